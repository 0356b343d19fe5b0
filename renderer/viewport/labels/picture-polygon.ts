import type { Contour } from '../../../core/geometry/point.ts';
import { remembered } from '../../../core/remembered.ts';
import type { Layout } from '../stage.ts';

/** Corners of a circle; it is drawn so much too wide that its sides lie outside the real one. */
const CORNERS = 48;
const OUTER = 1 / Math.cos(Math.PI / CORNERS);
/** Width by height of a picture that counts as square. */
const SQUARE = 1.03;

/** The border of what a picture shows, in the picture area: all of it; of a `round` one that is square, the circle in it. */
export const picturePolygon = remembered(({ picture, aspect, transform }: Layout, round: boolean): Contour => {
  const { width, height } = picture;
  const sides = [width, height * aspect].toSorted((a, b) => a - b);
  const isSquare = (sides[1] ?? 0) <= SQUARE * (sides[0] ?? 0);
  return (round && isSquare ? circleIn(width, height) : cornersOf(width, height)).map(transform.toScreen);
});

function circleIn(width: number, height: number): Contour {
  return Array.from({ length: CORNERS }, (_, k) => {
    const angle = (2 * Math.PI * k) / CORNERS;
    return [(width / 2) * (1 + OUTER * Math.cos(angle)), (height / 2) * (1 + OUTER * Math.sin(angle))] as const;
  });
}

/** The border of all that is stored of a picture, in the picture area. */
export const storedPolygon = remembered(
  ({ picture, transform }: Layout): Contour => cornersOf(picture.width, picture.height).map(transform.toScreen),
);

function cornersOf(width: number, height: number): Contour {
  return [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
}
