import { expect, test } from 'vitest';
import { diameterDigits, oversizeText, shownStenosis, stenosisText } from '../../../core/plan/figures.ts';
import { typedNumber } from '../../../renderer/ui/format.ts';

test('a stenosis far from the line shows one digit, within half a point of it two', () => {
  expect([67.1875, 60.49, 60.5, 61, 61.46].map(stenosisText)).toEqual([
    '67.2 %',
    '60.5 %',
    '60.50 %',
    '61.00 %',
    '61.46 %',
  ]);
});

test('a stenosis just beside the line never looks equal to it', () => {
  expect([61.004, 60.9996, 61.00004].map(stenosisText)).toEqual(['61.004 %', '60.9996 %', '61.00004 %']);
});

test('a stenosis that only floating point puts beside the line shows the line', () => {
  // RVD 12.00, MLD 4.68 is exactly 61 %; as (1 − 4.68/12)·100 it is 61.00000000000001.
  expect(stenosisText((1 - 4.68 / 12) * 100)).toBe('61.00 %');
});

test('near the line the stenosis shown is the one that decides, from whole micrometres', () => {
  // 4.6795 and 12.00049 mm are 4680 and 12000 µm: exactly 61 %, although the unrounded quotient is above it.
  const metrics = { mldMm: 4.6795, rvdMm: 12.00049, diameterStenosisPct: 61.0057 };
  const rest = { areaStenosisPct: null, lesionVariationPct: null, verdictFlipsBetweenStates: false };
  expect(shownStenosis({ ...metrics, ...rest })).toBe(61);
});

test('close to the line the diameters show the micrometres in which they are compared', () => {
  expect([67.2, 62, 61.4, 61.1, null].map(diameterDigits)).toEqual([1, 1, 2, 3, 1]);
});

test('an oversize shows one digit more near 1 and 4 mm', () => {
  expect([3.2, 1.2, 3.76, 4].map(oversizeText)).toEqual(['3.2 mm', '1.20 mm', '3.76 mm', '4.00 mm']);
});

test('a typed number may have a comma or a point, and nothing else around it', () => {
  expect(['12,5', ' -3.25 ', '.5', '7', '12 mm', '1,2,3', '1e3', '', '-'].map(typedNumber)).toEqual([
    12.5,
    -3.25,
    0.5,
    7,
    null,
    null,
    null,
    null,
    null,
  ]);
});
