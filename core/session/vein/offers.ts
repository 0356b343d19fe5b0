import type { Axis } from '../../plan/case.ts';
import type { Millimetres } from '../../units.ts';
import type { Along } from './along.ts';
import type { Landmark, LandmarkType } from './landmark-types.ts';
import { outOfOrder } from './landmark-types.ts';

/** The stations whose millimetres the planner asks for. */
export const AXIS_LANDMARKS = {
  proximalLandingMm: 'proximal-landing',
  lesionStartMm: 'lesion-start',
  lesionEndMm: 'lesion-end',
  straightEivStartMm: 'straight-eiv-start',
  straightEivEndMm: 'straight-eiv-end',
} as const satisfies Readonly<Record<Exclude<keyof Axis, 'method'>, LandmarkType>>;

/** What a marked frame offers for a place along the vein; nothing is taken by itself. */
export type Offer =
  | { readonly known: true; readonly mm: Millimetres; readonly from: string }
  | { readonly known: false; readonly sentence: string };

/** Lengths are offered in steps of this many mm: what is shown is what is taken. */
const STEP = 0.1;

/** A length as it is offered and taken: to a tenth of a millimetre. */
export function inSteps(mm: Millimetres): Millimetres {
  return Number((Math.round(mm / STEP) * STEP).toFixed(1));
}

/**
 * How far from the marked confluence a marked station of the same run lies, where the run's lengths are known; null
 * when the station is not marked. `marks` are those of one run, `along` says where its frames lie.
 */
export function offerFor(
  station: LandmarkType,
  landmarks: readonly Landmark[],
  along: (frame: number) => Along,
): Offer | null {
  const landmark = landmarks.find((candidate) => candidate.station === station);
  if (landmark === undefined) return null;
  const zero = landmarks.find((candidate) => candidate.station === 'confluence');
  if (zero === undefined)
    return unknown('Mark the iliocaval confluence on this run too: lengths are measured from it.');
  if (outOfOrder(landmarks).length > 0)
    return unknown('The landmarks of this run contradict each other: move one of them.');
  const [from, to] = [along(zero.frame), along(landmark.frame)];
  if (!from.known) return from;
  if (!to.known) return to;
  return { known: true, mm: inSteps(Math.abs(to.mm - from.mm)), from: to.from };
}

function unknown(sentence: string): Offer {
  return { known: false, sentence };
}
