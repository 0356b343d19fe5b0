import { expect, test } from 'vitest';
import { breathingCurve } from '../../../core/lumen/breathing.ts';
import { type FoundLumen, referenceFrame, tightestFrame } from '../../../core/lumen/offers.ts';

/** A round lumen of a diameter. */
const round = (frame: number, diameter: number, flagged = false): FoundLumen => ({
  frame,
  area: (Math.PI * diameter * diameter) / 4,
  min: diameter,
  mean: diameter,
  flagged,
});

test('the tightest frame is offered, doubtful ones left out and counted', () => {
  const run = [round(0, 12), round(1, 5), round(2, 4.4), round(3, 3, true), round(4, 11)];
  expect(tightestFrame(run)).toEqual({ frame: 2, lumen: round(2, 4.4), leftOut: 1 });
  expect(tightestFrame([round(0, 9, true)])).toHaveProperty('none');
});

test('the reference is where the vein is wide and steady, within the landmarks if there are any', () => {
  const run = [...Array(40).keys()].map((k) => round(k, k < 10 ? 16 : k < 25 ? 13 + (k % 2) * 4 : 12));
  expect(referenceFrame(run, { from: 10, to: 39 })).toMatchObject({ frame: 27, lumen: { mean: 12 } });
  expect(referenceFrame(run, null)).toMatchObject({ lumen: { mean: 16 } });
  expect(referenceFrame(run.slice(10, 25), null)).toHaveProperty('none');
});

test('a breath of four seconds gives its widest and narrowest frames', () => {
  const run = [...Array(100).keys()].map((k) => round(k, 10 + Math.sin((2 * Math.PI * k) / 40)));
  const curve = breathingCurve(run);
  if ('none' in curve) throw new Error(curve.none);
  expect(curve.widest).toEqual([10, 50, 90]);
  expect(curve.narrowest).toEqual([30, 70]);
  // (11² − 9²) / 11² of the areas, less what evening takes off.
  expect(curve.change).toBeCloseTo(0.33, 1);
});

test('a lumen that does not breathe gives no curve, and neither do doubtful borders', () => {
  const still = [...Array(60).keys()].map((k) => round(k, 10 + (k % 3) * 0.05));
  expect(breathingCurve(still)).toHaveProperty('none');
  expect(breathingCurve(still.map((one, k) => ({ ...one, flagged: k % 2 === 0 })))).toHaveProperty('none');
});
