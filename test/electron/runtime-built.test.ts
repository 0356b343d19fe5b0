import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { isBuilt, sourceMark } from '../../electron/runtime/built.mjs';
import { samplesMark } from '../../electron/runtime/sample-files.ts';

const products = ['main/main.js', 'main/cli.js', 'main/samples.js', 'preload/preload.cjs', 'renderer/index.html'];

/** A project folder with two sources, built from exactly these. */
function builtProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ivus-built-'));
  const files = ['core/units.ts', 'renderer/main.tsx', ...products.map((product) => join('out', product))];
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), 'x');
  }
  writeFileSync(join(folder, 'out', '.built-from'), sourceMark(folder));
  return folder;
}

test('a build made from the present sources is used again', () => {
  expect(isBuilt(builtProject())).toBe(true);
});

test.each([
  ['a source is edited', (folder: string) => writeFileSync(join(folder, 'core', 'units.ts'), 'changed')],
  ['a source is added', (folder: string) => writeFileSync(join(folder, 'core', 'more.ts'), '')],
  ['a source is deleted', (folder: string) => rmSync(join(folder, 'renderer', 'main.tsx'))],
  ['an older source is put back', (folder: string) => utimesSync(join(folder, 'core', 'units.ts'), 1, 1)],
  ['a product is missing', (folder: string) => rmSync(join(folder, 'out', 'main', 'cli.js'))],
  ['the last build did not finish', (folder: string) => rmSync(join(folder, 'out', '.built-from'))],
])('it is built anew when %s', (_when, change) => {
  const folder = builtProject();
  change(folder);
  expect(isBuilt(folder)).toBe(false);
});

test('generated samples and the code that only starts the program do not make a build stale', () => {
  const folder = builtProject();
  for (const file of ['samples/generated/a.dcm', 'electron/runtime/start.ts']) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), 'x');
  }
  expect(isBuilt(folder)).toBe(true);
});

test.each([
  ['nothing', true, () => undefined],
  ['a study', false, (folder: string) => writeFileSync(study(folder), 'other')],
  ['the age of a study', false, (folder: string) => utimesSync(study(folder), 1, 1)],
  ['the folder of studies', false, (folder: string) => rmSync(dirname(study(folder)), { recursive: true })],
  ['the build', false, (folder: string) => writeFileSync(join(folder, 'out', '.built-from'), 'another')],
])('the studies are those that were up to date where %s has changed: %s', (_what, same, change) => {
  const folder = builtProject();
  mkdirSync(dirname(study(folder)), { recursive: true });
  writeFileSync(study(folder), 'x');
  const before = samplesMark(folder);
  change(folder);
  expect(samplesMark(folder) === before).toBe(same);
});

function study(folder: string): string {
  return join(folder, 'samples', 'generated', 'practice-01.dcm');
}
