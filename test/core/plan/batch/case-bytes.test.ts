import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contourOf } from '../../../../core/geometry/flat.ts';
import { parsedJson } from '../../../../core/json.ts';
import { parsedCase } from '../../../../core/plan/batch/case-bytes.ts';
import { randomCase } from '../random-case.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A value, or that there is none. */
function outcome(read: () => unknown): unknown {
  try {
    return { value: read() };
  } catch {
    return 'no JSON';
  }
}

/** A value with points in place of rows of numbers. */
function pointed(value: unknown): unknown {
  if (value instanceof Float64Array) return contourOf(value);
  if (Array.isArray(value)) return value.map(pointed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, pointed(part)]));
}

function expectSame(text: string): void {
  expect(outcome(() => pointed(parsedCase(bytesOf(text))))).toEqual(outcome(() => parsedJson(text.trim())));
}

const spaced = fc
  .tuple(randomCase, fc.constantFrom('', ' ', '\t', '\r'))
  .map(([planCase, space]) =>
    JSON.stringify(planCase).replaceAll(',', `,${space}`).replaceAll(':', `${space}:${space}`),
  );

test('a case is the same value whether read from bytes or from text', () => {
  fc.assert(fc.property(spaced, expectSame));
});

test('so is a damaged one, or neither is JSON', () => {
  const damage = fc.constantFrom(
    '',
    ',',
    '"',
    '[',
    ']',
    '0',
    '.',
    '-',
    'e',
    ' ',
    '\u00a0',
    '\ufeff',
    '\\',
    '\u0001',
    '}',
  );
  fc.assert(
    fc.property(spaced, damage, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (text, sign, share, over) => {
      const at = Math.floor(share * text.length);
      expectSame(`${text.slice(0, at)}${sign}${text.slice(at + (over ? 1 : 0))}`);
    }),
    { numRuns: 1000 },
  );
});

test('every outline of a case is a row of numbers, however long', () => {
  const outline = Array.from({ length: 30_000 }, (_, vertex) => [vertex / 7, 1 - vertex / 3]);
  const lumens = [outline.slice(0, 20), outline, outline.slice(9)].map((contour) => ({ contour }));
  const read = parsedCase(bytesOf(JSON.stringify({ lumens })));
  expect(read).toEqual({ lumens: lumens.map(({ contour }) => ({ contour: Float64Array.from(contour.flat()) })) });
});

const OUTLINE = '"contour":[[1,2],[3.25,-4e1]]';

test.each([
  ['an outline that is not the one of a lumen', `{${OUTLINE},"lumens":[]}`],
  ['an outline that is given twice', `{"lumens":[{${OUTLINE},"contour":[[5,6]]}]}`],
  ['an outline, then none', `{"lumens":[{${OUTLINE},"contour":null}]}`],
  ['lumens that are given twice', `{"lumens":[{${OUTLINE}}],"lumens":[{${OUTLINE}}]}`],
  ['a text in place of an outline', '{"lumens":[{"contour":"\\u00010"}]}'],
  ['the same beside an outline', `{"lumens":[{"contour":"\\u00010"}],"x":{${OUTLINE}}}`],
  ['a control in a text', `{"id":"\u00010","lumens":[{${OUTLINE}}]}`],
  ['a text that looks like an outline', `{"id":"\\"contour\\":[[1,2]]","lumens":[{${OUTLINE}}]}`],
  ['vertices of three numbers', '{"lumens":[{"contour":[[1,2,3]]}]}'],
  ['an outline of nothing', '{"lumens":[{"contour":[]}]}'],
  ['no case at all', '[1,2]'],
  ['nothing', ''],
  ['a mark in front', `\ufeff {"lumens":[{${OUTLINE}}]} \u00a0`],
  ['a mark behind an outline', `{"lumens":[{${OUTLINE}\ufeff}]}`],
])('%s is read as by JSON.parse', (_, text) => {
  expectSame(text);
});

test('a case that is nested too deep beside its outlines is refused', () => {
  const text = `{"lumens":[{${OUTLINE}}],"x":${'['.repeat(500)}${']'.repeat(500)}}`;
  expect(() => parsedCase(bytesOf(text))).toThrow('too deep');
});
