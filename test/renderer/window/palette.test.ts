import { expect, test } from 'vitest';
import { wordsFound } from '../../../renderer/window/palette-entries.ts';

test('a row is found by the beginnings of its words in any order, then by any part of them, never without one of them', () => {
  const found = (typed: string) => wordsFound('Rotate the longitudinal view anticlockwise Longitudinal view', typed);
  expect(['rotate view', 'VIEW ro', 'long', '', 'dinal', 'rotate zoom'].map(found)).toEqual([1, 1, 1, 1, 0.5, 0]);
  expect(wordsFound('practice-01.dcm (IVUS)', '01')).toBe(1);
});
