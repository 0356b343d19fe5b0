import type { Places } from './outline.ts';

/** Lines across two outlines on which their overlap is measured. */
const LINES = 60;
/** An outline crosses a line no more often than this. */
const MOST = 64;

/** Where an outline crosses each line, in rising order, and how often it does; made once for either outline. */
interface Crossings {
  readonly at: Float64Array;
  readonly count: Uint8Array;
}
const room = (): Crossings => ({ at: new Float64Array(LINES * MOST), count: new Uint8Array(LINES) });
const crossings = [room(), room()] as const;

/** The area of two outlines together by the area of either (Jaccard), 0…1, on 60 lines across them. */
export function overlap(one: Places, other: Places): number {
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const places of [one, other]) {
    for (let k = 1; k < places.length; k += 2) {
      const y = places[k] ?? 0;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  const step = (bottom - top) / LINES;
  const [first, second] = crossings;
  crossLines(one, top, step, first);
  crossLines(other, top, step, second);
  let both = 0;
  let either = 0;
  for (let line = 0; line < LINES; line++) {
    const shared = sharedLength(first, second, line);
    both += shared;
    either += lengthWithin(first, line) + lengthWithin(second, line) - shared;
  }
  return either > 0 ? both / either : 0;
}

/** Where an outline crosses each line; every edge looks only at the lines that it reaches. */
function crossLines(places: Places, top: number, step: number, { at, count }: Crossings): void {
  count.fill(0);
  let fromX = places[places.length - 2] ?? 0;
  let fromY = places[places.length - 1] ?? 0;
  for (let k = 0; k < places.length; k += 2) {
    const toX = places[k] ?? 0;
    const toY = places[k + 1] ?? 0;
    const last = Math.min(LINES - 1, Math.ceil(((fromY > toY ? fromY : toY) - top) / step));
    for (let line = Math.max(0, Math.floor(((fromY > toY ? toY : fromY) - top) / step) - 1); line <= last; line++) {
      const y = top + (line + 0.5) * step;
      const many = count[line] ?? 0;
      if (fromY > y === toY > y || many >= MOST) continue;
      const x = fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX);
      let here = line * MOST + many;
      for (; here > line * MOST && (at[here - 1] ?? 0) > x; here--) at[here] = at[here - 1] ?? 0;
      at[here] = x;
      count[line] = many + 1;
    }
    fromX = toX;
    fromY = toY;
  }
}

function lengthWithin({ at, count }: Crossings, line: number): number {
  const from = line * MOST;
  const last = from + (count[line] ?? 0) - 1;
  let length = 0;
  for (let k = from; k < last; k += 2) length += (at[k + 1] ?? 0) - (at[k] ?? 0);
  return length;
}

function sharedLength(one: Crossings, other: Crossings, line: number): number {
  const from = line * MOST;
  const [first, second] = [from + (one.count[line] ?? 0) - 1, from + (other.count[line] ?? 0) - 1];
  let length = 0;
  for (let i = from; i < first; i += 2) {
    const start = one.at[i] ?? 0;
    const end = one.at[i + 1] ?? 0;
    for (let j = from; j < second; j += 2)
      length += Math.max(0, Math.min(end, other.at[j + 1] ?? 0) - Math.max(start, other.at[j] ?? 0));
  }
  return length;
}
