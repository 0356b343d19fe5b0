import { SPARE_WORKERS } from '../decoding/workers.ts';
import { handMoves } from '../state/hand.ts';
import { useApp } from '../state/store.ts';

/** So long (ms) nothing is looked for after each frame while the hand moves. */
const PAUSE = 50;

/**
 * Waits until a worker (from 0) may look for the next lumen, or none is wanted any more. While the hand rests all of them may, while
 * the run plays all but one; while the hand moves only the first, with a pause before each frame: the picture goes before, and
 * the search on.
 */
export async function turnOf(worker: number, isWanted: () => boolean): Promise<void> {
  const asked = performance.now();
  const mayGoOn = (): boolean => {
    if (handMoves()) return worker === 0 && performance.now() - asked >= PAUSE;
    return worker < SPARE_WORKERS || !useApp.getState().playing;
  };
  while (isWanted() && !mayGoOn()) await new Promise((resolve) => setTimeout(resolve, PAUSE));
}
