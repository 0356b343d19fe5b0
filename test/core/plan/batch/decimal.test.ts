import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cursorOf, readDecimal } from '../../../../core/plan/batch/decimal.ts';

/** What stands at the beginning of a text, and the text behind it. */
function read(text: string): readonly [number | null, string] {
  const cursor = cursorOf(new TextEncoder().encode(text));
  const row = new Float64Array(1);
  const value = readDecimal(cursor, row, 0) ? (row[0] ?? null) : null;
  return [value, text.slice(cursor.at)];
}

const digits = (least: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((each) => each.join(''));

test('every number that is written is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      for (const behind of [',', ',"rest"'])
        expect(read(`${JSON.stringify(value)}${behind}`)).toEqual([JSON.parse(JSON.stringify(value)), behind]);
    }),
    { numRuns: 5000 },
  );
});

test('so are decimals of any number of digits, with sign and exponent', () => {
  const written = fc
    .tuple(
      fc.constantFrom('', '-'),
      fc.oneof(
        fc.constant('0'),
        fc.tuple(fc.integer({ min: 1, max: 9 }), digits(0, 11)).map((each) => each.join('')),
      ),
      fc.oneof(
        fc.constant(''),
        digits(1, 26).map((each) => `.${each}`),
      ),
      fc.constantFrom('', '', '', 'e5', 'E-12', 'e+3', 'e400'),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(written, (text) => {
      for (const behind of [']', '],[1']) expect(read(`${text}${behind}`)).toEqual([JSON.parse(text), behind]);
    }),
    { numRuns: 20_000 },
  );
});

test('halfway between two numbers the even one is taken, a hair beside it the nearer one', () => {
  for (const [text, nearest] of [
    ['9007199254740993', 9007199254740992],
    ['9007199254740993.1', 9007199254740994],
    ['9007199254740995', 9007199254740996],
  ] as const)
    expect(read(text)).toEqual([nearest, '']);
});

test('what JSON does not call a number is none', () => {
  for (const text of ['', '-', '.5', '5.', '+1', '00', '01.5', '-.1', '1e', '1.5e+', 'NaN', '1.e3', '"1"'])
    expect([text, read(text)[0]]).toEqual([text, null]);
});
