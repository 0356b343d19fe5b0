import { handMoves } from '../state/hand.ts';
import { useApp } from '../state/store.ts';
import { SPARE_WORKERS } from './workers.ts';

/** Who waits for a turn looks again so often, ms. */
const EVERY = 50;

/**
 * Waits until a worker (from 0) may take on the next frame of what is done in the background, or none is wanted any more. While the
 * hand rests all of them may, while the run plays all but one; while the hand moves only the first, after `pause` (ms) before each
 * frame: the picture goes before, and the work on.
 */
export async function turnOf(worker: number, isWanted: () => boolean, pause: number): Promise<void> {
  const asked = performance.now();
  const mayGoOn = (): boolean => {
    if (handMoves()) return worker === 0 && performance.now() - asked >= pause;
    return worker < SPARE_WORKERS || !useApp.getState().playing;
  };
  while (isWanted() && !mayGoOn()) await new Promise((resolve) => setTimeout(resolve, EVERY));
}
