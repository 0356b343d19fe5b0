import type { RunRecord } from '../../core/session/document/document.ts';
import type { History } from '../../core/session/document/history.ts';
import { FIRST_VIEW } from '../ui/view.ts';
import { changePane } from './panes.ts';
import type { AppState, OpenStudy, StudyRun } from './store.ts';
import { FIRST_PANE, useApp } from './store.ts';

/** Nothing is seen, drawn or chosen yet. */
const AFRESH = {
  activePane: FIRST_PANE.id,
  link: 'none',
  zoomTogether: false,
  leftAt: {},
  cutDegrees: 0,
  playing: false,
  draft: null,
  tracing: null,
  asking: null,
  selected: null,
  sheet: null,
} as const satisfies Partial<AppState>;

/** Puts a study on the screen at the first frame of one of its runs: nothing of the study before it stays. */
export function putStudy(study: OpenStudy, first: StudyRun, savedAt: number | null): void {
  useApp.setState({
    ...AFRESH,
    study,
    panes: [{ ...FIRST_PANE, run: first.run.identity.sopInstanceUid }],
    saving: savedState(savedAt),
  });
}

/** Puts a study on the screen as putStudy does, for a while; gives the function that brings back what was there, if it is still on the screen then. */
export function putForNow(study: OpenStudy, first: StudyRun): () => void {
  const { study: open, panes, saving, ...state } = useApp.getState();
  const seen = Object.fromEntries(Object.keys(AFRESH).map((what) => [what, state[what as keyof typeof AFRESH]]));
  putStudy(study, first, null);
  return () => {
    if (useApp.getState().study?.key === study.key) useApp.setState({ ...seen, study: open, panes, saving });
  };
}

/** Puts a study in the place of the one on the screen that was its run being read: what is looked at stays on the screen. */
export function settleStudy(study: OpenStudy, first: StudyRun, savedAt: number | null): void {
  const { panes } = useApp.getState();
  const run = first.run.identity.sopInstanceUid;
  useApp.setState({ study, panes: panes.map((pane) => ({ ...pane, run })), saving: savedState(savedAt) });
}

function savedState(at: number | null): AppState['saving'] {
  return at === null ? { state: 'nothing' } : { state: 'saved', at };
}

/** Opens the study on the screen on another of its runs, as if it had been so from the start. */
export function openOn(uid: string): void {
  const state = useApp.getState();
  useApp.setState({ leftAt: {}, playing: false });
  changePane(state.activePane, { run: uid, frame: 0, view: FIRST_VIEW });
}

/** Takes the study off the screen; what was opened stays listed. */
export function removeStudy(): void {
  useApp.setState({
    ...AFRESH,
    study: null,
    panes: [FIRST_PANE],
    tool: 'select',
    pictureAlone: false,
    saving: { state: 'nothing' },
  });
}

/** Changes what is known of the study on the screen: its runs, its history, whether it may be changed. */
export function updateStudy(change: Partial<OpenStudy>): void {
  const { study } = useApp.getState();
  if (study !== null) useApp.setState({ study: { ...study, ...change } });
}

/** Lets nothing be changed in the study on the screen any more, and shows it as it was then, without a step back. */
export function closeStudyForChanges(readOnly: string, history: History): void {
  updateStudy({ readOnly, history });
  useApp.setState({ draft: null, tracing: null, asking: null, tool: 'select' });
}

/** Says which runs of a session are not where they were; null: all are, or nobody wants to locate them now. */
export function showMissing(missing: AppState['missing']): void {
  useApp.setState({ missing });
}

/** Asks for the file of a run of the study on the screen, which is not at hand. */
export function missRun(record: RunRecord): void {
  const { study } = useApp.getState();
  if (study === null) return;
  const { key, history } = study;
  showMissing({ key, name: 'This session', ref: null, session: history.present, runs: [record] });
}

/** Lists the studies that were opened. */
export function listStudies(studies: readonly (readonly StudyRun[])[]): void {
  useApp.setState({ studies });
}

/** Shows what is being opened and how far it is; null: nothing is. */
export function showOpening(opening: AppState['opening']): void {
  useApp.setState({ opening });
}
