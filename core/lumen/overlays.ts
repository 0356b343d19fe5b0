import type { GreyFrame } from './answer.ts';

/** So far to each side the nearest clean pixels are looked for, from the second on: the first beside a line is tinted by it. */
const AWAY = { from: 2, to: 8 };
/** So many clean pixels are enough for a mean. */
const ENOUGH = 8;

/** The frame with what was drawn over it replaced by the mean of the nearest clean pixels in the four directions; the same frame where nothing was drawn. */
export function withoutOverlays(frame: GreyFrame): GreyFrame {
  const { drawn } = frame;
  if (drawn === null) return frame;
  let at = drawn.indexOf(1);
  if (at < 0) return frame;
  const grey = frame.grey.slice();
  for (; at >= 0; at = drawn.indexOf(1, at + 1)) grey[at] = meanAround(frame, drawn, at);
  return { ...frame, grey, drawn: null };
}

/** One step right, left, down, up. */
const ACROSS = [1, -1, 0, 0];
const DOWN = [0, 0, 1, -1];

function meanAround({ width, height, grey }: GreyFrame, drawn: Uint8Array, at: number): number {
  const x = at % width;
  const y = Math.floor(at / width);
  let sum = 0;
  let count = 0;
  for (let away = AWAY.from; away <= AWAY.to && count < ENOUGH; away++) {
    for (let way = 0; way < ACROSS.length; way++) {
      const u = x + away * (ACROSS[way] ?? 0);
      const v = y + away * (DOWN[way] ?? 0);
      const there = v * width + u;
      if (u < 0 || v < 0 || u >= width || v >= height || drawn[there] === 1) continue;
      sum += grey[there] ?? 0;
      count += 1;
    }
  }
  return count === 0 ? 0 : sum / count;
}
