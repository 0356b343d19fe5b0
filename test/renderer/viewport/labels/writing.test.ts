import { expect, test } from 'vitest';
import { writingIn } from '../../../../renderer/viewport/labels/writing.ts';

const SIZE = 512;

/** A colour picture of one grey with bright rectangles [x, y, width, height] on it. */
function pictureWith(...marks: readonly (readonly [number, number, number, number])[]) {
  const rgba = new Uint8ClampedArray(SIZE * SIZE * 4).fill(20);
  for (const [left, top, width, height] of marks)
    for (let y = top; y < top + height; y++) rgba.fill(230, 4 * (y * SIZE + left), 4 * (y * SIZE + left + width));
  return { kind: 'colour', rows: SIZE, columns: SIZE, rgba } as const;
}

test('what is written into a corner is found, no more than a square around it; what lies in the circle is ultrasound', () => {
  expect(writingIn(pictureWith())).toEqual([]);
  expect(writingIn(pictureWith([200, 20, 80, 10], [250, 250, 60, 60]))).toEqual([]);
  // Two words in the upper right corner, 30 pixels apart.
  const boxes = writingIn(pictureWith([450, 12, 21, 9], [501, 12, 5, 9]));
  const [left, right] = [boxes.map(({ x }) => x), boxes.map(({ x, width }) => x + width)];
  expect(boxes.every(({ y, height }) => y >= 4 && y + height <= 29)).toBe(true);
  expect([Math.min(...left), Math.max(...right)]).toEqual([448, 512]);
  expect(boxes.some(({ x, width }) => x < 490 && x + width > 480)).toBe(false);
});
