import { apply } from './apply.ts';
import type { Command } from './commands.ts';
import { labelOf } from './commands.ts';
import type { Session } from './document.ts';

/** One step that can be taken back: the document before (or after) it, and what was done. */
interface Step {
  readonly session: Session;
  readonly label: string;
}

/** The session and every step to and from it, without limit; whole documents, which share their structure. */
export interface History {
  readonly past: readonly Step[];
  readonly present: Session;
  readonly future: readonly Step[];
}

/** A history without steps. */
export function historyOf(session: Session): History {
  return { past: [], present: session, future: [] };
}

/**
 * The history after a command; the same when it changes nothing. Opening more runs of a study is no action of the
 * operator, and a picture that is turned is only looked at otherwise: both make no step and hold for every document of
 * the history, so that no undo can lose a run or turn a picture.
 */
export function perform(history: History, command: Command): History {
  if (command.type === 'addRuns' || command.type === 'turnPicture') {
    const joined = (step: Step): Step => ({ ...step, session: apply(step.session, command) });
    const present = apply(history.present, command);
    return { past: history.past.map(joined), present, future: history.future.map(joined) };
  }
  const present = apply(history.present, command);
  if (present === history.present) return history;
  return replaced(history, present, labelOf(command));
}

/** The history after another document has taken the place of the present one, which is one step back. */
export function replaced({ past, present }: History, session: Session, label: string): History {
  return { past: [...past, { session: present, label }], present: session, future: [] };
}

/** The history after a command that goes on with what the last step did (one more notch of the wheel): no step of its own. */
export function continued(history: History, command: Command): History {
  const present = apply(history.present, command);
  return present === history.present ? history : { ...history, present, future: [] };
}

/** One step back; the same history when there is none. */
export function undo(history: History): History {
  const step = history.past.at(-1);
  if (step === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: step.session,
    future: [{ session: history.present, label: step.label }, ...history.future],
  };
}

/** One step forward again; the same history when there is none. */
export function redo(history: History): History {
  const [step, ...future] = history.future;
  if (step === undefined) return history;
  return { past: [...history.past, { session: history.present, label: step.label }], present: step.session, future };
}

/** The history with the document after its first `count` steps as the present (0: as it was opened), in one go; all other steps stay. A count outside means the nearest end. */
export function stepTo({ past, present, future }: History, count: number): History {
  const documents = [...past.map(({ session }) => session), present, ...future.map(({ session }) => session)];
  const labels = [...past, ...future].map(({ label }) => label);
  const at = Math.max(0, Math.min(labels.length, count));
  const step = (label: string, session: Session | undefined): Step[] =>
    session === undefined ? [] : [{ session, label: label }];
  return {
    past: labels.slice(0, at).flatMap((label, k) => step(label, documents[k])),
    present: documents[at] ?? present,
    future: labels.slice(at).flatMap((label, k) => step(label, documents[at + 1 + k])),
  };
}
