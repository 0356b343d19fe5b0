import { distancesAlong } from '../../measure/path.ts';
import type { Axis } from '../../plan/case.ts';
import type { Result } from '../../result.ts';
import { fail, ok } from '../../result.ts';
import type { Millimetres } from '../../units.ts';
import type { RunRecord, Session } from '../document/document.ts';
import { pictureKind } from '../document/picture-kind.ts';
import { recordOf } from '../document/run-record.ts';
import type { Measurement } from '../drawn/measurements.ts';
import { type Scale, scaled, scaleOf } from '../drawn/readings.ts';
import { inSteps } from './offers.ts';

type AxisMethod = NonNullable<Axis['method']>;

/** A path of a venogram with how far each of its places lies from the first, in the unit of the scale. */
export interface PathReading {
  readonly path: Measurement;
  readonly record: RunRecord;
  readonly scale: Scale;
  /** One for each place, the first 0. */
  readonly along: readonly number[];
}

/** Every path that was drawn on a venogram, with its lengths. */
export function pathsOnVenograms(session: Session): readonly PathReading[] {
  return session.measurements.flatMap((path) => {
    const record = recordOf(session, path.run);
    if (path.kind !== 'path' || record === null || pictureKind(record) !== 'projection') return [];
    const { scale } = scaleOf(record, path.points);
    return [{ path, record, scale, along: distancesAlong(scaled(path.points, scale)) }];
  });
}

/** How a length on a run can have been found: on a marker catheter where its marks gave the scale, else in a calibrated venogram. */
function methodsOf({ operatorScale }: RunRecord): readonly AxisMethod[] {
  return operatorScale?.object === 'markers' ? ['marker-catheter', 'calibrated-venogram'] : ['calibrated-venogram'];
}

const NO_MIXING = 'lengths by different methods must not be mixed';

/** Pixel Spacing that was not judged as that of an angiogram is, in a projection, the size at the detector, whatever the operator calls the run. */
function isSizeAtDetector(record: RunRecord): boolean {
  const { calibration } = scaleOf(record, null);
  return calibration.known && calibration.state === 'PIXEL_SPACING';
}

/**
 * The axis with a length of a path as one of its places, and how lengths were found where nobody has said so yet; refused
 * with the reason: an estimated scale, or lengths that were found in another way. The path has to begin at the confluence.
 */
export function takenFromPath(
  axis: Axis,
  key: Exclude<keyof Axis, 'method'>,
  along: Millimetres,
  { scale, record }: Pick<PathReading, 'scale' | 'record'>,
): Result<Axis> {
  if (scale.unit === 'px') return fail('Calibrate this run first: its lengths are in pixels.');
  if (!scale.sizing || isSizeAtDetector(record))
    return fail('This scale is an estimate: calibrate on a marker catheter to use a length.');
  const methods = methodsOf(record);
  const { method = 'unknown', ...places } = axis;
  const { [key]: _, ...others } = places;
  if (method === 'unknown' && Object.keys(others).length > 0)
    return fail(`First set how the other lengths from the confluence were measured: ${NO_MIXING}.`);
  if (method !== 'unknown' && !methods.includes(method))
    return fail(`The other lengths from the confluence were measured by another method: ${NO_MIXING}.`);
  const [own = 'calibrated-venogram'] = methods;
  return ok({ ...axis, [key]: inSteps(along), method: method === 'unknown' ? own : method });
}
