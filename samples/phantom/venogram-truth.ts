import type { Truth } from '../../core/practice/truth.ts';
import type { Description } from './description.ts';
import { courseOf, projectedAt } from './venogram.ts';

/** The truth of a described venogram, or null without one. */
export function venogramTruth(description: Description): Truth['venogram'] {
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
