import { AXIS_VALUES } from '../../plan/axis-values.ts';
import type { Axis } from '../../plan/case.ts';
import type { Result } from '../../result.ts';
import { fail, ok } from '../../result.ts';
import type { RunRecord } from '../document/document.ts';
import type { Along } from './along.ts';
import type { Landmark } from './landmark-types.ts';
import { AXIS_LANDMARKS, inSteps, offerFor } from './offers.ts';
import type { PathReading } from './path-lengths.ts';
import { takenFromPath } from './path-lengths.ts';

/** The axis with every length that the landmarks of one run give, or why there is none; null when none of its places is marked. */
export function axisFromLandmarks(
  axis: Axis,
  record: RunRecord,
  landmarks: readonly Landmark[],
  along: (frame: number) => Along,
): Result<Axis> | null {
  const offers = AXIS_VALUES.flatMap(({ key }) => {
    const offer = offerFor(AXIS_LANDMARKS[key], landmarks, along);
    return offer === null ? [] : [{ key, offer }];
  });
  if (offers.length === 0) return null;
  const known = offers.flatMap(({ key, offer }) => (offer.known ? [[key, offer.mm] as const] : []));
  const [first] = offers;
  if (known.length === 0 && first?.offer.known === false) return fail(first.offer.sentence);
  const method = methodFor(axis, record, known.length);
  return method.ok ? ok({ ...axis, ...Object.fromEntries(known), method: method.value }) : method;
}

/** Lengths of a pullback are lengths by motorised pullback where the file proves them; where the operator has placed frames, by whatever method they name. */
function methodFor(
  { method = 'unknown', ...places }: Axis,
  { places: placed }: RunRecord,
  taken: number,
): Result<NonNullable<Axis['method']>> {
  const byFile = placed.length < 2;
  if (method !== 'unknown' && (!byFile || method === 'motorised-pullback')) return ok(method);
  if (!byFile) return fail('First set how the lengths were measured.');
  const others = Object.keys(places).length > 0 && taken < AXIS_VALUES.length;
  if (others)
    return fail('The other lengths were measured by another method: lengths by different methods must not be mixed.');
  return ok('motorised-pullback');
}

/**
 * The axis with all five places from a path whose points are those places in their order: six points from the confluence on, or five
 * where the landing is the confluence. Null for a path of another number of points; refused where its scale is none for lengths.
 */
export function axisFromPath(reading: PathReading): Result<Axis> | null {
  const { along } = reading;
  const places = along.length === AXIS_VALUES.length + 1 ? along.slice(1) : along;
  if (places.length !== AXIS_VALUES.length) return null;
  const lengths = AXIS_VALUES.map(({ key }, index) => [key, inSteps(places[index] ?? 0)] as const);
  const one = takenFromPath({}, 'proximalLandingMm', places[0] ?? 0, reading);
  return one.ok ? ok({ ...one.value, ...Object.fromEntries(lengths) }) : one;
}

/** The lengths of an axis in a few words: "landing 0, lesion 4–26, straight external iliac 64–112 mm". */
export function lengthsText(axis: Axis): string {
  const { proximalLandingMm, lesionStartMm, lesionEndMm, straightEivStartMm, straightEivEndMm } = axis;
  const parts = [
    part('landing', [proximalLandingMm]),
    part('lesion', [lesionStartMm, lesionEndMm]),
    part('straight external iliac', [straightEivStartMm, straightEivEndMm]),
  ].filter((text) => text !== null);
  return `${parts.join(', ')} mm`;
}

function part(name: string, values: readonly (number | undefined)[]): string | null {
  if (values.every((value) => value === undefined)) return null;
  return `${name} ${values.map((value) => (value === undefined ? '?' : Number(value.toFixed(1)))).join('–')}`;
}
