import { isJson, keep } from '../autosaves.ts';

/** What nobody has had written for so long is written by itself, ms; the window has it written much sooner. */
const LONGEST = 1000;

/** The newest texts of files that are not on the disk yet, by the path of the file: they outlive the window that has handed them over. */
export interface HeldTexts {
  /** Holds a text until it, or a newer one, is on the disk. */
  hold(path: string, text: string): void;
  /** Writes a text now: null, or the sentence that says why the one before is still there; it goes on being held then. */
  write(path: string, text: string): Promise<string | null>;
  /** Writes what is held for a file, in the same way; nothing where nothing is. */
  settle(path: string): Promise<string | null>;
  /** Writes all that is held. */
  settleAll(): Promise<void>;
  /** The text that is held for a file; null where the newest one is on the disk. */
  textOf(path: string): string | null;
  /** What is held for files whose paths begin so is not wanted any more. */
  forget(beginning: string): void;
}

interface Held {
  readonly text: string;
}

/** Holds texts in memory. */
export function heldTexts(): HeldTexts {
  const held = new Map<string, Held>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  function stopWaiting(path: string): void {
    clearTimeout(timers.get(path));
    timers.delete(path);
  }

  function wait(path: string): void {
    if (timers.has(path)) return;
    const timer = setTimeout(() => {
      timers.delete(path);
      void settle(path);
    }, LONGEST);
    timers.set(path, timer);
  }

  async function written(path: string, mine: Held): Promise<string | null> {
    const problem = await keep(path, mine.text, 0o600);
    if (problem !== null) return problem;
    stopWaiting(path);
    if (held.get(path) === mine) held.delete(path);
    else if (held.has(path)) wait(path);
    return null;
  }

  /** What came over damaged is worth less than what is on the disk. */
  async function settle(path: string): Promise<string | null> {
    const mine = held.get(path);
    if (mine === undefined) return null;
    if (isJson(mine.text)) return written(path, mine);
    held.delete(path);
    return null;
  }

  return {
    hold(path, text) {
      held.set(path, { text });
      wait(path);
    },
    write(path, text) {
      const mine = { text };
      held.set(path, mine);
      return written(path, mine);
    },
    settle,
    async settleAll() {
      await Promise.all([...held.keys()].map(settle));
    },
    textOf: (path) => held.get(path)?.text ?? null,
    forget(beginning) {
      for (const path of [...held.keys()].filter((each) => each.startsWith(beginning))) {
        held.delete(path);
        stopWaiting(path);
      }
    },
  };
}
