import type { Description } from './description.ts';
import { fieldOf } from './field.ts';

const EVERY_MM = 10;
const INK = 255;
const HALF_LENGTH_PX = 2;
/** "10 mm" in dots, row by row. */
const WORDS = [
  '.#..###....................',
  '##..#.#...##.#..##.#.......',
  '.#..#.#...#.#.#.#.#.#......',
  '.#..#.#...#.#.#.#.#.#......',
  '###.###...#.#.#.#.#.#......',
];

/** Burns in a console's graticule: short ticks every 10 mm from the catheter on the picture's cross, and at the upper edge what they are. */
export function drawTicks(grey: Uint8ClampedArray, picture: Description['picture']): void {
  const { mmPerPixel, centre } = fieldOf(picture);
  const ink = (x: number, y: number): void => {
    if (x >= 0 && y >= 0 && x < picture.columns && y < picture.rows) grey[y * picture.columns + x] = INK;
  };
  for (let mm = EVERY_MM; mm < picture.fieldMm / 2; mm += EVERY_MM) {
    const px = mm / mmPerPixel;
    for (const side of [-1, 1]) {
      const [x, y] = [Math.round(centre[0] + side * px), Math.round(centre[1] + side * px)];
      for (let off = -HALF_LENGTH_PX; off <= HALF_LENGTH_PX; off++) {
        ink(x, centre[1] + off);
        ink(centre[0] + off, y);
      }
    }
  }
  for (const [row, dots] of WORDS.entries())
    for (const [column, dot] of [...dots].entries()) if (dot === '#') ink(centre[0] + 6 + column, 3 + row);
}
