import type { KeyOutline } from '../../core/lumen/propagate.ts';
import type { Outline, Session } from '../../core/session/document/document.ts';
import type { FoundBorder } from '../../core/session/drawn/found-outline.ts';
import { foundOutlines } from '../../core/session/drawn/found-outline.ts';
import { readPoints } from '../../core/session/drawn/readings.ts';
import { polygonThrough } from '../../core/session/drawn/shapes.ts';
import { SPARE_WORKERS } from '../decoding/workers.ts';
import { dispatchOn, mayChange } from '../state/document.ts';
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

/** Borders come into the document so often (ms): as they come, and not so often that the window could feel it. */
const EVERY = 400;

/** And so large a part of the frames at a time: each time the window draws all of them anew. */
const PART = 0.05;

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
  const open = frames.filter((frame) => !isTaken(session, studyRun.run.identity.sopInstanceUid, frame));
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

/** Whether a frame has an outline that the operator stands for or has corrected. */
function isTaken({ outlines }: Session, run: string, frame: number): boolean {
  return outlines.some((one) => one.run === run && one.frame === frame && !isReplaceable(one));
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
  const tell = () => useBorderView.setState({ finding: { run, done, of: frames.length, none } });
  const work = async (): Promise<void> => {
    for (let frame = frames[next++]; frame !== undefined && !stopped; frame = frames[next++]) {
      const job = askForLumen(studyRun, frame, { keep: false, keys: keysAround(keys, frame) }, 'background');
      drops.add(job.drop);
      const found = await job.answer;
      drops.delete(job.drop);
      if (stopped || useApp.getState().study?.runs.includes(studyRun) !== true) return;
      done += 1;
      if (found.ok) laying.add({ frame, knots: found.value.knots, confidence: found.value.answer.confidence });
      else {
        none += 1;
        problem = found.problem;
      }
      tell();
    }
  };
  tell();
  await Promise.all(Array.from({ length: SPARE_WORKERS }, work));
  laying.finish();
  useBorderView.setState({ finding: null });
  return { none, problem };
}

/** Lays borders of a run in the document as they come, all in one step to undo. */
function layingOn(studyRun: StudyRun, frames: number) {
  let waiting: FoundBorder[] = [];
  let after: Session | null = null;
  let laidAt = performance.now();
  const lay = (): void => {
    const session = sessionNow(useApp.getState());
    if (session === null || waiting.length === 0 || useApp.getState().study?.runs.includes(studyRun) !== true) return;
    const run = studyRun.run.identity.sopInstanceUid;
    const borders = waiting.filter(({ frame }) => !isTaken(session, run, frame));
    const frames = new Set(borders.map(({ frame }) => frame));
    const replacing = session.outlines
      .filter((one) => one.run === run && frames.has(one.frame) && isReplaceable(one))
      .map(({ id }) => id);
    const outlines = foundOutlines(session, recordFor(studyRun, session), borders, { role: 'other' }, () =>
      crypto.randomUUID(),
    );
    after = dispatchOn({ type: 'addOutlines', outlines, replacing, label: 'find lumens' }, after);
    [waiting, laidAt] = [[], performance.now()];
  };
  return {
    add: (border: FoundBorder): void => {
      // Read as it comes: all of a part at once would be felt.
      readPoints(border.knots, 'spline', recordFor(studyRun, sessionNow(useApp.getState())));
      waiting.push(border);
      if (performance.now() - laidAt >= EVERY && waiting.length >= PART * frames) lay();
    },
    finish: lay,
  };
}
