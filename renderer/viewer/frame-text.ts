import type { Run } from '../../core/dicom/run.ts';

/** Which frame (from 0) and when: "frame 12 / 120 · 0.37 s"; without a clock only which. */
export function frameText({ clock, image }: Run, frame: number): string {
  const time = clock.known ? clock.timesMs[frame] : undefined;
  const when = time === undefined || image.frames === 1 ? '' : ` · ${(time / 1000).toFixed(2)} s`;
  return `frame ${frame + 1} / ${image.frames}${when}`;
}
