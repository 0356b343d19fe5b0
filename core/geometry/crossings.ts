import type { Contour, Point } from './point.ts';

/**
 * Where a straight line through a place crosses a closed contour, as multiples of `direction` from that place, ascending.
 * A vertex that lies on the line counts once; an edge along the line counts not at all.
 */
export function crossings(contour: Contour, [x, y]: Point, [dx, dy]: Point): readonly number[] {
  const length = dx * dx + dy * dy;
  const side = ([px, py]: Point): number => (px - x) * dy - (py - y) * dx;
  const along = ([px, py]: Point): number => ((px - x) * dx + (py - y) * dy) / length;
  const found: number[] = [];
  let from = contour.at(-1);
  for (const to of contour) {
    if (from === undefined) break;
    const [before, after] = [side(from), side(to)];
    // Zero belongs to one side only, so that a vertex on the line is crossed once or touched, never crossed twice.
    if (before < 0 !== after < 0) {
      const share = before / (before - after);
      found.push(along(from) + share * (along(to) - along(from)));
    }
    from = to;
  }
  return found.sort((a, b) => a - b);
}
