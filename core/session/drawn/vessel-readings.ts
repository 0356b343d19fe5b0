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
  readonly drawn: {
    readonly centre: Contour;
    /** In as many parts as each edge is broken into by gaps. */
    readonly left: readonly Contour[];
    readonly right: readonly Contour[];
  };
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
    const drawn = { centre: vessel.centre, left: [vessel.left], right: [vessel.right] };
    const problem = 'All points of its centre line coincide.';
    return { scale, calibration, curve, drawn, lines: null, readings: null, problem };
  }
  const drawn = {
    centre: polylineOf(curve),
    left: edgeAlong(curve, vessel, 'left'),
    right: edgeAlong(curve, vessel, 'right'),
  };
  const parts = (edge: readonly Contour[]): readonly Contour[] => edge.map((part) => scaled(part, scale));
  const lines = vesselLines(scaledCurve(curve, scale), parts(drawn.left), parts(drawn.right));
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

/** An edge as lines of straight pieces through its knots in the order of the centre line, broken at the gaps without a knot of it. */
function edgeAlong(centre: OpenCurve, vessel: Vessel, side: 'left' | 'right'): readonly Contour[] {
  const ordered = inOrderAlong(centre, vessel[side]);
  return brokenAt(centre, ordered, vessel.gaps).map((part) => {
    const edge = openSpline(part);
    return edge === null ? part : polylineOf(edge);
  });
}

/** Knots in the order of the centre line, in the parts that lie between gaps; a gap in whose middle half one of them lies is closed. */
function brokenAt(centre: OpenCurve, knots: Contour, gaps: Vessel['gaps']): readonly Contour[] {
  if (gaps.length === 0) return [knots];
  const where = knots.map((knot) => footOn(centre, knot));
  const breaks = gaps.flatMap(([from, to]) => {
    const [a, b] = [footOn(centre, from), footOn(centre, to)];
    const middle = (a + b) / 2;
    return where.some((at) => Math.abs(at - middle) < Math.abs(b - a) / 4) ? [] : [middle];
  });
  const part = (at: number): number => breaks.filter((one) => one < at).length;
  return Array.from({ length: breaks.length + 1 }, (_, index) =>
    knots.filter((_knot, k) => part(where[k] ?? 0) === index),
  ).filter(({ length }) => length > 0);
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
