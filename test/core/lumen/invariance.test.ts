import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import type { GreyFrame, LumenField } from '../../../core/lumen/answer.ts';
import { lumenField } from '../../../core/lumen/field.ts';
import { findLumen } from '../../../core/lumen/find-lumen.ts';
import { resolveLumen } from '../../../core/lumen/resolve-lumen.ts';
import { lumenReadings } from '../../../core/measure/lumen.ts';
import { median } from './agreement.ts';
import { type KnownFrame, knownFrames, lumenOf } from './frames.ts';
import { type Redrawing, redrawn } from './redrawn.ts';

const frames = (await knownFrames()).filter(({ set }) => ['echoplaque-BL', 'iliac-open', 'mixed-open'].includes(set));
const some = frames.filter((_, k) => k % 3 === 0);

const [cos, sin] = [Math.cos((37 * Math.PI) / 180), Math.sin((37 * Math.PI) / 180)];

const turned = ({ frame }: KnownFrame): Redrawing => ({
  side: frame.width,
  times: 1,
  from: (x, y) => [cos * x + sin * y, cos * y - sin * x],
});
const mirrored = ({ frame }: KnownFrame): Redrawing => ({ side: frame.width, times: 1, from: (x, y) => [-x, y] });
const finer = ({ frame }: KnownFrame): Redrawing => ({
  side: Math.round(frame.width * 1.25),
  times: 0.8,
  from: (x, y) => [0.8 * x, 0.8 * y],
});

function minOf(field: LumenField, frame: GreyFrame): number {
  return shortest(lumenOf(findLumen(field, frame, { keep: false })).contour, field);
}

function shortest(contour: Contour, { mmX, mmY }: LumenField): number {
  return lumenReadings(contour.map(([x, y]): Point => [x * mmX, y * mmY])).min;
}

/** By how much the min diameter differs once a frame has been redrawn, as a share. */
function change(known: KnownFrame, how: Redrawing): number {
  const { field, frame } = redrawn(known, how);
  return Math.abs(minOf(field, frame) / minOf(known.field, known.frame) - 1);
}

/** The same of the border that two places of the truth, a third of the way round apart, were clicked on. */
function changeOfCorrected(known: KnownFrame, how: Redrawing, to: (x: number, y: number) => Point): number {
  const { field, frame } = redrawn(known, how);
  const truth = known.truth ?? [];
  const clicked = [0, 1].map((k) => truth[Math.floor((k * truth.length) / 3)] ?? ([0, 0] as Point));
  const moved = clicked.map(([x, y]): Point => {
    const [u, v] = to(x - known.frame.width / 2, y - known.frame.height / 2);
    return [u + how.side / 2, v + how.side / 2];
  });
  const corrected = ({ field, frame }: Pick<KnownFrame, 'field' | 'frame'>, places: readonly Point[]): number =>
    shortest(resolveLumen(lumenOf(findLumen(field, frame)), places).contour, field);
  return Math.abs(corrected({ field, frame }, moved) / corrected(known, clicked) - 1);
}

test('turned by 37 degrees a lumen has the same millimetres', () => {
  expect(median(some.map((known) => change(known, turned(known))))).toBeLessThanOrEqual(0.01);
});

test('mirrored likewise', () => {
  expect(median(some.map((known) => change(known, mirrored(known))))).toBeLessThanOrEqual(0.01);
});

test('drawn with pixels of another size likewise', () => {
  expect(median(some.map((known) => change(known, finer(known))))).toBeLessThanOrEqual(0.01);
});

test('a corrected lumen, too, has the same millimetres turned, mirrored and drawn with other pixels', () => {
  const back = (x: number, y: number): Point => [cos * x - sin * y, cos * y + sin * x];
  for (const changes of [
    some.map((known) => changeOfCorrected(known, turned(known), back)),
    some.map((known) => changeOfCorrected(known, mirrored(known), (x, y) => [-x, y])),
    some.map((known) => changeOfCorrected(known, finer(known), (x, y) => [x / 0.8, y / 0.8])),
  ])
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
