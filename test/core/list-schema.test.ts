import { expect, test } from 'vitest';
import * as z from 'zod';
import { listOf } from '../../core/list-schema.ts';

const schema = z.strictObject({ items: listOf(z.strictObject({ name: z.string() }), 3) });

test('a list is read whole', () => {
  expect(schema.parse({ items: [{ name: 'a' }, { name: 'b' }] })).toEqual({ items: [{ name: 'a' }, { name: 'b' }] });
});

test('of many wrong members the first alone is told, with its place', () => {
  const { error } = schema.safeParse({ items: [{ name: 'a' }, { name: 1 }, null] });
  expect(error?.issues.map(({ path, code }) => [path.join('.'), code])).toEqual([['items.1.name', 'invalid_type']]);
});

test('a list of more than there may be is refused before any of it is looked at', () => {
  const { error } = schema.safeParse({ items: [1, 2, 3, 4] });
  expect(error?.issues.map(({ path, code }) => [path.join('.'), code])).toEqual([['items', 'too_big']]);
});
