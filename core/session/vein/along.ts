import type { Pullback } from '../../dicom/run.ts';
import type { Millimetres } from '../../units.ts';
import type { Place } from './operator-scale.ts';

/** Where along the vein a frame lies, in mm from where its source begins to count; or why that is unknown. */
export type Along =
  | { readonly known: true; readonly mm: Millimetres; readonly from: string }
  | { readonly known: false; readonly sentence: string };

const FROM_PLACES = 'your reference positions';

/**
 * Where along the vein a frame (from 0) lies: between frames that the operator has placed by even travel, else by the
 * pullback that the file proves. Two placed frames outrank the file; before the first and after the last nothing is known.
 */
export function alongVein(pullback: Pullback, places: readonly Place[], frame: number): Along {
  if (places.length >= 2) return betweenPlaces(places, frame);
  if (!pullback.known) return { known: false, sentence: pullback.sentence };
  const mm = pullback.positionsMm[frame];
  return mm === undefined
    ? { known: false, sentence: 'The pullback does not reach this frame.' }
    : { known: true, mm, from: `${pullback.from}, nominal` };
}

function betweenPlaces(places: readonly Place[], frame: number): Along {
  if (turnsBack(places)) {
    const sentence = 'The reference positions contradict each other: the catheter would have reversed between them.';
    return { known: false, sentence };
  }
  const after = places.findIndex((place) => place.frame >= frame);
  const [end, start] = [places[after], places[Math.max(0, after - 1)]];
  if (end === undefined || start === undefined || start.frame > frame) {
    return { known: false, sentence: 'This frame lies outside your reference positions.' };
  }
  const share = end === start ? 0 : (frame - start.frame) / (end.frame - start.frame);
  return { known: true, mm: start.mm + share * (end.mm - start.mm), from: FROM_PLACES };
}

/** Places are in the order of their frames, so their millimetres have to go one way too. */
function turnsBack(places: readonly Place[]): boolean {
  const steps = places.slice(1).map((place, index) => place.mm - (places[index]?.mm ?? 0));
  return steps.some((step) => step > 0) && steps.some((step) => step < 0);
}
