import { derivedNow } from '../state/derived.ts';
import { drawingOnly, runNow, useApp } from '../state/store.ts';
import { FIRST_VIEW } from '../ui/view.ts';
import { decidingPair } from './deciding.ts';
import type { Compared } from './second-pane.ts';
import { closeComparison, comparedView, useComparison } from './second-pane.ts';

/** Shows a run of the study (its SOP instance UID) beside the one on the screen, where it was left; a frame (from 0) may be named. */
export function compareWith(run: string, frame?: number): void {
  const { runUid, frame: here, view, leftAt } = useApp.getState();
  const place = run === runUid ? { frame: here, view } : (leftAt[run] ?? { frame: 0, view: FIRST_VIEW });
  useComparison.setState({
    other: { ...place, run, ...(frame === undefined ? {} : { frame }) },
    link: 'none',
    together: false,
    painted: null,
    problem: null,
  });
}

/** Opens the second picture on what is most likely wanted, or closes it. */
export function toggleComparison(): void {
  if (useComparison.getState().other !== null) {
    closeComparison();
    return;
  }
  const { run, frame } = likely();
  if (run !== null) compareWith(run, frame);
}

/** The other one of lesion and reference, else the next run of the study, else the same run a second time. */
function likely(): { readonly run: string | null; readonly frame?: number } {
  const app = useApp.getState();
  const { runUid, frame, study } = app;
  const pair = decidingPair(derivedNow());
  const at = (outline: { readonly run: string; readonly frame: number } | undefined) =>
    outline?.run === runUid && outline?.frame === frame;
  if (at(pair?.lesion) && pair !== null) return { run: pair.reference.run, frame: pair.reference.frame };
  if (at(pair?.reference) && pair !== null) return { run: pair.lesion.run, frame: pair.lesion.frame };
  const another = study?.runs.find(({ run }) => run.identity.sopInstanceUid !== runUid);
  return { run: another?.run.identity.sopInstanceUid ?? runUid };
}

/** Shows the lesion that decides on the left and its reference on the right, to be worked in on the left. */
export function compareDeciding(): void {
  const pair = decidingPair(derivedNow());
  if (pair === null) return;
  showPlace({ run: pair.lesion.run, frame: pair.lesion.frame, view: viewOf(pair.lesion.run) });
  useApp.setState({ selected: pair.lesion.id });
  compareWith(pair.reference.run, pair.reference.frame);
  useComparison.setState({ activeSide: 'left' });
}

function viewOf(run: string): Compared['view'] {
  const { runUid, view, leftAt } = useApp.getState();
  return run === runUid ? view : (leftAt[run]?.view ?? FIRST_VIEW);
}

/** Works in the second picture from now on; both stay where they are on the screen. */
export function exchange(): void {
  const app = useApp.getState();
  const comparison = useComparison.getState();
  const { other, activeSide } = comparison;
  const view = comparedView(app, comparison);
  const first = runNow(app);
  if (other === null || view === null || first === null) return;
  const { frame, view: left } = app;
  useComparison.setState({
    other: { run: first.run.identity.sopInstanceUid, frame, view: left },
    apart: frame - other.frame,
    activeSide: activeSide === 'left' ? 'right' : 'left',
  });
  showPlace({ ...other, view });
}

/** Shows a place of a run in the picture that is worked in, and remembers where the run before it was left. */
function showPlace({ run, frame, view }: Compared): void {
  const { runUid, frame: before, view: left, leftAt, draft } = useApp.getState();
  useApp.setState({
    runUid: run,
    frame,
    view,
    leftAt: runUid === null ? leftAt : { ...leftAt, [runUid]: { frame: before, view: left } },
    playing: false,
    draft: drawingOnly(draft),
    selected: null,
  });
}
