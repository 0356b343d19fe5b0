import { expect, test } from 'vitest';
import {
  areaStenosis,
  diameterStenosis,
  isAreaStenosisNotable,
  isConfirmedStenosis,
  isOval,
} from '../../../core/measure/stenosis.ts';

test.each([
  [12, 4.68],
  [17, 6.63],
  [10, 3.9],
  [13, 5.07],
])('RVD %s with MLD %s is exactly 61 %% and does not confirm', (rvd, mld) => {
  expect(isConfirmedStenosis(rvd, mld)).toBe(false);
  expect(isConfirmedStenosis(rvd, mld - 0.001)).toBe(true);
});

test('no MLD in whole micrometres is judged otherwise than in whole numbers', () => {
  for (let rvd = 8000; rvd <= 18000; rvd += 250) {
    for (let mld = Math.floor(0.385 * rvd); mld <= 0.395 * rvd; mld += 1) {
      expect(isConfirmedStenosis(rvd / 1000, mld / 1000)).toBe(39n * BigInt(rvd) > 100n * BigInt(mld));
    }
  }
});

test('lengths are rounded to the micrometre before they are compared', () => {
  expect(isConfirmedStenosis(12, 4.67951)).toBe(false);
  expect(isConfirmedStenosis(12, 4.67949)).toBe(true);
});

test('RVD 12.8 and MLD 4.2 give 67.1875 %', () => {
  expect(diameterStenosis(12.8, 4.2)).toBeCloseTo(67.1875, 12);
});

test('half the area is 50 % and not notable, a hair less is', () => {
  expect(areaStenosis(100, 50)).toBe(50);
  expect(isAreaStenosisNotable(100, 50)).toBe(false);
  expect(isAreaStenosisNotable(100, 50 - 1e-12)).toBe(false);
  expect(isAreaStenosisNotable(100, 49.99999)).toBe(true);
});

test('a reference of 0.80 is round, one of 0.7999 is oval', () => {
  expect(isOval({ min: 8, max: 10 })).toBe(false);
  expect(isOval({ min: 7.999, max: 10 })).toBe(true);
  expect(isOval({ min: 9.6, max: 15 })).toBe(true);
});
