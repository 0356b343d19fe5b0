import type { LumenAnswer } from '../../core/lumen/answer.ts';
import { resolveLumen } from '../../core/lumen/resolve-lumen.ts';
import { whenIdle } from '../ui/pace/in-pieces.ts';

/** So often a border is solved again before the browser has made fast code of it: the first time takes ten times as long as the last. */
const TIMES = 16;

let isWarm = false;

/** Solves a border again and forgets the answer, once in a window and while nobody does anything, so that already the first pull follows the pointer. */
export async function warmUp(answer: LumenAnswer): Promise<void> {
  const [place] = answer.contour;
  if (isWarm || place === undefined) return;
  isWarm = true;
  for (let time = 0; time < TIMES; time++) {
    await whenIdle();
    resolveLumen(answer, [place]);
  }
}
