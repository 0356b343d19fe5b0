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

/** The ends of an ellipse's own two axes from the ends of any two conjugate diameters of it, in a unit with square axes. */
export function principalAxes(ends: Contour): Contour {
  const [a, b, c, d] = ends;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return ends;
  const f: Point = [(a[0] - c[0]) / 2, (a[1] - c[1]) / 2];
  const g: Point = [(b[0] - d[0]) / 2, (b[1] - d[1]) / 2];
  const askew = f[0] * g[0] + f[1] * g[1];
  const lengths = f[0] * f[0] + f[1] * f[1] - g[0] * g[0] - g[1] * g[1];
  // Diameters at right angles are the axes already; of a circle any two are.
  if (Math.abs(askew) <= 1e-9 * Math.hypot(...f) * Math.hypot(...g)) return ends;
  const angle = Math.atan2(2 * askew, lengths) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return ellipseEnds(
    [(a[0] + c[0]) / 2, (a[1] + c[1]) / 2],
    [cos * f[0] + sin * g[0], cos * f[1] + sin * g[1]],
    [cos * g[0] - sin * f[0], cos * g[1] - sin * f[1]],
  );
}
