import { create } from 'zustand';
import { turnCut } from '../state/navigation.ts';
import { runUidNow, useApp } from '../state/store.ts';
import { wheelSteps } from '../ui/wheel.ts';
import { displayNow } from '../viewport/turning.ts';

/** A stretch of frames (from 0, both included) that is being dragged over; `taken` once it was let go and waits to be called something. */
export interface FrameSegment {
  readonly first: number;
  readonly last: number;
  readonly taken: boolean;
}

interface Timeline {
  /** False while the strip is folded away. */
  readonly shown: boolean;
  /** The cut reaches to the edge of the picture, not only half as far. */
  readonly wholeDepth: boolean;
  /** The frame under the pointer, or null. */
  readonly hovered: number | null;
  readonly segment: FrameSegment | null;
  /** The landmark that is being dragged along the run, and the frame that it is over; null: none. */
  readonly moving: { readonly id: string; readonly frame: number } | null;
}

const KEY = 'timeline';

/** What the strip below the picture shows: view state, never undone. */
export const useTimeline = create<Timeline>(() => ({
  shown: globalThis.localStorage?.getItem(KEY) !== 'folded',
  wholeDepth: false,
  hovered: null,
  segment: null,
  moving: null,
}));

// Frames that were dragged over belong to the run they were dragged over on.
useApp.subscribe((now, before) => {
  if (runUidNow(now) !== runUidNow(before)) useTimeline.setState({ hovered: null, segment: null, moving: null });
});

/** Folds the strip away or brings it back, and remembers that on this machine. */
export function foldTimeline(): void {
  showTimeline(!useTimeline.getState().shown);
}

/** Shows the strip or folds it away, and remembers that on this machine. */
export function showTimeline(shown: boolean): void {
  if (shown === useTimeline.getState().shown) return;
  localStorage.setItem(KEY, shown ? 'shown' : 'folded');
  useTimeline.setState({ shown, hovered: null, segment: null });
}

/** Shows the cut out to the edge of the picture, or only half as far. */
export function showWholeDepth(wholeDepth: boolean): void {
  useTimeline.setState({ wholeDepth });
}

/** Degrees for one notch of the wheel or one press of a key. */
const TURN_STEP = 5;

/** Turns the cut on by some steps, clockwise as the picture is seen. */
export function turnBy(steps: number): void {
  const clockwise = displayNow().mirrored ? -1 : 1;
  turnCut(useApp.getState().cutDegrees + clockwise * TURN_STEP * steps);
}

/** What turns the cut by a wheel, one step for each notch. */
export function turnWheel(): (event: { readonly deltaY: number; readonly deltaMode: number }) => void {
  let travelled = 0;
  return ({ deltaY, deltaMode }) => {
    const { steps, left } = wheelSteps(travelled, deltaY, deltaMode === 0 ? 'pixel' : 'line');
    travelled = left;
    if (steps !== 0) turnBy(steps);
  };
}
