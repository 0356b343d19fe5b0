import { expect, test } from 'vitest';
import { lengthBetween, openSpline, polylineOf } from '../../../core/geometry/open-spline.ts';
import type { Contour } from '../../../core/geometry/point.ts';
import { vesselLines, widthAt } from '../../../core/measure/vessel.ts';
import { findEdges } from '../../../core/venogram/edges.ts';
import { courseOf, projectedAt, SIDE } from '../../../samples/phantom/venogram.ts';
import { drawVenogram } from '../../../samples/phantom/venogram-draw.ts';
import { caseOf } from '../../samples/small-study.ts';

/** The practice study with a marker catheter: bones, a curved vein, and a metal marker every 10 mm, some beside its wall. */
const described = caseOf('marker-catheter-venogram');
const course = courseOf(described);

function foundOn(pixels: Uint8Array) {
  const found = findEdges(
    { rows: SIDE, columns: SIDE, values: Float32Array.from(pixels) },
    [course.at(0), course.at(110)],
    1,
  );
  if (!found.ok) throw new Error(found.problem);
  return found.value;
}

function curveThrough(knots: Contour) {
  const curve = openSpline(knots);
  if (curve === null) throw new Error('no line');
  return curve;
}

test('between two clicks the widths of the vein are those of the phantom, within 0.3 mm on average and 0.8 mm anywhere', () => {
  const { venogram } = described;
  const [pixels = new Uint8Array()] = drawVenogram({
    ...described,
    venogram: venogram === null ? null : { ...venogram, frames: 1 },
  });
  const { centre, left, right, gaps } = foundOn(pixels);
  expect(gaps).toEqual([]);
  const curve = curveThrough(centre);
  const lines = vesselLines(curve, [polylineOf(curveThrough(left))], [polylineOf(curveThrough(right))]);
  const length = lengthBetween(curve, 0, curve.spans) * course.mmPerPixel;
  expect(Math.abs(length - 110)).toBeLessThan(1);
  const off = Array.from({ length: 50 }, (_, k) => {
    const where = ((k + 0.5) / 50) * curve.spans;
    const read = (widthAt(lines, where)?.width ?? Number.NaN) * course.mmPerPixel;
    const mm = (lengthBetween(curve, 0, where) * course.mmPerPixel * 110) / length;
    return Math.abs(read - 2 * projectedAt(described, mm).half);
  });
  const mean = off.reduce((sum, one) => sum + one, 0) / off.length;
  expect({ mean: mean < 0.3, worst: Math.max(...off) < 0.8, off: [mean, Math.max(...off)] }).toMatchObject({
    mean: true,
    worst: true,
  });
});
