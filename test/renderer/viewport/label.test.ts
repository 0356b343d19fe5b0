import { expect, test } from 'vitest';
import type { Point } from '../../../core/geometry/point.ts';
import { newRecord } from '../../../core/session/document/identity.ts';
import { readPoints } from '../../../core/session/drawn/readings.ts';
import { endLabelAt, labelText, lineLabelAt } from '../../../renderer/viewport/label.ts';
import { openedRun } from '../viewer/run.ts';

const LABEL = { width: 80, height: 30 };
const VIEWPORT = { width: 1000, height: 700 };

/** 32 knots on a circle of 100 pixels radius about (250, 240): 0.1 mm pixels make it 314.2 mm². */
const circle = Array.from({ length: 32 }, (_, k) => {
  const angle = (k * Math.PI) / 16;
  return [250 + 100 * Math.cos(angle), 240 + 100 * Math.sin(angle)] as const;
});

test('the label of the selected outline has its area in the unit of the scale, that of the others only their name', () => {
  const reading = readPoints(circle, 'spline', newRecord(openedRun()));
  const shown = (['selected', 'plain'] as const).map((look) =>
    labelText('Lesion 1', reading, look).replaceAll('\u00a0', ' '),
  );
  expect(shown).toEqual(['Lesion 1\narea 314.2 mm²', 'Lesion 1']);
});

test('an outline that crosses itself says so and shows no number', () => {
  const eight = [
    [100, 100],
    [200, 200],
    [200, 100],
    [100, 200],
  ] as const;
  expect(labelText('Lesion 1', readPoints(eight, 'spline', newRecord(openedRun())), 'selected')).toBe(
    'Lesion 1\nNot measured: the contour crosses itself.',
  );
});

test('the number of a diameter stands at its right end', () => {
  expect(
    lineLabelAt(
      [
        [400, 200],
        [300, 500],
      ],
      LABEL,
      VIEWPORT,
    ),
  ).toEqual([412, 185]);
});

test('the label of a caliper stands beyond the end of its line and moves with it, to the border and along it, without a jump', () => {
  const apart = (one: Point, other: Point) => Math.hypot(one[0] - other[0], one[1] - other[1]);
  let before: Point | null = null;
  for (let degrees = 0; degrees <= 360; degrees += 1) {
    const angle = (degrees * Math.PI) / 180;
    const end: Point = [500 + 400 * Math.cos(angle), 350 + 340 * Math.sin(angle)];
    const at = endLabelAt([500, 350], end, LABEL, VIEWPORT);
    // The end itself moves by up to 7 pixels a degree.
    if (before !== null) expect(apart(at, before)).toBeLessThan(10);
    before = at;
  }
  const inside = endLabelAt([300, 300], [400, 300], LABEL, VIEWPORT);
  expect(inside).toEqual([412, 285]);
  expect(endLabelAt([300, 300], [200, 300], LABEL, VIEWPORT)).toEqual([200 - 12 - LABEL.width, 285]);
});
