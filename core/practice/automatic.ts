import type { Contour, Point } from '../geometry/point.ts';
import { contourProblem, lumenReadings } from '../measure/lumen.ts';
import { trueOutline } from './attempt.ts';
import { outlineDistance } from './distance.ts';
import type { MeasureId } from './measures.ts';
import { overlap } from './overlap.ts';
import type { FrameTruth, Truth } from './truth.ts';

/** Measures of one outline: sizes in mm and mm², overlap as a share, distance in mm. */
export type OutlineFigures = Readonly<
  Record<
    Extract<MeasureId, 'outline-min' | 'outline-max' | 'outline-area' | 'outline-overlap' | 'outline-mean-distance'>,
    number
  >
>;

/** What a border that was found on a frame (picture pixels) measures at the true scale, beside the true outline; null where it cannot be measured. */
export function automaticFigures(contour: Contour, truth: Truth, frame: FrameTruth): OutlineFigures | null {
  const { mmPerPixel, pixelAspect } = truth;
  const found = contour.map(([x, y]): Point => [x * mmPerPixel, y * mmPerPixel * pixelAspect]);
  if (contourProblem(found) !== null) return null;
  const { min, max, area } = lumenReadings(found);
  const right = trueOutline(truth, frame);
  return {
    'outline-min': min,
    'outline-max': max,
    'outline-area': area,
    'outline-overlap': overlap(found, right),
    'outline-mean-distance': outlineDistance(found, right).mean,
  };
}

/** The same of the true outline. */
export function trueFigures({ minMm, maxMm, areaMm2 }: FrameTruth): OutlineFigures {
  return {
    'outline-min': minMm,
    'outline-max': maxMm,
    'outline-area': areaMm2,
    'outline-overlap': 1,
    'outline-mean-distance': 0,
  };
}
