import { cineTimes } from '../../../core/report/cine-times.ts';
import { frameStrokes } from '../../../core/report/figure/strokes.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { shownNow, wantShown } from '../../decoding/shown.ts';
import { recordFor } from '../../state/scale.ts';
import type { StudyRun } from '../../state/store.ts';
import { paneOf, sessionNow, useApp } from '../../state/store.ts';
import type { CineFormat, CineReply, CineRequest } from './messages.ts';

/** Which frames (from 0) become a video, and how. */
export interface CineWish {
  readonly first: number;
  readonly last: number;
  /** Frames a second, for a run whose clock is not known. */
  readonly rate: number | null;
  readonly drawn: boolean;
}

/** A video being written in a worker of its own. */
interface Writer {
  ask(request: CineRequest): Promise<CineReply | null>;
  close(): void;
}

function writer(): Writer {
  const worker = new Worker(new URL('./cine.worker.ts', import.meta.url), { type: 'module' });
  return {
    ask: (request) =>
      new Promise((resolve) => {
        worker.onmessage = ({ data }: MessageEvent<CineReply>) => resolve(data);
        worker.onerror = (event) => {
          event.preventDefault();
          resolve(null);
        };
        worker.postMessage(request);
      }),
    close: () => worker.terminate(),
  };
}

/** In which format this window can write a video of a run; null: in none. */
export async function cineFormat({ run }: StudyRun): Promise<CineFormat | null> {
  const hand = writer();
  const reply = await hand.ask({ kind: 'format', columns: run.image.columns, rows: run.image.rows });
  hand.close();
  return reply?.kind === 'format' ? reply.format : null;
}

/**
 * A stretch of a run as a video, each frame as the active pane looks at it; hears after each frame how many are done. Null when it was
 * cancelled; a refusal is one sentence.
 */
export async function madeCine(
  studyRun: StudyRun,
  wish: CineWish,
  format: CineFormat,
  done: (frames: number) => void,
  signal: AbortSignal,
): Promise<Result<Uint8Array<ArrayBuffer>> | null> {
  const { run } = studyRun;
  const times = cineTimes(run.clock, wish.first, wish.last, wish.rate);
  if (!times.ok) return times;
  const hand = writer();
  try {
    const pace = run.clock.known ? '' : `, ${wish.rate} frames/s chosen, true times not known`;
    const words = `Not for measurement. Not a medical device${pace}`;
    const begun = await hand.ask({ kind: 'start', format, title: `Not for measurement: ${run.file}`, words });
    if (begun?.kind !== 'taken' || !begun.taken.ok) return refused(begun);
    for (const [index, shown] of times.value.entries()) {
      const frame = await frameOf(studyRun, wish.first + index, wish.drawn, signal);
      if (signal.aborted) return null;
      if (!frame.ok) return frame;
      const taken = await hand.ask({ kind: 'frame', shown, number: wish.first + index + 1, ...frame.value });
      if (taken?.kind !== 'taken' || !taken.taken.ok) return refused(taken);
      done(index + 1);
    }
    const finished = await hand.ask({ kind: 'finish' });
    return finished?.kind === 'finished' && finished.bytes.ok ? finished.bytes : refused(finished);
  } finally {
    hand.close();
  }
}

function refused(reply: CineReply | null): Result<never> {
  const why =
    reply?.kind === 'taken' && !reply.taken.ok
      ? reply.taken.problem
      : reply?.kind === 'finished' && !reply.bytes.ok
        ? reply.bytes.problem
        : 'the encoder stopped';
  return fail(`The video was not made: ${why}.`);
}

async function frameOf(studyRun: StudyRun, frame: number, drawn: boolean, signal: AbortSignal) {
  const { view } = paneOf(useApp.getState());
  const session = sessionNow(useApp.getState());
  const ready = await wantShown(studyRun, frame, view, signal);
  if (!ready.ok) return ready;
  const picture = shownNow(studyRun, frame, view);
  if (picture === null) return fail(`Frame ${frame + 1} is not decoded: try again.`);
  const { window, inverted } = view;
  const uid = studyRun.run.identity.sopInstanceUid;
  return ok({
    picture,
    look: { window, inverted },
    display: recordFor(studyRun, session).display,
    strokes: drawn && session !== null ? frameStrokes(session, uid, frame) : [],
  });
}
