import { create } from 'zustand';
import type { Picture } from '../../core/dicom/run.ts';
import type { Session } from '../../core/session/document/document.ts';
import { aspectOf, recordFor } from '../state/scale.ts';
import type { StudyRun } from '../state/store.ts';
import { runNow, sessionNow, useApp } from '../state/store.ts';
import type { ScreenTransform, Size } from '../ui/screen.ts';
import { screenTransform } from '../ui/screen.ts';
import type { View } from '../ui/view.ts';

/** What is really on the canvas. */
export interface Painted {
  /** SOP instance UID of its run. */
  readonly run: string;
  /** From 0. */
  readonly frame: number;
  readonly picture: Picture;
}

interface Stage {
  /** Size of the picture area in CSS pixels. */
  readonly size: Size;
  readonly painted: Painted | null;
  /** Why the frame on the screen cannot be shown, or null. */
  readonly problem: string | null;
}

/** The picture area: its size and what is painted in it now. */
export const useStage = create<Stage>(() => ({ size: { width: 0, height: 0 }, painted: null, problem: null }));

/** How a picture lies on the screen now. */
export interface Layout {
  readonly picture: Size;
  readonly aspect: number;
  readonly viewport: Size;
  readonly transform: ScreenTransform;
}

/** How a run lies in a picture area of a size (CSS pixels); null while there is no run or no room. */
export function layoutOf(
  studyRun: StudyRun | null,
  session: Session | null,
  view: View,
  viewport: Size,
): Layout | null {
  if (studyRun === null || viewport.width === 0 || viewport.height === 0) return null;
  const { columns, rows } = studyRun.run.image;
  const picture = { width: columns, height: rows };
  const aspect = aspectOf(recordFor(studyRun, session));
  return { picture, aspect, viewport, transform: screenTransform(view, picture, aspect, viewport) };
}

/** How the run on the screen lies in the picture area; null while there is no run or no room. */
export function layoutNow(): Layout | null {
  const state = useApp.getState();
  return layoutOf(runNow(state), sessionNow(state), state.view, useStage.getState().size);
}

/** True when the canvas shows the run and frame that the window is on: only then may the picture be drawn upon. */
export function isShowing(): boolean {
  const { runUid, frame } = useApp.getState();
  const { painted, problem } = useStage.getState();
  return problem === null && painted !== null && painted.run === runUid && painted.frame === frame;
}
