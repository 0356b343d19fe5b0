import fc from 'fast-check';
import type { Contour, Point } from '../../../core/geometry/point.ts';

/** An ellipse of two full axes with its vertices on the curve, the axes' ends among them when `vertices` is a multiple of four. */
export function ellipse(long: number, short: number, vertices = 256): Contour {
  return Array.from({ length: vertices }, (_, k): Point => {
    const angle = (2 * Math.PI * k) / vertices;
    return [(long / 2) * Math.cos(angle), (short / 2) * Math.sin(angle)];
  });
}

/** A rectangle with its sides cut into `perSide` edges each. */
export function rectangle(width: number, height: number, perSide = 8): Contour {
  const corners: Contour = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
  return corners.flatMap(([x, y], side) => {
    const [toX, toY] = corners[(side + 1) % 4] ?? [0, 0];
    return Array.from({ length: perSide }, (_, k): Point => {
      const share = k / perSide;
      return [x + share * (toX - x), y + share * (toY - y)];
    });
  });
}

/** Random outlines that are star-shaped around the origin, 16 to 60 vertices, radii 2 to 9. */
export const starShaped: fc.Arbitrary<Contour> = fc
  .array(fc.tuple(fc.double({ min: 2, max: 9, noNaN: true }), fc.double({ min: 0.3, max: 1, noNaN: true })), {
    minLength: 16,
    maxLength: 60,
  })
  .map((steps) => {
    const total = steps.reduce((sum, [, step]) => sum + step, 0);
    let angle = 0;
    return steps.map(([radius, step]): Point => {
      angle += (2 * Math.PI * step) / total;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
  });

/** Random bands bent around the origin like a kidney or a crescent, simple by construction, far from star-shaped when long. */
export const bentBand: fc.Arbitrary<Contour> = fc
  .record({
    sweep: fc.double({ min: 1, max: 5.5, noNaN: true }),
    thickness: fc.array(fc.double({ min: 0.4, max: 3, noNaN: true }), { minLength: 10, maxLength: 30 }),
  })
  .map(({ sweep, thickness }) => {
    const at = (k: number, radius: number): Point => {
      const angle = (sweep * k) / (thickness.length - 1);
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    };
    return [...thickness.map((width, k) => at(k, 5 + width)), ...thickness.map((_, k) => at(k, 5)).reverse()];
  });

/** Random skylines: right-angled outlines on a grid, full of edges in line with each other and with the centroid. */
export const skyline: fc.Arbitrary<Contour> = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 3, maxLength: 12 }),
    fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 12, maxLength: 12 }),
    fc.boolean(),
  )
  .map(([above, below, symmetric]) => {
    const columns = symmetric ? [...above, ...[...above].reverse()] : above;
    const under = columns.map((height, i) => (symmetric ? height : (below[i] ?? 1)));
    const top = columns.flatMap((height, i): Point[] => [
      [i, height],
      [i + 1, height],
    ]);
    const bottom = under.flatMap((depth, i): Point[] => [
      [i, -depth],
      [i + 1, -depth],
    ]);
    const all = [...bottom, ...top.reverse()];
    return all.filter(([x, y], i) => {
      const [nextX, nextY] = all[(i + 1) % all.length] ?? [x, y];
      return x !== nextX || y !== nextY;
    });
  });
