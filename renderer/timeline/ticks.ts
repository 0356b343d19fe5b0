import { greatestOf, leastOf } from '../../core/extremes.ts';

/** A tick of an axis: where along the run (frames from 0, fractions between them) and what it says. */
export interface Tick {
  readonly frame: number;
  readonly text: string;
}

/** CSS pixels that a label and the gap after it take. */
const ROOM = 56;

/** The smallest of 1, 2, 5, 10, 20… that is at least so large. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((factor) => factor * power >= least) ?? 10) * power;
}

/** Frame numbers (from 1) at round steps, as many as have room in `width` CSS pixels; the first frame always. */
export function frameTicks(frames: number, width: number): readonly Tick[] {
  const step = Math.max(1, roundStep((frames * ROOM) / Math.max(ROOM, width)));
  const numbers = Array.from({ length: Math.floor(frames / step) }, (_, k) => (k + 1) * step);
  return [1, ...numbers.filter((number) => number > step / 2 && number !== 1)].map((number) => ({
    frame: number - 1,
    text: String(number),
  }));
}

/** Round millimetres at the places where they fall, only between frames whose place along the vein is known; null is unknown. */
export function lengthTicks(places: readonly (number | null)[], width: number): readonly Tick[] {
  const known = places.filter((place) => place !== null);
  const span = greatestOf(known) - leastOf(known);
  if (known.length < 2 || span === 0) return [];
  const step = roundStep((span * ROOM * places.length) / (width * known.length));
  return places.flatMap((to, frame) => {
    if (to === null) return [];
    const from = places[frame - 1] ?? null;
    if (from === null) return to % step === 0 ? [{ frame, text: String(to) }] : [];
    return multiples(from, to, step).map((mm) => ({ frame: frame - 1 + (mm - from) / (to - from), text: String(mm) }));
  });
}

/** Multiples of `step` after `from` up to and with `to`, whichever way it goes. */
function multiples(from: number, to: number, step: number): readonly number[] {
  if (to < from) return multiples(-from, -to, step).map((mm) => 0 - mm);
  const first = Math.floor(from / step) + 1;
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  return Array.from({ length: count }, (_, k) => Number(((first + k) * step).toFixed(6)));
}
