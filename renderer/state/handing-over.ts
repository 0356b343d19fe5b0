import type { Session } from '../../core/session/document/document.ts';
import { sessionPieces } from '../../core/session/document/file.ts';
import type { History } from '../../core/session/document/history.ts';
import { stepsPieces } from '../../core/session/kept/steps.ts';
import { shell } from '../shell/shell.ts';
import { nextTask, whenIdle } from '../ui/pace/in-pieces.ts';
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

function handingOver<T>(
  of: (study: OpenStudy) => T,
  what: 'session' | 'steps',
  piecesOf: (value: T) => readonly string[],
  moment: (isLight: boolean) => Promise<void>,
): HandingOver<T> {
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
    while (next() !== null) {
      await moment(takes <= LIGHT);
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
export const sessionHandedOver = handingOver<Session>(
  ({ history }) => history.present,
  'session',
  sessionPieces,
  async (isLight) => (isLight ? undefined : nextTask()),
);

/** The steps that led to it, when the window has nothing else to do. */
export const stepsHandedOver = handingOver<History>(({ history }) => history, 'steps', stepsPieces, whenIdle);
