import { expect, test } from 'vitest';
import { lengthsTyped, sizesTyped } from '../../../renderer/catalogue/typed-sizes.ts';

test.each<readonly [string, readonly number[]]>([
  ['', []],
  ['14, 16', [14, 16]],
  ['80 100;120', [80, 100, 120]],
  ['14–20 in steps of 2', [14, 16, 18, 20]],
  ['14 – 20 mm in steps of 2 mm', [14, 16, 18, 20]],
  ['14-20/2', [14, 16, 18, 20]],
  ['14 to 20 by 2', [14, 16, 18, 20]],
  ['14—16 / 0.5', [14, 14.5, 15, 15.5, 16]],
  // Tenths do not add up in binary fractions.
  ['1–1.4/0.1', [1, 1.1, 1.2, 1.3, 1.4]],
  ['60, 80–120 step of 20, 150', [60, 80, 100, 120, 150]],
  ['40 60–100/20', [40, 60, 80, 100]],
  ['14, 14–16/2, 16', [14, 16]],
])('lengths typed as “%s”', (text, expected) => {
  expect(lengthsTyped(text)).toEqual({ ok: true, value: expected });
});

test.each<readonly [string, string]>([
  ['14, sixteen', '“sixteen” cannot be read: enter millimetres, such as 14, 16 or 14–20 in steps of 2.'],
  ['14–20', '14–20 needs its step, such as 14–20 in steps of 2.'],
  ['20–14/2', '20–14 runs backwards: enter the smaller number first.'],
  ['14–20/4', '14–20 in steps of 4 does not end at 20: correct the step or the end.'],
  ['14–20/0', 'The step of 14–20 must be more than 0.'],
  ['1–200/1', '1–200 in steps of 1 are 200 sizes: check the step.'],
  ['0', 'Enter lengths of more than 0 mm.'],
  ['0–4/2', 'Enter lengths of more than 0 mm.'],
  ['-16', '“-16” cannot be read: enter millimetres, such as 14, 16 or 14–20 in steps of 2.'],
  ['14.5.2', '“14.5.2” cannot be read: enter millimetres, such as 14, 16 or 14–20 in steps of 2.'],
  ['14–16–18/2', '14–16 needs its step, such as 14–16 in steps of 2.'],
])('“%s” is refused with a sentence', (text, sentence) => {
  expect(lengthsTyped(text)).toEqual({ ok: false, problem: sentence });
});

test('exact sizes are pairs; a range on a side stands for all its sizes, and each size is there once', () => {
  expect(sizesTyped('14 × 60; 16x100, 14 X 60')).toEqual({
    ok: true,
    value: [
      [14, 60],
      [16, 100],
    ],
  });
  expect(sizesTyped('14–16/2 × 60–100 in steps of 40')).toEqual({
    ok: true,
    value: [
      [14, 60],
      [14, 100],
      [16, 60],
      [16, 100],
    ],
  });
});

test.each([
  ['14 × 60 × 2', '“14 × 60 × 2” is no size: enter diameter × length, such as 14 × 60, 16 × 100.'],
  ['14', '“14” is no size: enter diameter × length, such as 14 × 60, 16 × 100.'],
  ['14 ×', '“14 ×” is no size: enter diameter × length, such as 14 × 60, 16 × 100.'],
  ['14–20 × 60', '14–20 needs its step, such as 14–20 in steps of 2.'],
])('the size “%s” is refused with a sentence', (text, sentence) => {
  expect(sizesTyped(text)).toEqual({ ok: false, problem: sentence });
});
