import type { Point } from '../../geometry/point.ts';
import type { Outline, Session } from '../../session/document/document.ts';
import { recordOf } from '../../session/document/run-record.ts';
import { readOutline, unscaled } from '../../session/drawn/readings.ts';
import { readVessel } from '../../session/drawn/vessel-readings.ts';
import { ROLE_INKS, WHITE } from './inks.ts';
import { type Colour, drawLine, type Raster } from './raster.ts';

/** A line over a frame in picture pixels, counted from edges. */
export interface Stroke {
  readonly points: readonly Point[];
  readonly colour: Colour;
  /** Of the usual width. */
  readonly width: number;
  readonly dashed: boolean;
}

/** All that the operator has drawn on a frame (from 0) of a run: outlines with their min and max (dashed while not accepted), measurements and vessels. */
export function frameStrokes(session: Session, run: string, frame: number): readonly Stroke[] {
  const record = recordOf(session, run);
  if (record === null) return [];
  const isHere = (object: { readonly run: string; readonly frame: number }) =>
    object.run === run && object.frame === frame;
  const outlines = session.outlines.filter(isHere).flatMap((outline) => {
    const { polygon, readings, scale } = readOutline(outline, record);
    const chords = readings === null ? [] : [readings.maxEnds, readings.minEnds];
    const across = chords.map((ends, index) =>
      line(
        ends.map((end) => unscaled(end, scale)),
        WHITE,
        (index + 1) / 2,
      ),
    );
    return [...across, outlineStroke(outline, polygon)];
  });
  const measurements = session.measurements.filter(isHere).map(({ points }) => line(points, WHITE, 1));
  const vessels = session.vessels.filter(isHere).flatMap((vessel) => {
    const { left, right, centre } = readVessel(vessel, record).drawn;
    const edges = [...left, ...right].map((piece) => line(piece, ROLE_INKS.reference, 1));
    return [line(centre, WHITE, 0.5), ...edges];
  });
  return [...outlines, ...measurements, ...vessels];
}

function outlineStroke({ role, accepted }: Outline, polygon: readonly Point[]): Stroke {
  const [first] = polygon;
  const points = first === undefined ? [] : [...polygon, first];
  return { points, colour: ROLE_INKS[role], width: 1, dashed: !accepted };
}

function line(points: readonly Point[], colour: Colour, width: number): Stroke {
  return { points, colour, width, dashed: false };
}

/** Draws lines into a copy of a picture. */
export function withStrokes(picture: Raster, strokes: readonly Stroke[]): Raster {
  const raster = { ...picture, rgb: picture.rgb.slice() };
  const usual = Math.max(1.5, picture.columns / 400);
  for (const { points, colour, width, dashed } of strokes) {
    const pieces = dashed ? dashes(points, 4 * usual) : [points];
    for (const piece of pieces) drawLine(raster, piece, colour, width * usual);
  }
  return raster;
}

/** A line in pieces of a length with as much room between them. */
function dashes(points: readonly Point[], length: number): readonly (readonly Point[])[] {
  const pieces: Point[][] = [];
  let done = 0;
  for (const [index, from] of points.entries()) {
    const to = points[index + 1];
    if (to === undefined) break;
    const step = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (Math.floor(done / length) % 2 === 0) pieces.push([from, to]);
    done += step;
  }
  return pieces;
}
