/** Blocks of a file one after the other. */
export interface Stretch {
  readonly first: number;
  readonly count: number;
}

/** A place from which somebody reads along a file. */
interface Trail {
  /** The block read last, in the direction of reading. */
  at: number;
  direction: 1 | -1;
  /** The furthest block that was asked for early. */
  asked: number;
  /** Blocks of the next piece. */
  reach: number;
}

/** Blocks of the largest piece that is read early. */
const MOST_REACH = 16;
/** So many places are followed at once: the frame on the screen, a cut that is being filled, what is played in another pane. */
const MOST_TRAILS = 4;

/**
 * Watches which blocks are read and says which ones will be: nothing after a leap, then larger and larger pieces in the
 * direction of reading (1 to 16 blocks), the next one when half of what was asked for early is used up. Several readers
 * side by side on one trail, of whom one is a little behind, do not turn it.
 */
export function trails(): (first: number, last: number) => Stretch | null {
  const followed: Trail[] = [];
  return (first, last) => {
    const trail = followed.find((one) => isOn(one, first, last));
    if (trail !== undefined) {
      advance(trail, first, last);
      return piece(trail);
    }
    followed.push({ at: last, direction: 1, asked: last, reach: 1 });
    if (followed.length > MOST_TRAILS) followed.shift();
    return null;
  };
}

/** Whether blocks lie where somebody on the trail may read now: around its end, or in what was asked for early. */
function isOn({ at, asked }: Trail, first: number, last: number): boolean {
  const near = 2 * (last - first + 2);
  return last >= Math.min(at, asked) - near && first <= Math.max(at, asked) + near;
}

function advance(trail: Trail, first: number, last: number): void {
  const step = ((trail.direction === 1 ? last : first) - trail.at) * trail.direction;
  if (step > 0) trail.at += step * trail.direction;
  else if (step < -(2 + last - first)) {
    trail.direction = trail.direction === 1 ? -1 : 1;
    trail.at = trail.direction === 1 ? last : first;
    trail.asked = trail.at;
    trail.reach = 1;
  }
  if ((trail.asked - trail.at) * trail.direction < 0) trail.asked = trail.at;
}

function piece(trail: Trail): Stretch | null {
  const { at, asked, direction, reach } = trail;
  if (2 * (asked - at) * direction >= reach) return null;
  trail.asked += direction * reach;
  trail.reach = Math.min(2 * reach, MOST_REACH);
  return { first: direction === 1 ? asked + 1 : asked - reach, count: reach };
}
