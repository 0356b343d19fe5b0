import type { Dataset } from '../../../dicom/header/dataset.ts';
import type { Contour, Point } from '../../../geometry/point.ts';

/** A closed line of a structured report, in picture pixels, and the picture that it lies on. */
export interface Region {
  readonly contour: Contour;
  /** SOP instance UID of the picture. */
  readonly instance: string;
  /** From 1; null where the report states none, as of a single picture. */
  readonly frame: number | null;
}

/** More points than a line can have in an explicit file (PS3.5: 65,534 bytes of FL), times two for implicit ones. */
const MOST_POINTS = 16_384;
/** Lines that run around something. */
const LINES = new Set(['POLYLINE', 'POLYGON']);

/** The closed line of a SCOORD item (PS3.3 C.18.6; counted from the edge of the picture, as our pixels are), or the phrase that says why it is none. */
export function regionOf(item: Dataset): Region | string {
  const type = item.text('x00700023');
  if (!LINES.has(type))
    return `drawn as ${type.toLowerCase().slice(0, 16) || 'an unknown shape'} and not as a closed line`;
  const contour = contourOf(item.floats('x00700022'), type === 'POLYGON');
  if (typeof contour === 'string') return contour;
  const pictures = (item.items('x0040a730') ?? []).flatMap((child) => child.items('x00081199') ?? []);
  const [picture, ...more] = pictures;
  const instance = picture?.text('x00081155') ?? '';
  if (picture === undefined || instance === '') return 'without a picture that they lie on';
  if (more.length > 0) return 'on several pictures at once';
  const frames = picture.decimals('x00081160');
  if (frames === null)
    return picture.stored('x00081160') === null
      ? { contour, instance, frame: null }
      : 'with an unreadable frame number';
  const [frame = 0, ...others] = frames;
  return others.length > 0 ? 'on several frames at once' : { contour, instance, frame };
}

/** The points of a closed line, the first one not once more at its end; a polygon is closed by its name. */
function contourOf(numbers: readonly number[] | null, closed: boolean): Contour | string {
  if (numbers === null || numbers.length % 2 !== 0) return 'with unreadable coordinates';
  if (numbers.length > 2 * MOST_POINTS) return `with more than ${MOST_POINTS} points`;
  const points = Array.from(
    { length: numbers.length / 2 },
    (_, k): Point => [numbers[2 * k] ?? 0, numbers[2 * k + 1] ?? 0],
  );
  const [first, last] = [points[0], points.at(-1)];
  const returns = points.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
  if (!returns && !closed) return 'drawn as a line that is not closed';
  const contour = returns ? points.slice(0, -1) : points;
  return contour.length < 3 ? 'with fewer than three points' : contour;
}
