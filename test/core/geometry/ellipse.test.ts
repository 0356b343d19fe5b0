import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ellipseEnds, ellipseThrough } from '../../../core/geometry/ellipse.ts';
import { area } from '../../../core/geometry/polygon.ts';
import { lumenReadings } from '../../../core/measure/lumen.ts';

test('an ellipse of 17 by 4.4 mm, turned by 30 degrees, measures 17 and 4.4 mm and π·17·4.4/4 mm²', () => {
  const [cos, sin] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
  const readings = lumenReadings(
    ellipseThrough(ellipseEnds([20, 30], [8.5 * cos, 8.5 * sin], [-2.2 * sin, 2.2 * cos])),
  );
  expect(readings.max).toBeCloseTo(17, 3);
  expect(readings.min).toBeCloseTo(4.4, 3);
  // An inscribed polygon of 256 sides has sin(2π/256)/(2π/256) of the ellipse's area: 0.01 % less.
  expect(readings.area / ((Math.PI * 17 * 4.4) / 4)).toBeCloseTo(1, 3);
});

test('the ends of conjugate diameters mean the same ellipse after any stretching of the axes', () => {
  const number = fc.double({ min: -50, max: 50, noNaN: true });
  fc.assert(
    fc.property(
      fc.tuple(number, number),
      fc.tuple(number, number),
      fc.double({ min: 0.3, max: 3, noNaN: true }),
      (a, b, stretch) => {
        const ends = ellipseEnds([0, 0], a, b);
        const stretched = ends.map(([x, y]) => [x, y * stretch] as const);
        // The area of an ellipse is π times the cross product of its conjugate half-diameters.
        const expected = Math.PI * Math.abs(a[0] * b[1] - a[1] * b[0]) * stretch;
        expect(Math.abs(area(ellipseThrough(stretched, 4096)))).toBeCloseTo(
          expected * 0.9999996,
          expected > 100 ? -1 : 2,
        );
      },
    ),
  );
});
