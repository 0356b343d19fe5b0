import type { Command } from '../../core/session/document/commands.ts';
import { labelOf } from '../../core/session/document/commands.ts';
import type { Session } from '../../core/session/document/document.ts';
import type { History } from '../../core/session/document/history.ts';
import { continued, perform, redo, replaced, stepTo, undo } from '../../core/session/document/history.ts';
import { newRecord } from '../../core/session/document/identity.ts';
import { notice } from './notices.ts';
import { sessionNow, useApp } from './store.ts';

/** A command on the same object within this time (ms) makes no further step to undo. */
const COALESCED_MS = 1000;

/** Changes the document by one command; in a read-only study it says why not instead. */
export function dispatch(command: Command): void {
  const { study } = useApp.getState();
  if (study === null) return;
  if (study.readOnly === null) useApp.setState({ study: { ...study, history: perform(study.history, command) } });
  else notice(study.readOnly);
}

/** What the last coalesced command left behind. */
let last: { readonly session: Session; readonly name: string; readonly at: number } | null = null;

/** Changes the document as `dispatch` does; the same action on the same `object` soon after makes no further step to undo. */
export function dispatchCoalesced(
  command: Extract<Command, { readonly type: 'reshape' | 'setAxis' }>,
  object: string,
): void {
  const { study } = useApp.getState();
  const name = `${labelOf(command)} ${object}`;
  const goesOn =
    last?.name === name && last.session === study?.history.present && performance.now() - last.at < COALESCED_MS;
  if (study !== null && study.readOnly === null && goesOn)
    useApp.setState({ study: { ...study, history: continued(study.history, command) } });
  else dispatch(command);
  const session = sessionNow(useApp.getState());
  last = session === null ? null : { session, name, at: performance.now() };
}

/** Changes the document as `dispatch` does; no further step to undo where the document is still as the step that goes on has left it (`after`). Gives the document that it leaves. */
export function dispatchOn(command: Command, after: Session | null): Session | null {
  const { study } = useApp.getState();
  if (study !== null && study.readOnly === null && after !== null && study.history.present === after)
    useApp.setState({ study: { ...study, history: continued(study.history, command) } });
  else dispatch(command);
  return sessionNow(useApp.getState());
}

/** True while the study on the screen may be changed; otherwise the reason is shown. */
export function mayChange(): boolean {
  const readOnly = useApp.getState().study?.readOnly ?? null;
  if (readOnly !== null) notice(readOnly);
  return readOnly === null;
}

/** Takes one step back, or forward again. */
export function step(direction: 'undo' | 'redo'): void {
  travel(direction === 'undo' ? undo : redo);
}

/** Goes to the document after the first `count` steps, back or forward, in one go. */
export function goToStep(count: number): void {
  travel((history) => stepTo(history, count));
}

/** Shows the study on the screen as another window has left it; what was shown before is one step back, and a line under way goes on. */
export function showNewer(session: Session): void {
  const { study, draft } = useApp.getState();
  const runs = study?.runs.map(newRecord) ?? [];
  travel((history) => perform(replaced(history, session, 'change in another window'), { type: 'addRuns', runs }));
  if (draft?.kind !== 'drawing') return;
  const { repeatOf } = draft;
  if (repeatOf === undefined || session.outlines.some(({ id }) => id === repeatOf)) useApp.setState({ draft });
}

function travel(along: (history: History) => History): void {
  const { study, selected } = useApp.getState();
  if (study === null) return;
  const history = along(study.history);
  const stillThere = objectsOf(history.present).some(({ id }) => id === selected);
  useApp.setState({ study: { ...study, history }, draft: null, selected: stillThere ? selected : null });
}

/** Everything that was drawn into a session and can be selected. */
function objectsOf({ outlines, measurements, vessels }: Session): readonly { readonly id: string }[] {
  return [...outlines, ...measurements, ...vessels];
}
