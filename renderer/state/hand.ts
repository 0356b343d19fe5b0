import { useApp } from './store.ts';

/** The hand rests once it has moved nothing for so long, ms: between two notches of a wheel it does not. */
const RESTS_AFTER = 200;

let movedAt = Number.NEGATIVE_INFINITY;

useApp.subscribe((now, before) => {
  const scrubbed = now.panes !== before.panes && !now.playing;
  if (scrubbed || now.draft !== before.draft || now.cutDegrees !== before.cutDegrees) movedAt = performance.now();
});

/** True while the hand moves something that the picture follows: frames, zoom, a point, the angle of the cut. A run that plays is no hand. */
export function handMoves(): boolean {
  return performance.now() - movedAt < RESTS_AFTER;
}
