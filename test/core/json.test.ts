import { expect, test } from 'vitest';
import { jsonIn } from '../../core/json.ts';

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

test('JSON is read up to 500 levels, and no deeper', () => {
  expect(jsonIn(nested(500))).toEqual(JSON.parse(nested(500)));
  expect(jsonIn(nested(501))).toBeNull();
  expect(jsonIn(`{"a":${nested(100_000)}}`)).toBeNull();
});

test('brackets in texts and beside one another are no levels', () => {
  const beside = { text: `\\"${'[{'.repeat(600)}`, lists: Array.from({ length: 2000 }, () => [{}]) };
  expect(jsonIn(JSON.stringify(beside))).toEqual(beside);
  expect(jsonIn('"[[[')).toBeNull();
});
