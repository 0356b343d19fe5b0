import type { LumenAnswer } from '../../../core/lumen/answer.ts';
import { findLumen } from '../../../core/lumen/find-lumen.ts';
import { type KnownFrame, lumenOf, runFrames } from '../../core/lumen/frames.ts';

/** Mean milliseconds a frame of a pass over frames, after one to warm up. */
export function msEach<T>(frames: readonly T[], work: (frame: T) => unknown): number {
  for (const frame of frames.slice(0, 40)) work(frame);
  const begin = performance.now();
  for (const frame of frames) work(frame);
  return (performance.now() - begin) / frames.length;
}

/** So many frames of a run, forwards and backwards through those there are, so that neighbours are alike. */
export function long(frames: readonly KnownFrame[], count: number): readonly KnownFrame[] {
  const there = [...frames, ...frames.slice(1, -1).reverse()];
  return Array.from({ length: count }, (_, k) => there[k % there.length]).flatMap((frame) => frame ?? []);
}

/** The frames of a run of a vein. */
export function veinRun(): Promise<readonly KnownFrame[]> {
  return runFrames('tevg_039.dcm');
}

/** Finds the lumens of frames one after the other, each from its neighbour's; mean milliseconds a frame. */
export function alongRun(frames: readonly KnownFrame[]): number {
  let prior: LumenAnswer | undefined;
  return msEach(frames, ({ field, frame }) => {
    prior = lumenOf(findLumen(field, frame, { prior, keep: false }));
  });
}
