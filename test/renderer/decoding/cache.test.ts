import { expect, test } from 'vitest';
import { byteCache } from '../../../renderer/decoding/cache.ts';

test('the cache gives back what it was given and never holds more bytes than its limit', () => {
  const cache = byteCache<string>(100);
  for (const key of ['a', 'b', 'c', 'd']) cache.put(key, key.toUpperCase(), 30);
  expect([cache.get('b'), cache.get('d'), cache.bytes()]).toEqual(['B', 'D', 90]);
});

test('the picture that was looked at longest ago goes first', () => {
  const cache = byteCache<string>(100);
  for (const key of ['a', 'b', 'c']) cache.put(key, key, 30);
  cache.get('a');
  cache.put('d', 'd', 30);
  expect(['a', 'b', 'c', 'd'].map(cache.has)).toEqual([true, false, true, true]);
});

test('a picture larger than the limit is not kept and pushes nothing out', () => {
  const cache = byteCache<string>(100);
  cache.put('small', 's', 40);
  cache.put('huge', 'h', 101);
  expect([cache.has('small'), cache.has('huge'), cache.bytes()]).toEqual([true, false, 40]);
});

test('putting the same key again replaces it and counts its bytes once', () => {
  const cache = byteCache<string>(100);
  cache.put('a', 'old', 60);
  cache.put('a', 'new', 70);
  expect([cache.get('a'), cache.bytes()]).toEqual(['new', 70]);
});

test('a smaller limit lets go at once of what was used longest ago', () => {
  const cache = byteCache<string>(100);
  for (const name of ['a', 'b', 'c']) cache.put(name, name, 30);
  cache.get('a');
  cache.limitTo(60);
  expect([cache.has('a'), cache.has('b'), cache.has('c'), cache.bytes()]).toEqual([true, false, true, 60]);
});
