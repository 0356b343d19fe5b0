import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import type { GreyFrame, LumenField } from '../../../core/lumen/answer.ts';
import { lumenField } from '../../../core/lumen/field.ts';
import { findLumen } from '../../../core/lumen/find-lumen.ts';
import { lumenReadings } from '../../../core/measure/lumen.ts';
import { median } from './agreement.ts';
import { type KnownFrame, knownFrames, lumenOf } from './frames.ts';

const frames = (await knownFrames()).filter(({ set }) => ['echoplaque-BL', 'iliac-open', 'mixed-open'].includes(set));
const some = frames.filter((_, k) => k % 3 === 0);

/** The picture that shows at each place (from the middle, in pixels) what the frame shows at another one; bilinear. */
function redrawn({ width, height, grey }: GreyFrame, side: number, from: (x: number, y: number) => Point): GreyFrame {
  const out = new Uint8Array(side * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [dx, dy] = from(x + 0.5 - side / 2, y + 0.5 - side / 2);
      const [u, v] = [dx + width / 2 - 0.5, dy + height / 2 - 0.5];
      const [column, row] = [Math.floor(u), Math.floor(v)];
      if (column < 0 || row < 0 || column > width - 2 || row > height - 2) continue;
      const at = (i: number, j: number): number => grey[(row + j) * width + column + i] ?? 0;
      const upper = at(0, 0) + (u - column) * (at(1, 0) - at(0, 0));
      const lower = at(0, 1) + (u - column) * (at(1, 1) - at(0, 1));
      out[y * side + x] = Math.round(upper + (v - row) * (lower - upper));
    }
  }
  return { width: side, height: side, grey: out, drawn: null };
}

function minOf(field: LumenField, frame: GreyFrame): number {
  const contour: Contour = lumenOf(findLumen(field, frame, { keep: false })).contour;
  return lumenReadings(contour.map(([x, y]): Point => [x * field.mmX, y * field.mmY])).min;
}

/** By how much the min diameter differs once a frame has been redrawn, as a share; the pixel becomes `times` as large. */
function change(
  { field, frame }: KnownFrame,
  side: number,
  times: number,
  from: (x: number, y: number) => Point,
): number {
  const again = redrawn(frame, side, from);
  const region = { x0: 0, y0: 0, x1: side - 1, y1: side - 1 };
  const mm = field.mmX * times;
  const other = lumenField(again, { width: side, height: side, region, mmX: mm, mmY: mm });
  if ('none' in other) throw new Error(other.none);
  return Math.abs(minOf(other, again) / minOf(field, frame) - 1);
}

test('turned by 37 degrees a lumen has the same millimetres', () => {
  const [cos, sin] = [Math.cos((37 * Math.PI) / 180), Math.sin((37 * Math.PI) / 180)];
  const changes = some.map((known) =>
    change(known, known.frame.width, 1, (x, y) => [cos * x + sin * y, cos * y - sin * x]),
  );
  expect(median(changes)).toBeLessThanOrEqual(0.01);
});

test('mirrored likewise', () => {
  const changes = some.map((known) => change(known, known.frame.width, 1, (x, y) => [-x, y]));
  expect(median(changes)).toBeLessThanOrEqual(0.01);
});

test('drawn with pixels of another size likewise', () => {
  const changes = some.map((known) =>
    change(known, Math.round(known.frame.width * 1.25), 0.8, (x, y) => [0.8 * x, 0.8 * y]),
  );
  expect(median(changes)).toBeLessThanOrEqual(0.01);
});

test('pixels that are not square count in millimetres', () => {
  const [known] = some;
  if (known === undefined) throw new Error('there are frames');
  const { field, frame } = known;
  const height = frame.height / 2;
  const grey = new Uint8Array(frame.width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < frame.width; x++)
      grey[y * frame.width + x] =
        ((frame.grey[2 * y * frame.width + x] ?? 0) + (frame.grey[(2 * y + 1) * frame.width + x] ?? 0)) / 2;
  const flat: GreyFrame = { width: frame.width, height, grey, drawn: null };
  const region = { x0: 0, y0: 0, x1: frame.width - 1, y1: height - 1 };
  const squashed = lumenField(flat, { width: frame.width, height, region, mmX: field.mmX, mmY: 2 * field.mmY });
  if ('none' in squashed) throw new Error(squashed.none);
  expect(minOf(squashed, flat) / minOf(field, frame)).toBeCloseTo(1, 1);
});
