import type { Calibration } from '../../dicom/scale/calibration.ts';
import type { Contour } from '../../geometry/point.ts';
import { distancesAlong } from '../../measure/path.ts';
import { MEASURING_TOOLS, type MeasurementKind } from '../../measure/registry.ts';
import type { Figure } from '../../measure/tool.ts';
import type { RunRecord, Session } from '../document/document.ts';
import { recordOf } from '../document/run-record.ts';
import type { Measurement } from './measurements.ts';
import { type Scale, scaled, scaleOf } from './readings.ts';

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
export function measurementRows(session: Session): readonly MeasurementRow[] {
  return session.measurements.flatMap(({ id, name, kind, words, frame, points, run: uid }) => {
    const run = recordOf(session, uid);
    if (run === null) return [];
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
