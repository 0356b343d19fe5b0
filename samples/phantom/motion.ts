import type { Description } from './description.ts';
import { type CrossSection, smoothBetween, veinAt } from './geometry.ts';

/** Where the catheter is and what the lumen looks like in one frame. */
export interface Moment {
  /** From 1, as DICOM numbers frames. */
  readonly frame: number;
  readonly timeMs: number;
  /** mm along the vein, 0 at the confluence, caudal positive. */
  readonly positionMm: number;
  readonly segment: Description['segments'][number]['name'];
  /** 0 at end-expiration, 1 at end-inspiration. */
  readonly breath: number;
  readonly section: CrossSection;
}

/** Every frame of the run, in order. */
export function momentsOf(description: Description): readonly Moment[] {
  return Array.from({ length: description.picture.frames }, (_, index) => momentAt(description, index + 1));
}

function momentAt(description: Description, frame: number): Moment {
  const timeMs = ((frame - 1) * 1000) / description.picture.framesPerSecond;
  const positionMm = positionAt(description.pullback, frame, timeMs);
  const { periodS, endExpirationS, shiftMm } = description.breathing;
  const breath = (1 - Math.cos((2 * Math.PI * (timeMs / 1000 - endExpirationS)) / periodS)) / 2;
  const { section, swell } = veinAt(description, positionMm);
  return {
    frame,
    timeMs,
    positionMm,
    segment: segmentAt(description, positionMm),
    breath,
    section: {
      ...section,
      centre: [section.centre[0] + shiftMm[0] * breath, section.centre[1] + shiftMm[1] * breath],
      long: section.long * (1 + swell.long * breath),
      short: section.short * (1 + swell.short * breath),
    },
  };
}

function positionAt(pullback: Description['pullback'], frame: number, timeMs: number): number {
  if (pullback.kind === 'motorised') return pullback.fromMm + (pullback.speedMmPerS * timeMs) / 1000;
  return smoothBetween(
    pullback.path,
    (key) => key.frame,
    (key) => key.positionMm,
    frame,
  );
}

function segmentAt(description: Description, positionMm: number): Moment['segment'] {
  const segment = description.segments.findLast((each) => each.fromMm <= positionMm);
  if (segment === undefined) throw new Error(`no segment at ${positionMm} mm`);
  return segment.name;
}
