import { calipers } from '../geometry/calipers.ts';
import { centroidChords } from '../geometry/chords.ts';
import { type Flat, flattened, type Polygon } from '../geometry/flat.ts';
import { numbers } from '../geometry/lent.ts';
import { measures } from '../geometry/polygon.ts';
import { simplicityProblem } from '../geometry/simple.ts';
import { remembered } from '../remembered.ts';
import type { LumenReadings } from './readings.ts';

/** Vertices below which a closed outline encloses nothing. */
const FEWEST_VERTICES = 3;

/** Why a contour gives no readings, as the rest of a sentence that begins with its name; null when it can be read. Worked out once for each of these immutable polygons. */
export const contourProblem = remembered((polygon: Polygon) => problemOf(rowOf(polygon)));

const lendRow = numbers();

/** The row of a polygon; that of a contour is lent until the next one is asked for. */
function rowOf(polygon: Polygon): Flat {
  return polygon instanceof Float64Array ? polygon : flattened(polygon, lendRow(2 * polygon.length));
}

function problemOf(contour: Flat): string | null {
  if (contour.length < 2 * FEWEST_VERTICES)
    return `has ${contour.length / 2} vertices, but at least ${FEWEST_VERTICES} are needed`;
  const loose = firstLoose(contour);
  if (loose !== -1) return `has a vertex (${Math.floor(loose / 2)}) that is not two finite numbers`;
  const problem = simplicityProblem(contour);
  if (problem !== null) return `is not a simple outline: ${problem}`;
  const { area, centroid } = measures(contour);
  if (area === 0) return 'encloses no area';
  return Number.isFinite(area) && centroid.every(Number.isFinite) ? null : 'has no finite area';
}

/** The first coordinate that is not finite; −1 without any. */
function firstLoose(contour: Flat): number {
  for (let index = 0; index < contour.length; index += 1) if (!Number.isFinite(contour[index])) return index;
  return -1;
}

/** Everything read off a contour in which contourProblem finds nothing, in the contour's own unit (PLAN_CASE "Numbers"); worked out once for each. */
export const lumenReadings = remembered((polygon: Polygon) => readOff(rowOf(polygon)));

function readOff(contour: Flat): LumenReadings {
  const { area, perimeter, centroid } = measures(contour);
  const width = calipers(contour);
  const chords = centroidChords(contour, centroid);
  const nonconvex = chords === null || chords.shortestLeaves;
  const min = nonconvex ? width.min : chords.shortest;
  const max = nonconvex ? width.max : chords.longest;
  return {
    area,
    perimeter,
    min: min.length,
    max: max.length,
    mean: (min.length + max.length) / 2,
    areaEquivalent: 2 * Math.sqrt(area / Math.PI),
    perimeterEquivalent: perimeter / Math.PI,
    minCaliper: width.min.length,
    maxCaliper: width.max.length,
    nonconvex,
    centroid,
    minEnds: min.ends,
    maxEnds: max.ends,
  };
}
