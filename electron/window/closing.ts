import type { Operator } from '../operator.ts';

/** How long the window may keep its work before the operator hears of it, ms: a disk that wakes up takes less. */
export const PATIENCE_MS = 10_000;

/** The window as closing needs it. */
export interface Closable extends Pick<Operator, 'agrees'> {
  /** Whether its page hears: one that is still loading, or has died, has nothing to keep. */
  listens(): boolean;
  /** Asks the window to keep its work and to say when it has. */
  askToKeep(): void;
  /** Why the last changes could not be kept; null when they are. */
  unsaved(): string | null;
  isGone(): boolean;
  destroy(): void;
}

/** Closing in two steps. */
export interface Closing {
  /** The operator wants to close the window. */
  ask(): void;
  /** The window has said that it is done; resolves when it is decided whether it goes. */
  finish(): Promise<void>;
}

const UNSAVED = {
  message: 'Your last changes could not be saved. Close anyway?',
  yes: 'Close without saving',
  no: 'Go back',
};
const SLOW = {
  message: 'Your last changes are still being saved. Keep waiting?',
  detail: 'The disk is slow or was disconnected. The window closes by itself as soon as they are saved.',
  yes: 'Close without saving',
  no: 'Wait',
};

/**
 * The window is asked to keep its work, and goes when it says so, however long that takes. Work is never thrown away without a question:
 * where it could not be kept, and where the window does not answer in time; an answer while that question stands takes it back.
 */
export function closing(window: Closable): Closing {
  let state: 'open' | 'keeping' | 'asking' = 'open';
  let patience: ReturnType<typeof setTimeout> | undefined;
  let question: AbortController | null = null;

  function keep(): void {
    if (!window.listens()) return void finish();
    window.askToKeep();
    patience = setTimeout(() => void askWhetherToWait(), PATIENCE_MS);
  }

  async function askWhetherToWait(): Promise<void> {
    const asked = new AbortController();
    question = asked;
    const leaves = await window.agrees({ ...SLOW, takenBack: asked.signal });
    if (asked.signal.aborted || window.isGone()) return;
    question = null;
    if (leaves) window.destroy();
    // It is asked again: a window that was started anew has not heard of it.
    else keep();
  }

  async function finish(): Promise<void> {
    if (state !== 'keeping' || window.isGone()) return;
    state = 'asking';
    clearTimeout(patience);
    question?.abort();
    question = null;
    const problem = window.unsaved();
    if (problem === null || (await window.agrees({ ...UNSAVED, detail: problem }))) window.destroy();
    else state = 'open';
  }

  return {
    finish,
    ask() {
      if (state !== 'open') return;
      state = 'keeping';
      keep();
    },
  };
}
