import { create } from 'zustand';
import type { FileRef } from '../../core/contract.ts';
import type { Run } from '../../core/dicom/run.ts';
import type { Contour } from '../../core/geometry/point.ts';
import type { Command } from '../../core/session/document/commands.ts';
import type { Outline, Session } from '../../core/session/document/document.ts';
import type { History } from '../../core/session/document/history.ts';
import { continued, perform, redo, stepTo, undo } from '../../core/session/document/history.ts';
import type { Measurement } from '../../core/session/drawn/measurements.ts';
import type { Location } from '../shell/location.ts';
import type { DrawnWith } from '../tools/registry.ts';
import type { RunPlace, View } from '../ui/view.ts';
import { FIRST_VIEW } from '../ui/view.ts';

/** A run that is open in the window: its header, its digest, and where its bytes are read from. */
export interface StudyRun {
  readonly run: Run;
  readonly digest: string;
  readonly location: Location;
  /** The shell's name for the file; null in a plain browser. */
  readonly token: string | null;
}

/** The study on the screen and everything done to it. */
export interface OpenStudy {
  readonly key: string;
  readonly runs: readonly StudyRun[];
  readonly history: History;
  /** Why nothing may be changed, or null. */
  readonly readOnly: string | null;
  /** The session file that Ctrl+S writes to, or null while there is none. */
  readonly file: FileRef | null;
}

export type Tool = 'select' | 'calibrate' | DrawnWith;
export type Sheet = 'help' | 'palette' | 'preferences' | 'sessions' | 'outlines';
export type Panel = 'measure' | 'findings' | 'plan' | 'practice';

/** Something new that is being drawn: not yet part of the document. */
export interface Drawing {
  readonly kind: 'drawing';
  readonly tool: DrawnWith;
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
export type Draft = Drawing | { readonly kind: 'reshaping'; readonly id: string; readonly knots: Contour };

/** Where the working copy stands. */
type Keeping =
  | { readonly state: 'nothing' }
  | { readonly state: 'waiting' }
  | { readonly state: 'saved'; readonly at: number }
  | { readonly state: 'problem'; readonly problem: string };

export interface AppState {
  readonly study: OpenStudy | null;
  /** Other studies among the files that were opened together. */
  readonly otherStudies: readonly (readonly StudyRun[])[];
  /** SOP instance UID of the run on the screen. */
  readonly runUid: string | null;
  /** Frame on the screen, from 0. */
  readonly frame: number;
  readonly view: View;
  /** Where each other run of the study was left, by its SOP instance UID: it comes back there. */
  readonly leftAt: Readonly<Record<string, RunPlace>>;
  readonly playing: boolean;
  readonly overlaysShown: boolean;
  /** The neighbours of a frame are being flipped through: nothing is drawn over them meanwhile. */
  readonly jiggling: boolean;
  /** The drawings that files lay over their pictures are shown. */
  readonly fileOverlaysShown: boolean;
  /** Frames a second chosen for viewing; null is the file's own pace. No statement about time. */
  readonly pace: number | null;
  readonly tool: Tool;
  readonly panel: Panel;
  readonly selected: string | null;
  readonly draft: Draft | null;
  readonly keeping: Keeping;
  /** What is being opened, with how far it is (`of` null: how much there is is not known yet); null when nothing is. */
  readonly opening: { readonly what: string; readonly done: number; readonly of: number | null } | null;
  /** Sentences the operator has to see, newest last, until dismissed. */
  readonly notices: readonly string[];
  /** The sheet over the window, or null. */
  readonly sheet: Sheet | null;
}

/** The window's one store. The session inside is the document; everything else is view state and never undone. */
export const useApp = create<AppState>(() => ({
  study: null,
  otherStudies: [],
  runUid: null,
  frame: 0,
  view: FIRST_VIEW,
  leftAt: {},
  playing: false,
  overlaysShown: true,
  jiggling: false,
  fileOverlaysShown: true,
  pace: null,
  tool: 'select',
  panel: 'measure',
  selected: null,
  draft: null,
  keeping: { state: 'nothing' },
  opening: null,
  notices: [],
  sheet: null,
}));

/** The session on the screen, or null while no study is open. */
export function sessionNow(state: Pick<AppState, 'study'>): Session | null {
  return state.study?.history.present ?? null;
}

/** A run of a study by its SOP instance UID while its file is at hand, else null. */
export function runOf(study: OpenStudy | null, uid: string | null): StudyRun | null {
  return study?.runs.find(({ run }) => run.identity.sopInstanceUid === uid) ?? null;
}

/** The run on the screen, or null. */
export function runNow(state: Pick<AppState, 'study' | 'runUid'>): StudyRun | null {
  return runOf(state.study, state.runUid);
}

/** The outlines of the run and frame on the screen. */
export function outlinesHere(state: AppState): readonly Outline[] {
  const outlines = sessionNow(state)?.outlines ?? [];
  return outlines.filter((outline) => outline.run === state.runUid && outline.frame === state.frame);
}

/** Everything that was drawn into a session and can be selected. */
function objectsOf({ outlines, measurements, vessels }: Session): readonly { readonly id: string }[] {
  return [...outlines, ...measurements, ...vessels];
}

/** The measurements of the run and frame on the screen. */
export function measurementsHere(state: AppState): readonly Measurement[] {
  const measurements = sessionNow(state)?.measurements ?? [];
  return measurements.filter(({ run, frame }) => run === state.runUid && frame === state.frame);
}

/** Changes the document by one command; in a read-only study it says why not instead. */
export function dispatch(command: Command): void {
  const { study } = useApp.getState();
  if (study === null) return;
  if (study.readOnly === null) useApp.setState({ study: { ...study, history: perform(study.history, command) } });
  else notice(study.readOnly);
}

/** What the last command of a row left behind. */
let row: { readonly session: Session; readonly name: string; readonly at: number } | null = null;

/** Changes the document as `dispatch` does; the same deed on the same outline within a second makes no further step to undo. */
export function dispatchInRow(command: Extract<Command, { readonly type: 'reshape' }>): void {
  const { study } = useApp.getState();
  const name = `${command.deed} ${command.id}`;
  const goesOn = row?.name === name && row.session === study?.history.present && performance.now() - row.at < 1000;
  if (study !== null && study.readOnly === null && goesOn)
    useApp.setState({ study: { ...study, history: continued(study.history, command) } });
  else dispatch(command);
  const session = sessionNow(useApp.getState());
  row = session === null ? null : { session, name, at: performance.now() };
}

/** Takes one step back, or forward again. */
export function step(direction: 'undo' | 'redo'): void {
  travel(direction === 'undo' ? undo : redo);
}

/** Goes to the document after the first `count` steps, back or forward, in one go. */
export function goToStep(count: number): void {
  travel((history) => stepTo(history, count));
}

function travel(along: (history: History) => History): void {
  const { study, selected } = useApp.getState();
  if (study === null) return;
  const history = along(study.history);
  const stillThere = objectsOf(history.present).some(({ id }) => id === selected);
  useApp.setState({ study: { ...study, history }, draft: null, selected: stillThere ? selected : null });
}

/** Shows a sentence to the operator. The same sentence is not shown twice. */
export function notice(sentence: string): void {
  const { notices } = useApp.getState();
  if (!notices.includes(sentence)) useApp.setState({ notices: [...notices, sentence] });
}

/** Takes a sentence off the screen. */
export function dismiss(sentence: string): void {
  useApp.setState(({ notices }) => ({ notices: notices.filter((shown) => shown !== sentence) }));
}

/** Shows a frame (from 0) of the run on the screen, kept inside the run. */
export function showFrame(frame: number): void {
  const state = useApp.getState();
  const frames = runNow(state)?.run.image.frames ?? 1;
  const inside = Math.max(0, Math.min(frames - 1, Math.round(frame)));
  if (inside !== state.frame) useApp.setState({ frame: inside, draft: drawingOnly(state.draft) });
}

/** A half-drawn outline waits on its own frame while others are looked at; a half-finished drag does not. */
export function drawingOnly(draft: Draft | null): Draft | null {
  return draft?.kind === 'drawing' ? draft : null;
}

/** Shows another run of the study where it was left, else its first frame in a fresh view. */
export function showRun(uid: string): void {
  const { runUid, frame, view, leftAt, draft } = useApp.getState();
  if (runUid === uid) return;
  useApp.setState({
    runUid: uid,
    ...(leftAt[uid] ?? { frame: 0, view: FIRST_VIEW }),
    leftAt: runUid === null ? leftAt : { ...leftAt, [runUid]: { frame, view } },
    playing: false,
    draft: drawingOnly(draft),
    selected: null,
  });
}

/** Jumps to an outline or measurement: its run, its frame, selected. */
export function showOutline({ id, run, frame }: Pick<Outline, 'id' | 'run' | 'frame'>): void {
  showRun(run);
  showFrame(frame);
  useApp.setState({ selected: id, playing: false });
}
