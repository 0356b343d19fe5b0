import { setFlipping, showFrame } from '../state/navigation.ts';
import { frameNow, runNow, useApp } from '../state/store.ts';

/** Frames beside the one looked at, in the order in which they are shown; twice round for one press. */
const ROUND = [-1, 0, 1, 0];
const ROUNDS = 2;
/** Milliseconds for each frame: slow enough to see, fast enough for the eye to join them into a movement. */
const PACE = 120;

let home: number | null = null;
let shown = 0;
let left = 0;

/** Flips between the frame before, this one and the next, and comes back; the key held down goes on. Outlines are out of sight meanwhile. */
export function flipNeighbours(): void {
  const running = home !== null;
  left = ROUND.length * ROUNDS;
  if (running || (runNow(useApp.getState())?.run.image.frames ?? 1) < 2) return;
  home = frameNow(useApp.getState());
  shown = home;
  setFlipping(true);
  flip(home);
}

function flip(from: number): void {
  // Whoever has gone to another frame, or started to play, wants to be there.
  const { playing } = useApp.getState();
  const frame = frameNow(useApp.getState());
  const elsewhere = frame !== shown || playing;
  if (elsewhere || left === 0) {
    if (!elsewhere) showFrame(from);
    home = null;
    setFlipping(false);
    return;
  }
  showFrame(from + (ROUND[(ROUND.length - (left % ROUND.length)) % ROUND.length] ?? 0));
  shown = frameNow(useApp.getState());
  left -= 1;
  setTimeout(flip, PACE, from);
}
