import { paired, shapeBetween } from '../geometry/between.ts';
import type { Contour, Point } from '../geometry/point.ts';
import type { GreyFrame, LumenAnswer, LumenField, NoLumen } from './answer.ts';
import { findLumen } from './find-lumen.ts';

/** An outline that the operator accepted: the frame it is on, and its line in picture pixels. */
export interface KeyOutline {
  readonly frame: number;
  readonly contour: Contour;
}

/** How firmly a border is held where it is expected: beside an accepted outline, and half-way between two. */
const HOLD = { beside: 0.15, between: 0.02 };
/** Every so many of the places of a shape between two others are enough to say where a border is expected. */
const EVERY = 2;

/** Where the border is expected on a frame between two accepted outlines, and how firmly; null on a key frame, and before the first or after the last. */
export function expectedAt(
  { aspect }: Pick<LumenField, 'aspect'>,
  keys: readonly KeyOutline[],
  frame: number,
): { readonly contour: Contour; readonly hold: number } | null {
  const before = keys.findLast((key) => key.frame < frame);
  const after = keys.find((key) => key.frame > frame);
  if (before === undefined || after === undefined || keys.some((key) => key.frame === frame)) return null;
  const square = ({ contour }: KeyOutline): Contour => contour.map(([x, y]): Point => [x, y * aspect]);
  const share = (frame - before.frame) / (after.frame - before.frame);
  const shape = shapeBetween(paired(square(before), square(after)), share, EVERY);
  const nearness = 1 - 2 * Math.min(share, 1 - share);
  return {
    contour: shape.map(([x, y]): Point => [x, y / aspect]),
    hold: HOLD.between + (HOLD.beside - HOLD.between) * nearness,
  };
}

/**
 * The borders between accepted outlines, frame by frame: each is looked for within 1.5 mm of the shape between its two
 * keys. `keys` in rising order, their frames counted as `frames` are. Null for the keys themselves and beyond them; an
 * answer of little confidence is flagged, and another key there mends it. No answer keeps what `resolveLumen` needs.
 */
export function propagateLumen(
  field: LumenField,
  frames: readonly GreyFrame[],
  keys: readonly KeyOutline[],
): readonly (LumenAnswer | NoLumen | null)[] {
  return frames.map((frame, k) => {
    const expected = expectedAt(field, keys, k);
    return expected === null ? null : findLumen(field, frame, { expected, keep: false });
  });
}
