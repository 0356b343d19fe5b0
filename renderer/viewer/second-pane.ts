import { create } from 'zustand';
import type { AppState, StudyRun } from '../state/store.ts';
import { runOf, useApp } from '../state/store.ts';
import type { Size } from '../ui/screen.ts';
import type { RunPlace, View } from '../ui/view.ts';
import type { Painted } from '../viewport/stage.ts';

/** How the two pictures go together: each for itself, the same number of frames on, or at the same place of the vein. */
export type Link = 'none' | 'frames' | 'place';

/** A run of the study, by its SOP instance UID, at a place. */
export interface Compared extends RunPlace {
  readonly run: string;
}

interface Comparison {
  /** What the second picture shows; null while nothing is compared. */
  readonly other: Compared | null;
  readonly link: Link;
  /** Frames that the second picture is ahead of the first, while they are linked by frames. */
  readonly apart: number;
  /** Zoom and pan of the two go together, where both are of one run. */
  readonly together: boolean;
  /** The picture that is worked in lies on this side; exchanging the two leaves each where it is. */
  readonly activeSide: 'left' | 'right';
  /** Size of the second picture area in CSS pixels. */
  readonly size: Size;
  readonly painted: Painted | null;
  /** Why the second picture cannot be shown, or null. */
  readonly problem: string | null;
}

const NOTHING: Comparison = {
  other: null,
  link: 'none',
  apart: 0,
  together: false,
  activeSide: 'left',
  size: { width: 0, height: 0 },
  painted: null,
  problem: null,
};

/** The second picture beside the one that is worked in: view state, never undone. */
export const useComparison = create<Comparison>(() => NOTHING);

// Nothing of one study stays beside another.
useApp.subscribe((now, before) => {
  if (now.study?.key !== before.study?.key) closeComparison();
});

/** Takes the second picture off the screen. */
export function closeComparison(): void {
  useComparison.setState(NOTHING);
}

/** The run of the second picture while its file is at hand, else null. */
export function comparedRun({ study }: Pick<AppState, 'study'>, other: Compared | null): StudyRun | null {
  return other === null ? null : runOf(study, other.run);
}

/** How the second picture is looked at: with the zoom and pan of the first where they go together. */
export function comparedView({ runUid, view }: AppState, { other, together }: Comparison): View | null {
  if (other === null) return null;
  return together && other.run === runUid ? { ...other.view, zoom: view.zoom, pan: view.pan } : other.view;
}

/** Looks at the second picture otherwise; zoom and pan of the first follow where they go together. */
export function viewCompared(change: Partial<View>): void {
  const comparison = useComparison.getState();
  const app = useApp.getState();
  const view = comparedView(app, comparison);
  if (comparison.other === null || view === null) return;
  const next = { ...view, ...change };
  useComparison.setState({ other: { ...comparison.other, view: next } });
  if (comparison.together && comparison.other.run === app.runUid)
    useApp.setState({ view: { ...app.view, zoom: next.zoom, pan: next.pan } });
}
