import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { plainText } from '../../../../core/dicom/header/plain-text.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { sharedFile } from '../../../data.ts';

test('what acts on the words around a text is taken out; letters of every script, tabs and lines stay', () => {
  expect(plainText('\u001b[31mDoe\u202e^\u2067Jane\u2069\u0007\u009b2J')).toBe('[31mDoe^Jane2J');
  const kept = 'Müller^Ä\tيوحنا \u200fאברהם 山田\r\n२';
  expect(plainText(kept)).toBe(kept);
});

test.each(['rlo.dcm', 'esc.dcm'])('no text of %s holds an escape or turns what follows round', async (name) => {
  const run = await openRun(memorySource(name, readFileSync(sharedFile('data', 'hostile', name))));
  if (!run.ok) throw new Error(run.problem);
  const texts = [...Object.values(run.value.identity), ...run.value.warnings].join('\n');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  expect([texts.length > 20, /[\u0000-\u0008\u001b\u009b\u202a-\u202e\u2066-\u2069]/.test(texts)]).toEqual([
    true,
    false,
  ]);
});
