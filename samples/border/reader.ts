import { greatestOf, leastOf } from '../../core/extremes.ts';
import type { Contour, Point } from '../../core/geometry/point.ts';
import { isLumen, type LumenAnswer } from '../../core/lumen/answer.ts';
import { lumenField } from '../../core/lumen/field.ts';
import { findLumen } from '../../core/lumen/find-lumen.ts';
import { type Places, placesOf } from '../../core/lumen/outline.ts';
import { overlap } from '../../core/lumen/overlap.ts';
import type { Random } from '../phantom/random.ts';
import { type TrueFrame, trueFrame } from './frame.ts';
import type { Kind } from './shape.ts';

/** A simulated reader needs no click where a border overlaps the truth by this, and clicks twice at most. */
export const CONTENT = 0.95;
const CLICKS = 2;

/** The frame of a seed with what is found in it; null: nothing. */
export function foundFrame(seed: number, kind: Kind): TrueFrame & { readonly answer: LumenAnswer | null } {
  return foundIn(trueFrame(seed, kind));
}

/** A frame with what is found in it; null: nothing. */
export function foundIn(made: TrueFrame): TrueFrame & { readonly answer: LumenAnswer | null } {
  const { frame, mm } = made;
  const { width, height } = frame;
  const region = { x0: 0, y0: 0, x1: width - 1, y1: height - 1 };
  const field = lumenField(frame, { width, height, region, mmX: mm, mmY: mm });
  const answer = 'none' in field ? field : findLumen(field, frame);
  return { ...made, answer: isLumen(answer) ? answer : null };
}

/** A reader who does not look closely clicks any place that lies at least this share as far from what was found as the farthest one. */
export interface Glance {
  readonly share: number;
  readonly random: Random;
}

/** The place of the truth that lies farthest from what was found, which is where the reader clicks, or one of those that lie nearly as far. */
function farthestPlace(truth: readonly Point[], contour: readonly Point[], glance: Glance | null): Point {
  const away = truth.map(([x, y]) => leastOf(contour.map(([u, v]) => Math.hypot(u - x, v - y))));
  const most = greatestOf(away);
  const far = truth.filter((_, k) => (away[k] ?? 0) >= (glance?.share ?? 1) * most);
  return far[Math.floor((glance?.random() ?? 0) * far.length)] ?? [0, 0];
}

/** What each click of a reader leads to, one after the other, until a border overlaps the truth by `content`; `correct` goes through the clicks so far, its contour is what the next click corrects. */
export function readerClicks<Corrected extends { readonly contour: Contour }>(
  answer: LumenAnswer,
  truth: Contour,
  content: number,
  correct: (answer: LumenAnswer, clicked: readonly Point[], truth: Places) => Corrected,
  glance: Glance | null = null,
): readonly Corrected[] {
  const found: Corrected[] = [];
  const clicked: Point[] = [];
  const line = placesOf(truth, 1);
  let { contour } = answer;
  while (clicked.length < CLICKS && overlap(placesOf(contour, 1), line) < content) {
    clicked.push(farthestPlace(truth, contour, glance));
    const next = correct({ ...answer, contour }, clicked, line);
    found.push(next);
    contour = next.contour;
  }
  return found;
}
