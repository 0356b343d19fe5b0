import type { Session } from '../../core/session/document/document.ts';
import { sessionPieces, wordedInSteps } from '../../core/session/document/file.ts';
import type { History } from '../../core/session/document/history.ts';
import { stepsPieces, stepsWordedInSteps } from '../../core/session/kept/steps.ts';
import { shell } from '../shell/shell.ts';
import { inPieces, nextTask, whenIdle } from '../ui/pace/in-pieces.ts';
import { type OpenStudy, useApp } from './store.ts';

/** Handing over takes at most one part in so many of the window's time where it takes longer than LIGHT (ms). */
const PARTS = 5;
const LIGHT = 4;

/** Keeps the shell up with something of the study on the screen, so that it outlives the window. */
interface HandingOver<T> {
  /** It has changed: hands it over as soon as the moment comes, and what it is by then. */
  soon(): void;
  /** Hands it over now, where the shell has another one. */
  now(): void;
  /** The shell has this one, or is given it now. */
  has(what: T): void;
}

/** What is handed over: its text in pieces, most of which are put into words beforehand with rests in between; and the moment for it. */
interface Handed<T> {
  readonly what: 'session' | 'steps';
  of(study: OpenStudy): T;
  wordedInSteps(value: T): Generator<undefined, void>;
  piecesOf(value: T): readonly string[];
  moment(isLight: boolean): Promise<void>;
}

function handingOver<T>({ what, of, wordedInSteps, piecesOf, moment }: Handed<T>): HandingOver<T> {
  let there: T | null = null;
  let isWaiting = false;
  /** How long it takes, ms: the shorter of the last two times, since a machine that is busy makes one of them long. */
  let takes = 0;
  let tookLast = 0;

  function next(): { readonly key: string; readonly value: T } | null {
    const { study } = useApp.getState();
    if (study === null || study.readOnly !== null || of(study) === there) return null;
    return { key: study.key, value: of(study) };
  }

  function now(): void {
    const due = next();
    if (due === null || shell.hold === null) return;
    there = due.value;
    // What could not be handed over is written all the same, and then told where that fails.
    shell.hold(due.key, what, piecesOf(due.value)).catch(() => undefined);
  }

  async function keepUp(): Promise<void> {
    for (let due = next(); due !== null; due = next()) {
      await moment(takes <= LIGHT);
      await inPieces(wordedInSteps(due.value), nextTask);
      const began = performance.now();
      now();
      const took = performance.now() - began;
      takes = Math.min(took, tookLast);
      tookLast = took;
      if (takes > LIGHT) await new Promise((resolve) => setTimeout(resolve, (PARTS - 1) * takes));
    }
  }

  return {
    soon() {
      if (isWaiting || shell.hold === null) return;
      isWaiting = true;
      void keepUp().finally(() => {
        isWaiting = false;
      });
    },
    now,
    has(value) {
      there = value;
    },
  };
}

/** The session: before the change is seen on the screen where that costs little, else in the task after it. */
export const sessionHandedOver = handingOver<Session>({
  what: 'session',
  of: ({ history }) => history.present,
  wordedInSteps,
  piecesOf: sessionPieces,
  moment: async (isLight) => (isLight ? undefined : nextTask()),
});

/** The steps that led to it, when the window has nothing else to do. */
export const stepsHandedOver = handingOver<History>({
  what: 'steps',
  of: ({ history }) => history,
  wordedInSteps: stepsWordedInSteps,
  piecesOf: stepsPieces,
  moment: whenIdle,
});

/** Puts a study that was opened into words while the window has nothing else to do, so that its first change is handed over as soon as any other. */
export function wordAhead({ key, history }: OpenStudy): void {
  void inPieces(wordedInSteps(history.present), whenIdle, () => useApp.getState().study?.key === key);
}
