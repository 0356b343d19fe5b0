import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../electron/runtime/project.mjs';

/** A row of the table in core/README.md: what is said of a constant. */
interface Row {
  readonly atMost: string;
  readonly name: string;
  readonly file: string;
}

const sourceOf = (file: string): string => readFileSync(join(projectFolder, file), 'utf8');

function rows(): readonly Row[] {
  const [, after = ''] = sourceOf('core/README.md').split('### What a file may ask for');
  const [section = ''] = after.split('\n### ');
  const found = [...section.matchAll(/^\|[^|]+\| ([^|]+) \|[^|]+\| `([\w.]+)` in `([^`]+)` \|$/gm)];
  return found.map(([, atMost = '', name = '', file = '']) => ({ atMost, name, file }));
}

const KINDS = { KB: 1024, MB: 1024 ** 2 } as const;

/** "64 KB" in bytes; everything else by its number alone: seconds, milliseconds, characters, how many. */
function said(atMost: string): number {
  const [, digits = '', unit = ''] = /^([\d,]+)(?: (KB|MB|ms|s|bytes|characters|of each))?$/.exec(atMost) ?? [];
  return Number(digits.replaceAll(',', '')) * (unit === 'KB' || unit === 'MB' ? KINDS[unit] : 1);
}

/** The constants of a file, with what stands behind the equals sign; a list of them is taken apart. */
function constantsOf(file: string): ReadonlyMap<string, string> {
  const all = [...sourceOf(file).matchAll(/^(?:export )?const (\w+|\[[^\]]+\])(?:: [^=]+)? = ([^;]+);/gm)];
  return new Map(
    all.flatMap(([, names = '', value = '']): readonly (readonly [string, string])[] => {
      if (!names.startsWith('[')) return [[names, value]];
      const values = value.replace(/^\[|\]$/g, '').split(', ');
      return names
        .slice(1, -1)
        .split(', ')
        .map((name, index) => [name, values[index] ?? '']);
    }),
  );
}

/** The number that a constant, or a member of one that is an object, has in its file; NaN where there is none. */
function numberOf({ name, file }: Row): number {
  const [constant = '', member] = name.split('.');
  const text = constantsOf(file).get(constant) ?? '?';
  const value = member === undefined ? text : (new RegExp(`\\b${member}: ([\\d_]+)`).exec(text)?.[1] ?? '?');
  const product = value.replaceAll('_', '').split(' * ');
  return product.reduce((sum, factor) => {
    const [base = Number.NaN, power = 1] = factor.split(' ** ').map(Number);
    return sum * base ** power;
  }, 1);
}

test.each(rows())('$name in $file is $atMost, as the table says', (row) => {
  expect(numberOf(row)).toBe(said(row.atMost));
  expect(said(row.atMost)).toBeGreaterThan(0);
});

/** Where what others have made is read. */
const READING = [
  'core/dicom/bytes',
  'core/dicom/decode',
  'core/dicom/header',
  'core/dicom/picture',
  'core/dicom/pixels',
  'core/dicom/timing',
  'core/network',
  'core/pictures',
  'core/practice/records',
  'core/report/dicom/read',
  'core/session/document',
  'electron/network/web',
  'electron/network/dimse',
];

const BOUND = /^(MOST|LONGEST|LARGEST|DEEPEST)(_[A-Z]+)*$/;

/** What of these names is no bound of a read. */
const OTHERS = new Set([
  // Lengths that a format itself gives.
  'LONGEST_RUN in core/dicom/decode/rle.ts',
  'LONGEST_CODE in core/dicom/decode/huffman.ts',
  // What may follow the end of a picture before it counts as damaged.
  'LONGEST_PADDING in core/dicom/decode/jpeg-lossless.ts',
  'LONGEST_REMAINS in core/dicom/decode/jpeg-ls-end.ts',
  'LONGEST_REMAINS in core/dicom/decode/jpeg2000/walk.ts',
  // The least that a whole stream has.
  'MOST_EMPTY in core/dicom/decode/jpeg2000/walk.ts',
  'MOST_HEAD in core/dicom/decode/jpeg2000/walk.ts',
  // What we write and say.
  'MOST_OBJECTS in electron/network/web/store.ts',
  'MOST_BYTES in electron/network/web/store.ts',
  'LONGEST_SENT_PDU in core/network/dimse/limits.ts',
  'LONGEST in core/session/document/file.ts',
]);

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);
}

test('no bound is left out of the table', () => {
  const told = new Set(rows().map(({ name, file }) => `${name.split('.')[0]} in ${file}`));
  const named = READING.flatMap(filesBelow).flatMap((file) =>
    [...constantsOf(file).keys()].filter((name) => BOUND.test(name)).map((name) => `${name} in ${file}`),
  );
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((one) => !told.has(one) && !OTHERS.has(one))).toEqual([]);
  expect([...OTHERS].filter((one) => !named.includes(one))).toEqual([]);
});
