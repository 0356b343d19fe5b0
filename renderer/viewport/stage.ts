import { useMemo } from 'react';
import { create } from 'zustand';
import type { Picture } from '../../core/dicom/run.ts';
import type { Session } from '../../core/session/document/document.ts';
import { aspectOf, recordFor } from '../state/scale.ts';
import type { PaneId, StudyRun } from '../state/store.ts';
import { paneOf, runNow, sessionNow, useApp } from '../state/store.ts';
import type { Lying, ScreenTransform, Size } from '../ui/screen.ts';
import { screenTransform } from '../ui/screen.ts';
import type { View } from '../ui/view.ts';

/** What is really on the canvas of a pane. */
export interface Painted {
  /** SOP instance UID of its run. */
  readonly run: string;
  /** From 0. */
  readonly frame: number;
  readonly picture: Picture;
  /** It is there to be looked at until the picture itself comes, with another window. */
  readonly isGlimpse?: true;
}

/** A picture area: its size and what is painted in it now. */
export interface Stage {
  /** Size of the picture area in CSS pixels. */
  readonly size: Size;
  readonly painted: Painted | null;
  /** The run of which there is a glimpse until then; null: of none. */
  readonly glimpse: string | null;
  /** Why the frame of the pane cannot be shown, or null. */
  readonly problem: string | null;
}

const EMPTY: Stage = { size: { width: 0, height: 0 }, painted: null, glimpse: null, problem: null };

/** The picture areas of the window by their pane. */
export const useStages = create<Readonly<Record<PaneId, Stage>>>(() => ({}));

/** The picture area of a pane, the active one unless an id is given. */
export function stageOf(id = useApp.getState().activePane): Stage {
  return useStages.getState()[id] ?? EMPTY;
}

/** Says what became of the picture area of a pane, the active one unless an id is given. */
export function setStage(change: Partial<Stage>, id = useApp.getState().activePane): void {
  useStages.setState({ [id]: { ...stageOf(id), ...change } });
}

/** A reading of a pane's picture area, of the active one unless an id is given. */
export function useStage<T>(select: (stage: Stage) => T, id?: PaneId): T {
  const active = useApp((state) => state.activePane);
  return useStages((stages) => select(stages[id ?? active] ?? EMPTY));
}

/** How a picture lies on the screen now. */
export interface Layout extends Lying {
  readonly transform: ScreenTransform;
}

/** How a run lies in a picture area of a size (CSS pixels); null while there is no run or no room. */
function layoutOf(studyRun: StudyRun | null, session: Session | null, view: View, viewport: Size): Layout | null {
  if (studyRun === null || viewport.width === 0 || viewport.height === 0) return null;
  const { columns, rows } = studyRun.run.image;
  const picture = { width: columns, height: rows };
  const record = recordFor(studyRun, session);
  const { display } = record;
  const aspect = aspectOf(record);
  const transform = screenTransform(view, picture, aspect, viewport, display);
  return { picture, aspect, viewport, display, transform };
}

/** How the run of a pane lies in its picture area, of the active one unless an id is given; null while there is no run or no room. */
export function layoutNow(id?: PaneId): Layout | null {
  const state = useApp.getState();
  return layoutOf(runNow(state, id), sessionNow(state), paneOf(state, id).view, stageOf(id).size);
}

/** The same, drawn anew whenever it changes. */
export function useLayout(id?: PaneId): Layout | null {
  const studyRun = useApp((state) => runNow(state, id));
  const session = useApp(sessionNow);
  const view = useApp((state) => paneOf(state, id).view);
  const size = useStage((stage) => stage.size, id);
  return useMemo(() => layoutOf(studyRun, session, view, size), [studyRun, session, view, size]);
}

/** True when the canvas of a pane shows the run and frame that the pane is on: only then may the picture be drawn upon. */
export function isShowing(id?: PaneId): boolean {
  const pane = paneOf(useApp.getState(), id);
  return shows(stageOf(id), pane);
}

/** The same, drawn anew whenever it changes. */
export function useIsShowing(id?: PaneId): boolean {
  const run = useApp((state) => paneOf(state, id).run);
  const frame = useApp((state) => paneOf(state, id).frame);
  return useStage((stage) => shows(stage, { run, frame }), id);
}

function shows({ painted, problem }: Stage, { run, frame }: { readonly run: string | null; readonly frame: number }) {
  return problem === null && painted !== null && painted.run === run && painted.frame === frame;
}
