import type { KeyOutline } from '../../core/lumen/propagate.ts';
import type { Outline, Session } from '../../core/session/document/document.ts';
import type { FoundBorder } from '../../core/session/drawn/found-outline.ts';
import { foundOutlines } from '../../core/session/drawn/found-outline.ts';
import { readPoints } from '../../core/session/drawn/readings.ts';
import { polygonThrough } from '../../core/session/drawn/shapes.ts';
import type { FoundLumen } from '../decoding/messages.ts';
import { turnOf } from '../decoding/turns.ts';
import { ALL_WORKERS } from '../decoding/workers.ts';
import { dispatchOn, mayChange } from '../state/document.ts';
import { handMoves } from '../state/hand.ts';
import { notice } from '../state/notices.ts';
import { recordFor } from '../state/scale.ts';
import type { StudyRun } from '../state/store.ts';
import { runNow, sessionNow, useApp } from '../state/store.ts';
import { counted } from '../ui/format.ts';
import { askForLumen } from './asking.ts';
import { useBorderView } from './border-view.ts';
import { whyNoBorder } from './conditions.ts';

/** Frames (from 0, both included). */
interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Borders come into the document so often (ms): as they come, and not so often that the window could feel it; more rarely while the hand moves. */
const EVERY = { atRest: 400, moving: 2000 };

/** And so large a part of the frames at a time, since each time the window draws all of them anew; few at first, with which chart and tables come. */
const PART = 0.05;
const FIRST = 5;

/** So long (ms) nothing is looked for after each frame while the hand moves. */
const PAUSE = 50;

/** How far it is is said so often, ms, once the first were found. */
const TOLD_EVERY = 100;

let stop: () => void = () => undefined;

/** Finds no further lumens; those that were found stay. */
export function stopFinding(): void {
  stop();
}

/** Finds the lumens of a stretch of the run on the screen, of the whole run without one; they are neither lesion nor reference and wait to be accepted. What was accepted or drawn there stays. */
export async function findStretch(stretch?: Stretch): Promise<void> {
  const reason = whyNoBorder();
  const state = useApp.getState();
  const [studyRun, session] = [runNow(state), sessionNow(state)];
  if (reason !== null) notice(reason);
  if (reason !== null || studyRun === null || session === null || !mayChange()) return;
  stop();
  const { first, last } = stretch ?? { first: 0, last: studyRun.run.image.frames - 1 };
  const frames = Array.from({ length: last - first + 1 }, (_, k) => first + k);
  const taken = new Set(framesTaken(session, studyRun.run.identity.sopInstanceUid));
  const open = frames.filter((frame) => !taken.has(frame));
  if (open.length === 0) return notice('Every frame there has its outline already.');
  const { none, problem } = await findIn(studyRun, open, keysOf(session, studyRun.run.identity.sopInstanceUid));
  if (none > 0) notice(`No lumen was found on ${counted(none, 'frame', 'frames')}: ${problem}`);
}

/** Accepted outlines of a run by frame. A frame with several leads nobody: no one knows which of them goes on. */
function keysOf({ outlines }: Session, run: string): readonly Outline[] {
  const accepted = outlines.filter((one) => one.run === run && one.accepted && one.repeatOf === null);
  const sorted = accepted.toSorted((a, b) => a.frame - b.frame);
  return sorted.filter(({ frame }, k) => sorted[k - 1]?.frame !== frame && sorted[k + 1]?.frame !== frame);
}

/** The key outlines next to a frame on either side; none where it does not lie between two. */
function keysAround(keys: readonly Outline[], frame: number): readonly KeyOutline[] {
  const [before, after] = [keys.findLast((one) => one.frame < frame), keys.find((one) => one.frame > frame)];
  if (before === undefined || after === undefined) return [];
  return [before, after].map((one) => ({ frame: one.frame, contour: polygonThrough(one.knots, one.curve) }));
}

/** The frames of a run with an outline that the operator stands for or has corrected. */
function framesTaken({ outlines }: Session, run: string): readonly number[] {
  return outlines.filter((one) => one.run === run && !isReplaceable(one)).map(({ frame }) => frame);
}

/** Only what was found along a run and of which nothing was said since is found anew. */
function isReplaceable({ accepted, origin, role, segment, state }: Outline): boolean {
  return !accepted && origin === 'automatic' && role === 'other' && segment === 'unknown' && state === 'unspecified';
}

async function findIn(
  studyRun: StudyRun,
  frames: readonly number[],
  keys: readonly Outline[],
): Promise<{ readonly none: number; readonly problem: string }> {
  const run = studyRun.run.identity.sopInstanceUid;
  const laying = layingOn(studyRun, frames.length);
  let [done, none, next, problem, stopped] = [0, 0, 0, '', false];
  const drops = new Set<() => void>();
  stop = () => {
    stopped = true;
    for (const drop of drops) drop();
  };
  let toldAt = Number.NEGATIVE_INFINITY;
  const tell = (): void => {
    if (done > FIRST && performance.now() - toldAt < TOLD_EVERY) return;
    toldAt = performance.now();
    useBorderView.setState({ finding: { run, done, of: frames.length, none } });
  };
  const work = async (_: unknown, worker: number): Promise<void> => {
    const goesOn = () => !stopped && next < frames.length;
    for (;;) {
      await turnOf(worker, goesOn, PAUSE);
      const at = next++;
      const frame = frames[at];
      if (frame === undefined || stopped) return;
      const job = askForLumen(studyRun, frame, { keep: false, keys: keysAround(keys, frame) }, 'background');
      drops.add(job.drop);
      const found = await job.answer;
      drops.delete(job.drop);
      if (stopped || useApp.getState().study?.runs.includes(studyRun) !== true) return;
      done += 1;
      if (!found.ok) [none, problem] = [none + 1, found.problem];
      laying.add(at, found.ok ? borderOf(frame, found.value) : null);
      tell();
    }
  };
  tell();
  await Promise.all(Array.from({ length: ALL_WORKERS }, work));
  laying.finish();
  useBorderView.setState({ finding: null });
  return { none, problem };
}

function borderOf(frame: number, { knots, answer }: FoundLumen): FoundBorder {
  return { frame, knots, confidence: answer.confidence };
}

/** Lays borders of a run in the document as they come, in the order of their frames, all in one step to undo. */
function layingOn(studyRun: StudyRun, frames: number) {
  const run = studyRun.run.identity.sopInstanceUid;
  let waiting: FoundBorder[] = [];
  const came = inTurn((border) => waiting.push(border));
  let [laid, laidAt, after] = [0, performance.now(), null as Session | null];
  const lay = (): void => {
    const session = sessionNow(useApp.getState());
    if (session === null || waiting.length === 0 || useApp.getState().study?.runs.includes(studyRun) !== true) return;
    const taken = new Set(framesTaken(session, run));
    const borders = waiting.filter(({ frame }) => !taken.has(frame));
    const found = new Set(borders.map(({ frame }) => frame));
    const replacing = session.outlines
      .filter((one) => one.run === run && found.has(one.frame) && isReplaceable(one))
      .map(({ id }) => id);
    const outlines = foundOutlines(session, recordFor(studyRun, session), borders, { role: 'other' }, () =>
      crypto.randomUUID(),
    );
    after = dispatchOn({ type: 'addOutlines', outlines, replacing, label: 'find lumens' }, after);
    [laid, waiting, laidAt] = [laid + borders.length, [], performance.now()];
  };
  const isTime = (): boolean => {
    if (laid === 0) return waiting.length >= Math.min(FIRST, frames);
    const every = handMoves() ? EVERY.moving : EVERY.atRest;
    return performance.now() - laidAt >= every && waiting.length >= Math.min(PART * frames, laid);
  };
  return {
    /** The border of the so many-th frame that was looked at (from 0); null: there is none. */
    add: (at: number, border: FoundBorder | null): void => {
      // Read as it comes: all of a part at once would be felt.
      if (border !== null) readPoints(border.knots, 'spline', recordFor(studyRun, sessionNow(useApp.getState())));
      came.put(at, border);
      if (isTime()) lay();
    },
    finish: (): void => {
      came.end();
      lay();
    },
  };
}

/** Passes on the borders of frames in their order, since workers overtake one another and outlines are numbered along the run. */
function inTurn(pass: (border: FoundBorder) => void) {
  const early = new Map<number, FoundBorder | null>();
  let turn = 0;
  return {
    put: (at: number, border: FoundBorder | null): void => {
      early.set(at, border);
      for (let next = early.get(turn); next !== undefined; next = early.get(turn)) {
        early.delete(turn++);
        if (next !== null) pass(next);
      }
    },
    /** Passes on what is left behind frames that nobody waits for any more. */
    end: (): void => {
      for (const [, border] of [...early].sort(([a], [b]) => a - b)) if (border !== null) pass(border);
      early.clear();
    },
  };
}
