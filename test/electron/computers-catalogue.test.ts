import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BUILT_IN_CATALOGUE } from '../../core/plan/catalogue.ts';
import { writeCatalogue } from '../../core/plan/catalogue-file.ts';
import { keepComputersCatalogue, readComputersCatalogue } from '../../electron/catalogue/computers-catalogue.ts';
import { newFolder } from './new-folder.ts';

const place = async () => join(await newFolder(), 'catalogue.ivus-catalogue.json');
const text = writeCatalogue(BUILT_IN_CATALOGUE);

test('there is none at first; one that was kept is read back to the last character', async () => {
  const path = await place();
  expect(await readComputersCatalogue(path)).toEqual({ text: null, problem: null });
  expect(await keepComputersCatalogue(path, text)).toBeNull();
  expect(await readComputersCatalogue(path)).toEqual({ text, problem: null });
});

test.each(['{"format":"ivus-cat', '{"format":"ivus-catalogue/1","products":[]}', '{"format":"ivus-catalogue/9"}'])(
  'a catalogue that cannot be used (%s) is set aside with a sentence when it is read, and never written over',
  async (damaged) => {
    const path = await place();
    await writeFile(path, damaged);
    const { text: found, problem } = await readComputersCatalogue(path);
    expect(found).toBeNull();
    expect(problem).toMatch(
      /^The stent catalogue of this computer is damaged; it was set aside as .*built-in catalogue/,
    );
    await writeFile(path, damaged);
    expect(await keepComputersCatalogue(path, text)).toBeNull();
    const folder = join(path, '..');
    const aside = (await readdir(folder)).filter((name) => name.includes('damaged'));
    const texts = await Promise.all(aside.map((name) => readFile(join(folder, name), 'utf8')));
    expect([texts.length > 0, texts.every((each) => each === damaged)]).toEqual([true, true]);
    expect(await readFile(path, 'utf8')).toBe(text);
  },
);
