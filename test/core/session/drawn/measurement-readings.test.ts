import { expect, test } from 'vitest';
import type { Point } from '../../../../core/geometry/point.ts';
import { readMeasurement } from '../../../../core/session/drawn/measurement-readings.ts';
import { run } from '../fixture.ts';

test('a caliper of 100 by 0 pixels on pixels of 0.1 mm is 10 mm; without a scale it stays 100 px', () => {
  const places: Point[] = [
    [200, 250],
    [300, 250],
  ];
  expect(readMeasurement('caliper', places, run)).toMatchObject({
    scale: { unit: 'mm' },
    figures: [{ value: expect.closeTo(10, 9) }],
  });
  const bare = { ...run, spacing: { ...run.spacing, regions: null, pixelSpacing: null } };
  expect(readMeasurement('caliper', places, bare)).toMatchObject({ scale: { unit: 'px' }, figures: [{ value: 100 }] });
});
