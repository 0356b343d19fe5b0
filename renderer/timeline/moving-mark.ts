import { useMemo } from 'react';
import type { Landmark } from '../../core/session/vein/landmark-types.ts';
import { useTimeline } from './state.ts';

/** CSS pixels within which a press takes hold of a landmark's line. */
const REACH = 4;

/** The landmark whose line lies under a place of a track that is `width` CSS pixels long; null where none does. */
export function markUnder(x: number, width: number, frames: number, marks: readonly Landmark[]): Landmark | null {
  const away = ({ frame }: Landmark): number => Math.abs(((frame + 0.5) / frames) * width - x);
  return marks.filter((mark) => away(mark) <= REACH).toSorted((a, b) => away(a) - away(b))[0] ?? null;
}

/** The landmarks with the dragged one where it is now. */
export function useShownMarks(marks: readonly Landmark[]): readonly Landmark[] {
  const moving = useTimeline((timeline) => timeline.moving);
  return useMemo(
    () =>
      moving === null ? marks : marks.map((mark) => (mark.id === moving.id ? { ...mark, frame: moving.frame } : mark)),
    [marks, moving],
  );
}
