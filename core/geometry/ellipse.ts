import type { Contour, Point } from './point.ts';

/**
 * The four ends of an ellipse's two axes, one after the other around it. Any affine picture of an ellipse is one again,
 * so these places mean the same ellipse in pixels and in millimetres, also where pixels are not square.
 */
export function ellipseEnds(centre: Point, first: Point, second: Point): Contour {
  const [x, y] = centre;
  return [
    [x + first[0], y + first[1]],
    [x + second[0], y + second[1]],
    [x - first[0], y - first[1]],
    [x - second[0], y - second[1]],
  ];
}

/** The ellipse through the four ends of two conjugate diameters, as a polygon of so many vertices that begins at the first end; other than four places are returned as they are. */
export function ellipseThrough(ends: Contour, vertices = 256): Contour {
  const [a, b, c, d] = ends;
  if (a === undefined || b === undefined || c === undefined || d === undefined || ends.length !== 4) return ends;
  const [x, y] = [(a[0] + c[0]) / 2, (a[1] + c[1]) / 2];
  const first: Point = [(a[0] - c[0]) / 2, (a[1] - c[1]) / 2];
  const second: Point = [(b[0] - d[0]) / 2, (b[1] - d[1]) / 2];
  return Array.from({ length: vertices }, (_, k): Point => {
    const angle = (2 * Math.PI * k) / vertices;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return [x + cos * first[0] + sin * second[0], y + cos * first[1] + sin * second[1]];
  });
}
