import { useEffect } from 'react';
import type { FrameClock, Run } from '../../core/dicom/run.ts';
import type { Milliseconds } from '../../core/units.ts';
import { showFrame } from '../state/navigation.ts';
import { frameNow, runNow, runUidNow, useApp } from '../state/store.ts';
import { fetchAhead, pictureNow } from './pictures.ts';
import { framesAhead } from './prefetch.ts';

/** To look at, no statement about time. */
const VIEWING_RATE = 15;

/** Frames a second at which a run without a clock is played: what the file recommends, else the usual. */
export function viewingPace(recommended: number | null): number {
  return recommended ?? VIEWING_RATE;
}

/** When each frame is shown while playing, in ms from the first; the clock's own times, else an even pace (frames/s) for viewing. */
export function playingTimes(
  clock: FrameClock,
  frames: number,
  playbackSpeed: number | null,
  recommended: number | null = null,
): readonly Milliseconds[] {
  if (clock.known && playbackSpeed === null) return clock.timesMs;
  return Array.from({ length: frames }, (_, frame) => (frame * 1000) / (playbackSpeed ?? viewingPace(recommended)));
}

/** As frameAtTime, but within the frames that the file wants played; a frame outside them plays through the whole run. */
export function playedFrame(times: readonly Milliseconds[], trim: Run['trim'], from: number, elapsed: number): number {
  if (trim === null || from < trim.first || from > trim.last) return frameAtTime(times, from, elapsed);
  return trim.first + frameAtTime(times.slice(trim.first, trim.last + 1), from - trim.first, elapsed);
}

/**
 * The frame (from 0) to show `elapsedMs` after playing began at `startFrame`: the newest whose time has come. The run
 * starts again after its last frame has been on for as long as the one before it.
 */
export function frameAtTime(timesMs: readonly Milliseconds[], startFrame: number, elapsedMs: Milliseconds): number {
  const count = timesMs.length;
  const first = timesMs[0] ?? 0;
  const last = timesMs[count - 1] ?? 0;
  const length = last - first + (last - (timesMs[count - 2] ?? last));
  if (!(length > 0)) return startFrame;
  const time = first + (((timesMs[startFrame] ?? first) - first + elapsedMs) % length);
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((timesMs[middle] ?? Number.POSITIVE_INFINITY) <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Plays the run on the screen while the store says so: by the time that has passed, leaving out frames that are not decoded yet. */
export function usePlayback(): void {
  const playing = useApp((state) => state.playing);
  const runUid = useApp(runUidNow);
  const playbackSpeed = useApp((state) => state.playbackSpeed);
  useEffect(() => (playing && runUid !== null ? play(playbackSpeed) : undefined), [playing, runUid, playbackSpeed]);
}

function play(playbackSpeed: number | null): () => void {
  const studyRun = runNow(useApp.getState());
  if (studyRun === null) return () => undefined;
  const { clock, image, trim, viewingRate } = studyRun.run;
  const times = playingTimes(clock, image.frames, playbackSpeed, viewingRate);
  let shown = frameNow(useApp.getState());
  let from = { frame: shown, at: performance.now() };
  let fetched = -1;
  let request = 0;
  const tick = (now: number): void => {
    const frame = frameNow(useApp.getState());
    // Somebody went elsewhere meanwhile: play on from there.
    if (frame !== shown) from = { frame, at: now };
    const due = playedFrame(times, trim, from.frame, Math.max(0, now - from.at));
    if (due !== frame && pictureNow(studyRun, due) !== null) showFrame(due);
    // From the frame that is due, not from the one that is shown: what comes too late would never be seen.
    if (due !== fetched) fetchAhead(studyRun, framesAhead(due, times.length, 1, true), useApp.getState().activePane);
    fetched = due;
    shown = frameNow(useApp.getState());
    request = requestAnimationFrame(tick);
  };
  request = requestAnimationFrame(tick);
  return () => cancelAnimationFrame(request);
}
