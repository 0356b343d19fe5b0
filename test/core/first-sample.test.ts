import { expect, test } from 'vitest';
import { firstSample } from '../../core/first-sample.ts';

test.each([
  [
    ['practice-02.dcm', 'practice-01.dcm', 'index.json', 'practice-01-venogram.dcm'],
    ['practice-01-venogram.dcm', 'practice-01.dcm'],
  ],
  [['practice-10.dcm', 'practice-1.dcm'], ['practice-1.dcm']],
  [['b.dcm', 'a.dcm'], ['a.dcm']],
  [['index.json'], []],
])('of %j the window opens %j first', (names, first) => {
  expect(firstSample(names)).toEqual(first);
});
