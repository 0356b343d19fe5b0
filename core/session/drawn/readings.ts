import type { Calibration } from '../../dicom/scale/calibration.ts';
import { calibrate } from '../../dicom/scale/calibration.ts';
import { calibrateByLine } from '../../dicom/scale/calibration-operator.ts';
import { contourOf, type Flat, flatOf, type Polygon } from '../../geometry/flat.ts';
import type { Contour, Point } from '../../geometry/point.ts';
import { contourProblem, lumenReadings } from '../../measure/lumen.ts';
import type { LumenReadings } from '../../measure/readings.ts';
import { remembered } from '../../remembered.ts';
import type { Outline, RunRecord, Session } from '../document/document.ts';
import { recordOf } from '../document/run-record.ts';
import { type Curve, flatThrough } from './shapes.ts';

/** Lengths per pixel along x and y. Without a scale the unit is the pixel's width and y carries only the pixel's shape. */
export interface Scale {
  readonly unit: 'mm' | 'px';
  readonly x: number;
  readonly y: number;
  /** True when a stent may be sized from it. */
  readonly sizing: boolean;
}

/** One outline as measured: in millimetres where the file or the operator give a scale, else in pixels. */
export interface OutlineReading {
  readonly scale: Scale;
  readonly calibration: Calibration;
  /** The outline as a polygon in picture pixels, and in the unit of the scale. */
  readonly flat: Flat;
  readonly measured: Flat;
  /** The same two as points, for those who ask. */
  readonly polygon: Contour;
  readonly contour: Contour;
  readonly readings: LumenReadings | null;
  /** Why there are no readings, in one sentence; null when there are. */
  readonly problem: string | null;
}

/** The scale that holds for a contour (picture pixels) on a run: the operator's own, else the file's; a file's scale that still needs the operator's word is not used. */
export function scaleOf(run: RunRecord, contour: Polygon | null): { scale: Scale; calibration: Calibration } {
  const calibration =
    run.operatorScale === null
      ? calibrate(run.spacing, contour)
      : calibrateByLine(run.spacing, run.operatorScale, contour);
  if (!calibration.known) {
    return { scale: { unit: 'px', x: 1, y: calibration.relativeAspect ?? 1, sizing: false }, calibration };
  }
  const { mmPerPixelX, mmPerPixelY, needsConfirmation, sizing } = calibration;
  if (needsConfirmation && !run.spacingConfirmed) {
    return { scale: { unit: 'px', x: 1, y: mmPerPixelY / mmPerPixelX, sizing: false }, calibration };
  }
  return { scale: { unit: 'mm', x: mmPerPixelX, y: mmPerPixelY, sizing: sizing || needsConfirmation }, calibration };
}

/** A contour in picture pixels, in the unit of the scale. */
export function scaled(contour: Contour, scale: Scale): Contour {
  return contour.map(([x, y]) => [x * scale.x, y * scale.y]);
}

/** A place in the unit of the scale, back in picture pixels. */
export function unscaled([x, y]: Point, scale: Scale): Point {
  return [x / scale.x, y / scale.y];
}

/** All readings of a closed curve through knots (picture pixels) on a run; worked out once for these immutable objects, however many places show them. */
export const readPoints = remembered(
  (knots: Contour, curve: Curve, run: RunRecord): OutlineReading => readPolygon(flatThrough(knots, curve), run),
);

/** All readings of a polygon (picture pixels) on a run. */
export function readPolygon(polygon: Polygon, run: RunRecord): OutlineReading {
  const flat = flatOf(polygon);
  const { scale, calibration } = scaleOf(run, flat);
  const measured = flatScaled(flat, scale);
  const problem = contourProblem(measured);
  return {
    scale,
    calibration,
    flat,
    measured,
    get polygon() {
      return contourOf(flat);
    },
    get contour() {
      return contourOf(measured);
    },
    readings: problem === null ? lumenReadings(measured) : null,
    problem,
  };
}

/** A polygon in picture pixels, in the unit of the scale. */
export function flatScaled(flat: Flat, { x, y }: Scale): Flat {
  return x === 1 && y === 1 ? flat : flat.map((coordinate, index) => coordinate * (index % 2 === 0 ? x : y));
}

/** All readings of an outline on its run. */
export function readOutline({ knots, curve }: Outline, run: RunRecord): OutlineReading {
  return readPoints(knots, curve, run);
}

/** Reads all outlines of a session, one at each turn: whoever asks for them all at once afterwards finds them read. */
export function* readAll({ outlines, runs }: Pick<Session, 'outlines' | 'runs'>): Generator<undefined, void> {
  for (const outline of outlines) {
    const run = recordOf({ runs }, outline.run);
    if (run === null) continue;
    readOutline(outline, run);
    yield;
  }
}
