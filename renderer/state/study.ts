import type { History } from '../../core/session/document/history.ts';
import type { AppState, OpenStudy, StudyRun } from './store.ts';
import { FIRST_PANE, useApp } from './store.ts';

/** Puts a study on the screen at the first frame of one of its runs: nothing of the study before it stays. */
export function putStudy(
  study: OpenStudy,
  first: StudyRun,
  otherStudies: readonly (readonly StudyRun[])[],
  savedAt: number | null,
): void {
  useApp.setState({
    study,
    otherStudies,
    panes: [{ ...FIRST_PANE, run: first.run.identity.sopInstanceUid }],
    activePane: FIRST_PANE.id,
    link: 'none',
    zoomTogether: false,
    leftAt: {},
    playing: false,
    draft: null,
    tracing: null,
    asking: null,
    selected: null,
    sheet: null,
    saving: savedAt === null ? { state: 'nothing' } : { state: 'saved', at: savedAt },
  });
}

/** Takes the study off the screen. */
export function removeStudy(): void {
  useApp.setState({
    study: null,
    panes: [FIRST_PANE],
    activePane: FIRST_PANE.id,
    link: 'none',
    zoomTogether: false,
    leftAt: {},
    playing: false,
    draft: null,
    selected: null,
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

/** Lists the other studies among the files that were opened together. */
export function listOtherStudies(otherStudies: readonly (readonly StudyRun[])[]): void {
  useApp.setState({ otherStudies });
}

/** Shows what is being opened and how far it is; null: nothing is. */
export function showOpening(opening: AppState['opening']): void {
  useApp.setState({ opening });
}
