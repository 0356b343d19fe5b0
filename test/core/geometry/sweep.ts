import type { Contour, Point } from '../../../core/geometry/point.ts';

/** What a line through a point finds: the outermost crossings on both sides and how many there are. */
export interface SweptChord {
  readonly length: number;
  readonly crossings: readonly [number, number];
}

/** A second reading of "chord between the outermost crossings": every edge is cut with the line at one angle. */
export function chordAt(contour: Contour, [centreX, centreY]: Point, angle: number): SweptChord {
  const normal = [-Math.sin(angle), Math.cos(angle)] as const;
  const along: number[] = [];
  contour.forEach(([x, y], i) => {
    const [toX, toY] = contour[(i + 1) % contour.length] ?? [x, y];
    const from = (x - centreX) * normal[0] + (y - centreY) * normal[1];
    const to = (toX - centreX) * normal[0] + (toY - centreY) * normal[1];
    if (from > 0 === to > 0) return;
    const share = from / (from - to);
    const cutX = x + share * (toX - x) - centreX;
    const cutY = y + share * (toY - y) - centreY;
    along.push(cutX * Math.cos(angle) + cutY * Math.sin(angle));
  });
  return {
    length: Math.max(...along) - Math.min(...along),
    crossings: [along.filter((place) => place > 0).length, along.filter((place) => place < 0).length],
  };
}

/** Chords at every `step` degrees over half a turn. */
export function sweep(contour: Contour, centre: Point, step: number): readonly SweptChord[] {
  const count = Math.round(180 / step);
  return Array.from({ length: count }, (_, k) => chordAt(contour, centre, (Math.PI * k) / count));
}

/** Width of a contour across one direction. */
export function caliperAt(contour: Contour, angle: number): number {
  const along = contour.map(([x, y]) => x * Math.cos(angle) + y * Math.sin(angle));
  return Math.max(...along) - Math.min(...along);
}
