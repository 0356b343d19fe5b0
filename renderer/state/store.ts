import { create } from 'zustand';
import type { FileRef } from '../../core/contract-files.ts';
import type { Run } from '../../core/dicom/run.ts';
import type { Contour } from '../../core/geometry/point.ts';
import type { Catalogue } from '../../core/plan/catalogue-file.ts';
import type { PANELS } from '../../core/preferences.ts';
import type { Outline, RunRecord, Session } from '../../core/session/document/document.ts';
import type { History } from '../../core/session/document/history.ts';
import { outlinesOn } from '../../core/session/drawn/on-frame.ts';
import type { Location } from '../shell/location.ts';
import type { PaneView, View } from '../ui/view.ts';
import { FIRST_VIEW } from '../ui/view.ts';
import type { Sheet } from './sheets.ts';
import type { DrawingToolName, Offered, Tool, Tracing } from './tool.ts';

/** An open run: its header, its digest, and where its bytes are read from. */
export interface StudyRun {
  readonly run: Run;
  readonly digest: string;
  readonly location: Location;
  /** The shell's name for the file; null in a plain browser, and for a run of several files. */
  readonly token: string | null;
  /** The single frames that the run is made of; none where it is one file. */
  readonly parts: readonly StudyRun[];
}

/** The study on the screen and everything done to it. */
export interface OpenStudy {
  readonly key: string;
  readonly runs: readonly StudyRun[];
  readonly history: History;
  /** Why nothing may be changed, or null. */
  readonly readOnly: string | null;
  /** Its picture is seen, but not yet known which work belongs to it: nothing of it is kept, and nothing leaves the program. */
  readonly isBeingRead?: true;
}

/** A session whose runs, or some of them, are no longer where they were. */
export interface Missing {
  /** The key of its study. */
  readonly key: string;
  /** What it is called, the file it is from (null where the program keeps it), and itself. */
  readonly name: string;
  readonly ref: FileRef | null;
  readonly session: Session;
  /** The runs to be located. */
  readonly runs: readonly RunRecord[];
}

export type Panel = (typeof PANELS)[number];

/** Something new that is being drawn: not yet part of the document. */
export interface Drawing {
  readonly kind: 'drawing';
  readonly tool: DrawingToolName;
  readonly run: string;
  readonly frame: number;
  /** What the hand has set so far, in picture pixels. */
  readonly places: Contour;
  /** The outline whose lumen is traced again; it and its other repeats are hidden meanwhile. */
  readonly repeatOf?: string;
  /** What the operator has typed for it. */
  readonly words?: string;
}

/** What is being drawn or dragged now: not yet part of the document. */
export type Draft =
  | Drawing
  | {
      readonly kind: 'reshaping';
      readonly id: string;
      readonly knots: Contour;
      /** A border that still waits to be accepted once it is let go: until then the plan has no part in it. */
      readonly waits?: boolean;
    };

/** Where the working copy stands. */
type Saving =
  | { readonly state: 'nothing' }
  | { readonly state: 'waiting' }
  | { readonly state: 'saved'; readonly at: number }
  | { readonly state: 'problem'; readonly problem: string };

export type PaneId = number;
/** What a picture area shows: a frame of a run in a view. */
export interface PaneState extends PaneView {
  readonly id: PaneId;
  /** SOP instance UID of its run; null while no run is open. */
  readonly run: string | null;
  /** Frames that it is ahead of the others while the panes step together. */
  readonly offset: number;
}

/** How the panes go together: each by itself, by the same number of frames, or at the same position along the vein. */
export type Link = 'none' | 'frames' | 'place';

/** The only pane of a window that was just opened. */
export const FIRST_PANE: PaneState = { id: 1, run: null, frame: 0, view: FIRST_VIEW, offset: 0 };

export interface AppState {
  readonly study: OpenStudy | null;
  /** The studies that were opened, that on the screen among them, in the order in which they came. */
  readonly studies: readonly (readonly StudyRun[])[];
  /** The picture areas from left to right, one to three. */
  readonly panes: readonly PaneState[];
  /** The pane that is worked in. */
  readonly activePane: PaneId;
  readonly link: Link;
  /** Panes of the same run are zoomed and moved as one. */
  readonly zoomTogether: boolean;
  /** Where each other run of the study was left, by its SOP instance UID: it comes back there. */
  readonly leftAt: Readonly<Record<string, PaneView>>;
  /** Angle of the longitudinal cut, 0…359 degrees clockwise from 12 o'clock of the stored picture: the direction that its upper half shows. */
  readonly cutDegrees: number;
  readonly playing: boolean;
  readonly overlaysShown: boolean;
  /** The neighbours of a frame are being flipped through: nothing is drawn over them meanwhile. */
  readonly flipping: boolean;
  /** The drawings that files lay over their pictures are shown. */
  readonly fileOverlaysShown: boolean;
  /** Frames a second chosen for viewing; null is the file's own pace. No statement about time. */
  readonly playbackSpeed: number | null;
  readonly tool: Tool;
  readonly panel: Panel;
  readonly selected: string | null;
  readonly draft: Draft | null;
  /** What the next outline will be, chosen before it is traced; null: nothing was chosen. */
  readonly tracing: Tracing | null;
  /** What an outline was offered as; null: nothing was. */
  readonly offered: Offered | null;
  /** The input that the operator was led to last, by its path, and the session then; null: none. */
  readonly led: { readonly path: string; readonly session: Session } | null;
  /** The outline (by its id) of which is asked what it is; null: none. */
  readonly asking: string | null;
  readonly saving: Saving;
  /** What is being opened, with how far it is (`of` null: how much there is is not known yet); null when nothing is. */
  readonly opening: { readonly what: string; readonly done: number; readonly of: number | null } | null;
  /** Sentences the operator has to see, newest last, until dismissed. */
  readonly notices: readonly string[];
  /** Runs to be located; null: none are missed. */
  readonly missing: Missing | null;
  /** A sentence for each of the files opened last that was not opened, with its name. */
  readonly refused: readonly string[];
  /** The stents of this computer's department, of which every new study takes a copy; null: none are kept, the built-in ones. */
  readonly computersCatalogue: Catalogue | null;
  /** What this computer's catalogue was before this window changed it last; null: it has not. */
  readonly formerCatalogue: Catalogue | null;
  /** The sheet over the window, or null. */
  readonly sheet: Sheet | null;
  /** Nothing but the picture is shown, with whose it is and its frames. */
  readonly pictureAlone: boolean;
  /** Names, numbers and dates of patients are not shown, for teaching. */
  readonly patientHidden: boolean;
}

/** The window's one store. The session inside is the document; everything else is view state and never undone. */
export const useApp = create<AppState>(() => ({
  study: null,
  studies: [],
  panes: [FIRST_PANE],
  activePane: FIRST_PANE.id,
  link: 'none',
  zoomTogether: false,
  leftAt: {},
  cutDegrees: 0,
  playing: false,
  overlaysShown: true,
  flipping: false,
  fileOverlaysShown: true,
  playbackSpeed: null,
  tool: 'select',
  panel: 'measure',
  selected: null,
  draft: null,
  tracing: null,
  offered: null,
  led: null,
  asking: null,
  saving: { state: 'nothing' },
  opening: null,
  notices: [],
  missing: null,
  refused: [],
  computersCatalogue: null,
  formerCatalogue: null,
  sheet: null,
  pictureAlone: false,
  patientHidden: false,
}));

/** The session on the screen, or null while no study is open. */
export function sessionNow(state: Pick<AppState, 'study'>): Session | null {
  return state.study?.history.present ?? null;
}

/** A run of a study by its SOP instance UID while its file is at hand, else null. */
export function runOf(study: OpenStudy | null, uid: string | null): StudyRun | null {
  return study?.runs.find(({ run }) => run.identity.sopInstanceUid === uid) ?? null;
}

/** The pane of an id; the active one unless an id is given. */
export function paneOf({ panes, activePane }: Pick<AppState, 'panes' | 'activePane'>, id = activePane): PaneState {
  return panes.find((pane) => pane.id === id) ?? panes[0] ?? FIRST_PANE;
}

/** SOP instance UID of the run in the active pane, or null. */
export function runUidNow(state: AppState): string | null {
  return paneOf(state).run;
}

/** The frame (from 0) in the active pane. */
export function frameNow(state: AppState): number {
  return paneOf(state).frame;
}

/** How the picture in the active pane lies and looks. */
export function viewNow(state: AppState): View {
  return paneOf(state).view;
}

/** The run in a pane, the active one unless an id is given; null while its file is not at hand. */
export function runNow(
  state: Pick<AppState, 'study' | 'panes' | 'activePane'>,
  id = state.activePane,
): StudyRun | null {
  return runOf(state.study, paneOf(state, id).run);
}

/** True for what was drawn on the run and frame in the active pane. */
export function isHere({ run, frame }: { readonly run: string; readonly frame: number }, state: AppState): boolean {
  const pane = paneOf(state);
  return run === pane.run && frame === pane.frame;
}

/** The outline of which is asked what it is, while it is selected and on the screen; null when nothing is asked or something is drawn. */
export function askedNow(state: AppState): Outline | null {
  if (state.asking === null || state.asking !== state.selected || state.draft !== null) return null;
  return outlinesHere(state).find(({ id }) => id === state.asking) ?? null;
}

/** The outlines of the run and frame in the active pane. */
export function outlinesHere(state: AppState): readonly Outline[] {
  const { run, frame } = paneOf(state);
  return run === null ? [] : outlinesOn(sessionNow(state)?.outlines ?? [], run, frame);
}
