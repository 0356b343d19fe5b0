import type { Box } from '../../ui/box.ts';
import { nearestIn } from '../../ui/box.ts';
import type { Straight } from './clear.ts';
import type { WantedLabel } from './wanted.ts';

/** What of a leader counts as its own end, CSS pixels. */
const END = 4;

/** The shortest straight line from a box to one of the places where a leader may end. */
export function leaderOf(box: Box, { ends, from }: WantedLabel): Straight {
  let nearest = from;
  let least = Number.POSITIVE_INFINITY;
  for (const end of ends) {
    const x = Math.max(box.x - end[0], 0, end[0] - box.x - box.width);
    const y = Math.max(box.y - end[1], 0, end[1] - box.y - box.height);
    const length = x * x + y * y;
    if (length >= least) continue;
    least = length;
    nearest = end;
  }
  return [nearestIn(box, nearest), nearest];
}

/** A leader without the piece at its object, which lies on a line. */
export function withoutEnd([start, end]: Straight): Straight {
  const share = Math.min(1, END / Math.max(END, Math.hypot(end[0] - start[0], end[1] - start[1])));
  return [start, [end[0] + (start[0] - end[0]) * share, end[1] + (start[1] - end[1]) * share]];
}
