import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROGRAM } from '../../core/lumen/quick/program-text.ts';
import { projectFolder } from '../../electron/runtime/project.mjs';
import { builtAnew, digestOf } from './built-anew.ts';

/** The source that says how a program is built, and where it lies beside its sources. */
const BUILT = [
  ['jpeg.h', join(projectFolder, 'core', 'dicom', 'decode', 'quick-jpeg')],
  ['grid.h', join(projectFolder, 'core', 'lumen', 'quick')],
] as const;

function digestsIn(of: string): string {
  const names = readdirSync(of).filter((name) => /\.(h|c|wasm)$/.test(name));
  const line = (name: string) => `${digestOf(join(of, name))}  ${name}`;
  return `${names.toSorted().map(line).join('\n')}\n`;
}

test.each(BUILT)('the compiled program beside %s is that of the sources', (header, folder) => {
  const inOrder = (text: string) =>
    text
      .trim()
      .split('\n')
      .toSorted((a, b) => a.slice(66).localeCompare(b.slice(66)));
  const digests = digestsIn(builtAnew(folder, header));
  expect(inOrder(digests)).toEqual(inOrder(readFileSync(join(folder, 'SHA256SUMS'), 'utf8')));
});

test('the search starts the program beside its sources', () => {
  expect(Buffer.from(PROGRAM, 'base64').equals(readFileSync(join(BUILT[1][1], 'quick.wasm')))).toBe(true);
});
