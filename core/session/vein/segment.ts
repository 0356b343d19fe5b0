import { greatestOf, leastOf } from '../../extremes.ts';
import type { CranialEnd } from '../document/document.ts';
import type { Landmark, LandmarkType } from './landmark-types.ts';
import { outOfOrder } from './landmark-types.ts';

/** Stretches of the vein that two stations bound, the one nearer to the heart first. */
export const STRETCHES = {
  lesion: ['lesion-start', 'lesion-end'],
  'straight-eiv': ['straight-eiv-start', 'straight-eiv-end'],
} as const satisfies Readonly<Record<string, readonly [LandmarkType, LandmarkType]>>;

export type SegmentName = keyof typeof STRETCHES;

/**
 * The two stations of a stretch at two frames (from 0, either order), so that the run's other marks contradict them as
 * little as they can; where those do not say which way the run goes, its cranial end does, and where nobody has said
 * that, it goes from the heart outwards.
 */
export function segmentEnds(
  name: SegmentName,
  frames: readonly [number, number],
  landmarks: readonly Landmark[],
  cranialEnd: CranialEnd,
): readonly [
  { readonly station: LandmarkType; readonly frame: number },
  { readonly station: LandmarkType; readonly frame: number },
] {
  const [start, end] = STRETCHES[name];
  const others = landmarks.filter(({ station }) => station !== start && station !== end);
  const [low, high] = [leastOf(frames), greatestOf(frames)];
  const contradictions = (from: number, to: number): number => {
    const placed = [
      { id: start, run: '', frame: from, station: start },
      { id: end, run: '', frame: to, station: end },
    ];
    return outOfOrder([...others, ...placed]).length;
  };
  const outwards = contradictions(low, high) - contradictions(high, low);
  const [from, to] = outwards < 0 || (outwards === 0 && cranialEnd !== 'last') ? [low, high] : [high, low];
  return [
    { station: start, frame: from },
    { station: end, frame: to },
  ];
}
