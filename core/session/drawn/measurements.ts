import { z } from 'zod';
import type { Calibration } from '../../dicom/scale/calibration.ts';
import type { Contour } from '../../geometry/point.ts';
import { distancesAlong } from '../../measure/path.ts';
import { MEASUREMENT_KINDS, MEASURING_TOOLS, type MeasurementKind } from '../../measure/registry.ts';
import type { Figure } from '../../measure/tool.ts';
import { unreachable } from '../../result.ts';
import type { RunRecord, Session } from '../document/document.ts';
import { numberedName } from '../document/numbered.ts';
import { type Scale, scaled, scaleOf } from './readings.ts';
import { pointSchema } from './shapes.ts';

/** What a measuring tool left on a frame: its places in picture pixels, and the operator's words. It decides nothing. */
export const measurementSchema = z
  .strictObject({
    id: z.string().min(1),
    name: z.string(),
    kind: z.enum(MEASUREMENT_KINDS),
    /** SOP instance UID of the run it was drawn on. */
    run: z.string().min(1),
    /** From 0. */
    frame: z.number().int().nonnegative(),
    points: z.array(pointSchema).readonly(),
    words: z.string(),
  })
  .refine(({ kind, points }) => {
    const { places, orMore } = MEASURING_TOOLS[kind];
    return points.length === places || (orMore && points.length > places);
  }, 'has the wrong number of points for its kind');

export type Measurement = z.infer<typeof measurementSchema>;

/** What about a measurement can change after it was drawn. */
type MeasurementChange = Partial<Pick<Measurement, 'name' | 'words' | 'points'>>;

/** Every way in which the measurements change. */
export type MeasurementCommand =
  | { readonly type: 'addMeasurement'; readonly measurement: Measurement }
  | { readonly type: 'changeMeasurement'; readonly id: string; readonly change: MeasurementChange }
  | { readonly type: 'removeMeasurement'; readonly id: string };

/** The measurements after a command; throws on places that the kind does not have: that is a bug of the caller. */
export function measured(all: readonly Measurement[], command: MeasurementCommand): readonly Measurement[] {
  switch (command.type) {
    case 'addMeasurement':
      return [...all.filter(({ id }) => id !== command.measurement.id), measurementSchema.parse(command.measurement)];
    case 'changeMeasurement':
      return all.map((one) => (one.id === command.id ? measurementSchema.parse({ ...one, ...command.change }) : one));
    case 'removeMeasurement':
      return all.filter(({ id }) => id !== command.id);
    default:
      return unreachable(command);
  }
}

/** A measurement as read: its figures in the unit of the scale that holds where it lies. */
export interface MeasurementReading {
  readonly scale: Scale;
  readonly calibration: Calibration;
  readonly figures: readonly Figure[];
}

/** The figures of places (picture pixels) of a kind on a run: millimetres where there is a scale, else pixels. */
export function readMeasurement(kind: MeasurementKind, points: Contour, run: RunRecord): MeasurementReading {
  const { scale, calibration } = scaleOf(run, points);
  return { scale, calibration, figures: MEASURING_TOOLS[kind].read(scaled(points, scale)) };
}

/** One measurement of a session with its figures; frames count from 1. */
export interface MeasurementRow extends Pick<Measurement, 'id' | 'name' | 'kind' | 'words'> {
  readonly frame: number;
  readonly figures: readonly {
    readonly name: string;
    readonly value: number;
    readonly unit: 'mm' | 'px' | 'degrees';
  }[];
  /** How far along a path each of its places lies from the first, in the unit of its length; paths alone have it. */
  readonly along?: readonly number[];
}

/** Every measurement of a session, read by the same functions as in the window. */
export function measurementRows({ runs, measurements }: Session): readonly MeasurementRow[] {
  return measurements.flatMap(({ id, name, kind, words, frame, points, run: uid }) => {
    const run = runs.find(({ sopInstanceUid }) => sopInstanceUid === uid);
    if (run === undefined) return [];
    const { scale, figures } = readMeasurement(kind, points, run);
    const read = figures.map(({ name: what, value, of }) => ({
      name: what,
      value,
      unit: of === 'degrees' ? of : scale.unit,
    }));
    const along = MEASURING_TOOLS[kind].orMore ? { along: distancesAlong(scaled(points, scale)) } : {};
    return [{ id, name, kind, words, frame: frame + 1, figures: read, ...along }];
  });
}

/** "Caliper 1", or the first number that no measurement of the kind has. */
export function freeMeasurementName(all: readonly Measurement[], kind: MeasurementKind): string {
  return numberedName(MEASURING_TOOLS[kind].title, all);
}
