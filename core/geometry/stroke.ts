import { leastOf } from '../extremes.ts';
import type { Contour, Point } from './point.ts';
import { distance } from './polygon.ts';

/** A stroke that ends further from its beginning than this share of its length does not go around anything. */
const WIDEST_GAP = 0.15;
/** Share of a stroke at each end in which the two ends may lie over each other. */
const ENDS = 0.3;

/** A stroke of the hand around something, without what its two ends have drawn twice; null when it does not go around: its ends are too far apart, or it goes nowhere. */
export function closedStroke(stroke: Contour): Contour | null {
  const drawn = stroke.filter((place, index) => index === 0 || distance(place, stroke[index - 1] ?? place) > 0);
  const [first] = drawn;
  if (first === undefined || drawn.length < 8) return null;
  const trimmed = withoutOverlap(drawn);
  const last = trimmed.at(-1) ?? first;
  return distance(trimmed[0] ?? first, last) <= WIDEST_GAP * lengthOf(trimmed) ? trimmed : null;
}

/** The length of an open line, in its unit. */
export function lengthOf(line: Contour): number {
  return line.reduce((sum, place, index) => sum + (index === 0 ? 0 : distance(line[index - 1] ?? place, place)), 0);
}

/** A line of about evenly spaced places along an open line, both ends among them. */
export function evenly(line: Contour, count: number): Contour {
  const total = lengthOf(line);
  const even: Point[] = [];
  let walked = 0;
  for (const [index, to] of line.entries()) {
    const from = line[index - 1];
    if (from === undefined) continue;
    const step = distance(from, to);
    while (even.length < count - 1 && (even.length * total) / (count - 1) <= walked + step) {
      const share = step === 0 ? 0 : ((even.length * total) / (count - 1) - walked) / step;
      even.push([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
    }
    walked += step;
  }
  const last = line.at(-1);
  return last === undefined ? even : [...even, last];
}

/** Cut where the last part meets the first one: where they cross, else where the last part comes nearest to the beginning. */
function withoutOverlap(drawn: Contour): Contour {
  const head = drawn.slice(0, Math.max(2, Math.floor(drawn.length * ENDS)));
  const from = drawn.length - head.length;
  for (let late = from; late < drawn.length - 1; late += 1) {
    for (let early = 0; early < head.length - 1; early += 1) {
      const meeting = crossing(drawn[early], drawn[early + 1], drawn[late], drawn[late + 1]);
      if (meeting !== null) return [meeting, ...drawn.slice(early + 1, late + 1)];
    }
  }
  const first = drawn[0] ?? [0, 0];
  const apart = drawn.slice(from).map((place) => distance(place, first));
  return drawn.slice(0, from + apart.indexOf(leastOf(apart)) + 1);
}

function crossing(a?: Point, b?: Point, c?: Point, d?: Point): Point | null {
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  const [abX, abY, cdX, cdY] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const cross = abX * cdY - abY * cdX;
  if (cross === 0) return null;
  const along = ((c[0] - a[0]) * cdY - (c[1] - a[1]) * cdX) / cross;
  const other = ((c[0] - a[0]) * abY - (c[1] - a[1]) * abX) / cross;
  if (along < 0 || along > 1 || other < 0 || other > 1) return null;
  return [a[0] + along * abX, a[1] + along * abY];
}
