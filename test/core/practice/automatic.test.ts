import { expect, test } from 'vitest';
import type { Point } from '../../../core/geometry/point.ts';
import { centroid } from '../../../core/geometry/polygon.ts';
import { automaticFigures, trueFigures } from '../../../core/practice/automatic.ts';
import { frameOf } from '../../../core/practice/truth.ts';
import { study } from './perfect.ts';

const { truth } = study('classic-left-nivl');
const frame = frameOf(truth, truth.lesion.frame ?? 0);
if (frame === undefined) throw new Error('the truth knows its lesion');
const keys = ['outline-min', 'outline-max', 'outline-area', 'outline-overlap', 'outline-mean-distance'] as const;

test('a border on the true outline has the true sizes, overlaps it wholly and is nowhere away from it', () => {
  const [found, right] = [automaticFigures(frame.outlinePx, truth, frame), trueFigures(frame)];
  for (const key of keys) expect(found?.[key]).toBeCloseTo(right[key], 1);
});

test('a border a tenth too large about its middle is a tenth too long, 21 % too large, and overlaps by 2 / (1 + 1.21)', () => {
  const [x, y] = centroid(frame.outlinePx);
  const larger = frame.outlinePx.map(([u, v]): Point => [x + 1.1 * (u - x), y + 1.1 * (v - y)]);
  const found = automaticFigures(larger, truth, frame);
  expect(found?.['outline-min']).toBeCloseTo(1.1 * frame.minMm, 1);
  expect(found?.['outline-area']).toBeCloseTo(1.21 * frame.areaMm2, 0);
  expect(found?.['outline-overlap']).toBeCloseTo(2 / 2.21, 2);
});

test('a line that crosses itself has no figures', () => {
  const [a, b, c, d] = [0, 16, 32, 48].map((k) => frame.outlinePx[k] ?? [0, 0]);
  expect(automaticFigures([a, c, b, d] as readonly Point[], truth, frame)).toBeNull();
});
