import type { Point } from '../../core/geometry/point.ts';
import type { Description } from './description.ts';
import { courseOf, projectedAt } from './venogram.ts';

/** What is true of a study's venogram; pixels are edge-based, positions in mm along the vein. */
export interface VenogramTruth {
  /** At the vein: what a calibration on the marker catheter finds. */
  readonly mmPerPixel: number;
  readonly markers: readonly { readonly positionMm: number; readonly px: Point }[];
  /** Where the stent's landing, the lesion and the straight external iliac vein begin and end. */
  readonly landmarks: readonly { readonly name: string; readonly positionMm: number; readonly px: Point }[];
  /** The catheter every 5 mm, and how wide the vein looks there. */
  readonly course: readonly { readonly positionMm: number; readonly px: Point; readonly widthMm: number }[];
}

/** The truth of a described venogram, or null without one. */
export function venogramTruth(description: Description): VenogramTruth | null {
  const { venogram, stations, proximalLandingMm, lesion, straightEiv } = description;
  if (venogram === null) return null;
  const course = courseOf(description);
  const [first, last] = [stations.at(0)?.positionMm ?? 0, stations.at(-1)?.positionMm ?? 0];
  const landmark = (name: string, positionMm: number) => ({ name, positionMm, px: course.at(positionMm) });
  return {
    mmPerPixel: course.mmPerPixel,
    markers: every(venogram.markerEveryMm, first, last).map((positionMm) => ({
      positionMm,
      px: course.at(positionMm),
    })),
    landmarks: [
      landmark('proximal landing', proximalLandingMm),
      landmark('lesion start', lesion.startMm),
      landmark('lesion end', lesion.endMm),
      landmark('straight external iliac start', straightEiv.startMm),
      landmark('straight external iliac end', straightEiv.endMm),
    ],
    course: every(5, first, last).map((positionMm) => ({
      positionMm,
      px: course.at(positionMm),
      widthMm: 2 * projectedAt(description, positionMm).half,
    })),
  };
}

function every(step: number, from: number, to: number): readonly number[] {
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, index) => (first + index) * step);
}
