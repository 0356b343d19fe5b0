import type { Progress } from './cubes.ts';

/** What has come is shown so often, ms: hundreds of columns a second would keep the window's thread busy with nothing else. */
const SHOWN_EVERY = 40;

/** Takes what comes of a cube column by column, and shows it a few times a second: columns from `first` to before `end`, and how far it is. */
export function gathered(
  paint: (first: number, end: number) => void,
  show: (progress: Progress) => void,
): { came(column: number): void; progressed(progress: Progress): void; stop(): void } {
  let [first, end] = [Number.POSITIVE_INFINITY, 0];
  let latest: Progress | null = null;
  let waiting: ReturnType<typeof setTimeout> | null = null;
  const flush = (): void => {
    waiting = null;
    if (first < end) paint(first, end);
    if (latest !== null) show(latest);
    [first, end, latest] = [Number.POSITIVE_INFINITY, 0, null];
  };
  const soon = (): void => {
    waiting ??= setTimeout(flush, SHOWN_EVERY);
  };
  return {
    came: (column) => {
      [first, end] = [Math.min(first, column), Math.max(end, column + 1)];
      soon();
    },
    progressed: (progress) => {
      latest = progress;
      soon();
    },
    stop: () => {
      if (waiting !== null) clearTimeout(waiting);
    },
  };
}
