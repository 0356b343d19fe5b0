import { expect, test } from 'vitest';
import { projectFolder } from '../../electron/runtime/project.mjs';
import { sentencesIn } from './sentences.ts';

const SENTENCES = sentencesIn(projectFolder);

/** What no clinician would say or read, and what belongs to the program. */
const NEVER: readonly (readonly [string, RegExp])[] = [
  ['the name of an answer of the plan case', /\bfindings\.\w+/],
  ['a code', /\b(?!ELECTRON_)[A-Z]{3,}_[A-Z]{3,}(_[A-Z]+)*\b/],
  ['the source article', /\bthe seed\b/i],
  ['the active tool', /\b(in|into) the hand\b/],
  ['not answered, not set, not stated', /\bnobody (has|says|said|tells|knows)\b/i],
  ['action', /\bdeeds?\b/],
  ['playback speed', /\bpace\b/i],
  ['segment', /\bstretch(es)?\b/i],
  ['longitudinal view', /\blongitudinal cut\b/i],
  ['saved', /\bsessions? kept\b/i],
  ['point', /\bknots?\b/],
];

test('the list holds the sentences of every part of the program (this test would notice an empty walk)', () => {
  const folders = new Set(SENTENCES.map(({ file }) => file.split('/').slice(0, 2).join('/')));
  expect([...folders]).toEqual(
    expect.arrayContaining([
      'core/dicom',
      'core/plan',
      'core/practice',
      'core/session',
      'electron/cli',
      'renderer/window',
    ]),
  );
  expect(SENTENCES.length).toBeGreaterThan(1500);
  expect(SENTENCES.map(({ text }) => text)).toContain(
    'No scale is in use here: lengths are in pixels, not millimetres.',
  );
});

test.each(NEVER)('a sentence says %s in plain words', (_, pattern) => {
  const found = SENTENCES.filter(({ text }) => pattern.test(text));
  expect(found.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([]);
});
