import type { Places } from './outline.ts';

/** Lines across two outlines on which their overlap is measured. */
const LINES = 60;
/** An outline crosses a line no more often than this. */
const MOST = 64;

/** A pair of buffers for the crossings of a line, made once. */
const crossings = [new Float64Array(MOST), new Float64Array(MOST)] as const;

/** The area of two outlines together by the area of either (Jaccard), 0…1, on 60 lines across them. */
export function overlap(one: Places, other: Places): number {
  let [top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const places of [one, other]) {
    for (let k = 1; k < places.length; k += 2) {
      const y = places[k] ?? 0;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  const step = (bottom - top) / LINES;
  let [both, either] = [0, 0];
  for (let line = 0; line < LINES; line++) {
    const y = top + (line + 0.5) * step;
    const first = crossed(one, y, crossings[0]);
    const second = crossed(other, y, crossings[1]);
    const shared = sharedLength(first, second);
    both += shared;
    either += lengthWithin(crossings[0], first) + lengthWithin(crossings[1], second) - shared;
  }
  return either > 0 ? both / either : 0;
}

/** Where an outline crosses a line, in rising order, into `into`; gives how often. */
function crossed(places: Places, y: number, into: Float64Array): number {
  let count = 0;
  let [fromX, fromY] = [places[places.length - 2] ?? 0, places[places.length - 1] ?? 0];
  for (let k = 0; k < places.length; k += 2) {
    const toX = places[k] ?? 0;
    const toY = places[k + 1] ?? 0;
    if (fromY > y !== toY > y && count < MOST) {
      const x = fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX);
      let at = count++;
      for (; at > 0 && (into[at - 1] ?? 0) > x; at--) into[at] = into[at - 1] ?? 0;
      into[at] = x;
    }
    fromX = toX;
    fromY = toY;
  }
  return count;
}

function lengthWithin(at: Float64Array, count: number): number {
  let length = 0;
  for (let k = 0; k + 1 < count; k += 2) length += (at[k + 1] ?? 0) - (at[k] ?? 0);
  return length;
}

function sharedLength(first: number, second: number): number {
  const [one, other] = crossings;
  let length = 0;
  for (let i = 0; i + 1 < first; i += 2)
    for (let j = 0; j + 1 < second; j += 2)
      length += Math.max(0, Math.min(one[i + 1] ?? 0, other[j + 1] ?? 0) - Math.max(one[i] ?? 0, other[j] ?? 0));
  return length;
}
