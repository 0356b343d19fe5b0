import { expect, test } from 'vitest';
import { wordsFound } from '../../../renderer/window/palette-entries.ts';

test('a row is found by the beginnings of its words in any order, then by any part of them, never without one of them', () => {
  const found = (typed: string) => wordsFound('Turn the longitudinal cut back Along the run', typed);
  expect(['turn cut', 'CUT tu', 'long', '', 'dinal', 'turn zoom'].map(found)).toEqual([1, 1, 1, 1, 0.5, 0]);
  expect(wordsFound('practice-01.dcm (IVUS)', '01')).toBe(1);
});
