import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { FIRST_TEXT, knownLength, textOn, withMark } from '../../../renderer/calibration/ruler.ts';
import { spacingFacts } from '../../core/dicom/scale/spacing-facts.ts';

const words = { object: 'ticks', intervals: '9', spacing: '1', french: '' } as const;

test.each([
  ['nine marks 1 mm apart', words, 9, '9 intervals of 1 mm'],
  [
    'one interval of a 10-mm marker catheter',
    { ...words, object: 'markers', intervals: '1', spacing: '10' },
    10,
    '1 interval of 10 mm',
  ],
  ['a 6 French catheter', { ...words, object: 'catheter', french: '6' }, 2, '6 F'],
  ['a comma for the point', { ...words, spacing: '0,5' }, 4.5, '9 intervals of 0.5 mm'],
] as const)('%s has a known length', (_, said, mm, text) => {
  expect(knownLength(said, 2)).toMatchObject({ ok: true, value: { mm: expect.closeTo(mm, 12), said: text } });
});

test.each([
  ['no whole number of intervals', { ...words, intervals: '2.5' }],
  ['no interval', { ...words, intervals: '0' }],
  ['no distance', { ...words, spacing: '' }],
  ['a distance of zero', { ...words, spacing: '0' }],
  ['no diameter', { ...words, object: 'catheter' }],
  ['a catheter of 41 French', { ...words, object: 'catheter', french: '41' }],
] as const)('%s is refused', (_, said) => {
  expect(knownLength(said, 2).ok).toBe(false);
});

test('without a count the marks that were clicked are counted; fewer intervals than marks cannot be', () => {
  const catheter = { ...FIRST_TEXT.markers, spacing: '10' };
  expect([knownLength(catheter, 6), knownLength({ ...catheter, intervals: '9' }, 6)]).toEqual([
    { ok: true, value: { mm: 50, intervals: 5, said: '5 intervals of 10 mm' } },
    { ok: true, value: { mm: 90, intervals: 9, said: '9 intervals of 10 mm' } },
  ]);
  expect([knownLength(catheter, 1).ok, knownLength({ ...catheter, intervals: '4' }, 6).ok]).toEqual([false, false]);
});

test('no length of a catheter is filled in before the operator has said it', () => {
  expect(knownLength(FIRST_TEXT.markers, 6).ok).toBe(false);
  expect(knownLength(FIRST_TEXT.catheter, 2).ok).toBe(false);
});

test('on an X-ray run the line lies along a marker catheter unless the operator says otherwise of that run', () => {
  const said = { run: '1', words: FIRST_TEXT.catheter };
  const object = (run: string, modality: string) =>
    textOn({ line: null, said }, run, spacingFacts({ modality })).object;
  expect([object('1', 'XA'), object('2', 'XA'), object('2', 'IVUS')]).toEqual(['catheter', 'markers', 'ticks']);
});

test('marks of a bent catheter clicked in any order come to lie in their order', () => {
  const marks = Array.from({ length: 9 }, (_, k): Point => [200 * Math.cos(k / 8), 200 * Math.sin(k / 8)]);
  fc.assert(
    fc.property(fc.shuffledSubarray(marks, { minLength: marks.length }), (clicked) => {
      const laid = clicked.reduce<Contour>(withMark, []);
      expect([marks, [...marks].reverse()]).toContainEqual(laid);
    }),
  );
});
