import type { Calibration } from '../../dicom/scale/calibration.ts';
import { footOn, inOrderAlong } from '../../geometry/foot.ts';
import { type OpenCurve, openSpline, polylineOf, scaledCurve } from '../../geometry/open-spline.ts';
import type { Contour, Point } from '../../geometry/point.ts';
import type { VesselLines, VesselReadings, Width } from '../../measure/vessel.ts';
import { vesselLines, vesselReadings, widthAt } from '../../measure/vessel.ts';
import { remembered } from '../../remembered.ts';
import type { RunRecord } from '../document/document.ts';
import { type Scale, scaled, scaleOf, unscaled } from './readings.ts';
import type { Vessel } from './vessels.ts';

/** A vessel as measured: in millimetres where there is a scale, else in pixels. */
export interface VesselReading {
  readonly scale: Scale;
  readonly calibration: Calibration;
  /** Its centre line in picture pixels; null where its points are all one. */
  readonly curve: OpenCurve | null;
  /** Its lines as they are drawn, in picture pixels. */
  readonly drawn: { readonly centre: Contour; readonly left: Contour; readonly right: Contour };
  /** Its lines in the unit of the scale; null without a centre line. */
  readonly lines: VesselLines | null;
  readonly readings: VesselReadings | null;
  /** Why there are no readings, in one sentence; null when there are. */
  readonly problem: string | null;
}

/** All readings of a vessel on its run; worked out once for each pair of these immutable objects. */
export const readVessel = remembered(read);

function read(vessel: Vessel, run: RunRecord): VesselReading {
  const everywhere = [...vessel.centre, ...vessel.left, ...vessel.right];
  const { scale, calibration } = scaleOf(run, everywhere);
  const curve = openSpline(vessel.centre);
  if (curve === null) {
    const drawn = { centre: vessel.centre, left: vessel.left, right: vessel.right };
    const problem = 'All points of its centre line coincide.';
    return { scale, calibration, curve, drawn, lines: null, readings: null, problem };
  }
  const drawn = {
    centre: polylineOf(curve),
    left: edgeAlong(curve, vessel.left),
    right: edgeAlong(curve, vessel.right),
  };
  const lines = vesselLines(scaledCurve(curve, scale), scaled(drawn.left, scale), scaled(drawn.right, scale));
  const readings = vesselReadings(lines, referenceOn(vessel, curve));
  return {
    scale,
    calibration,
    curve,
    drawn,
    lines,
    readings: readings.ok ? readings.value : null,
    problem: readings.ok ? null : readings.problem,
  };
}

/** An edge as a line of straight pieces through its knots in the order of the centre line. */
function edgeAlong(centre: OpenCurve, knots: Contour): Contour {
  const ordered = inOrderAlong(centre, knots);
  const edge = openSpline(ordered);
  return edge === null ? ordered : polylineOf(edge);
}

function referenceOn({ reference }: Vessel, centre: OpenCurve): readonly number[] {
  return reference.map((place) => footOn(centre, place));
}

/** The width across a place of the centre line (0 to its `spans`), in the unit of the scale, its ends in picture pixels; null where an edge is missing. */
export function widthOn({ lines, scale }: VesselReading, where: number): Width | null {
  const width = lines === null ? null : widthAt(lines, where);
  if (width === null) return null;
  const [left, right] = width.ends;
  return { ...width, ends: [unscaled(left, scale), unscaled(right, scale)] };
}

/** The widths that matter, where they are drawn: the narrowest one, and both ends of the reference. */
export function shownWidths(
  reading: VesselReading,
): { readonly min: Width; readonly reference: readonly Width[] } | null {
  const { readings } = reading;
  const min = readings === null ? null : widthOn(reading, readings.min.where);
  if (readings === null || min === null) return null;
  const ends = readings.reference === null ? [] : [...new Set([readings.reference.from, readings.reference.to])];
  return { min, reference: ends.flatMap((where) => widthOn(reading, where) ?? []) };
}

/** The side of a vessel's centre line on which a place (picture pixels) lies, seen along the line. */
export function sideOf({ centre }: Vessel, [x, y]: Point): 'left' | 'right' {
  const curve = openSpline(centre);
  if (curve === null) return 'left';
  const { place, direction } = curve.at(footOn(curve, [x, y]));
  return (x - place[0]) * direction[1] - (y - place[1]) * direction[0] >= 0 ? 'left' : 'right';
}
