import { greatestOf, leastOf } from '../../extremes.ts';
import type { Polygon } from '../../geometry/flat.ts';
import { lengthBetween, openSpline } from '../../geometry/open-spline.ts';
import type { Contour, Point } from '../../geometry/point.ts';
import type { Box, SpacingFacts } from '../run.ts';
import { calibrate } from './calibration.ts';
import { isWithin } from './calibration-regions.ts';
import { isXray } from './calibration-xray.ts';
import { type Calibration, type CalibrationState, implausible, knownScale, noScale } from './scale.ts';

/** What an operator can lay a line of known length along. */
export const RULERS = ['ticks', 'catheter', 'markers'] as const;
export type Ruler = (typeof RULERS)[number];

/** A line of known length that the operator drew on one frame: the scale of the whole run. */
export interface OperatorLine {
  readonly object: Ruler;
  /** How the length was said, as in "9 intervals of 1 mm" or "7 F". */
  readonly said: string;
  /** The frame it was drawn on, from 0. */
  readonly frame: number;
  /** Both ends in picture pixels, edge-based. */
  readonly from: Point;
  readonly to: Point;
  /** The marks between the ends, in order; the line runs smoothly through them. */
  readonly via: readonly Point[];
  /** How many equal intervals between marks the line has; null for what has no marks. */
  readonly intervals: number | null;
  /** Its true length. */
  readonly mm: number;
  /** The operator was told that the machine protects its own scale, and replaced it nevertheless. */
  readonly overProtected: boolean;
}

const NAMES: Readonly<Record<Ruler, string>> = {
  ticks: 'scale marks in the picture',
  catheter: 'the catheter',
  markers: 'a marker catheter',
};

/** 1 French is a third of a millimetre (the catheter's outer diameter). */
export const MM_PER_FRENCH = 1 / 3;

/** A line on which one pixel is more than this share of its length is too short to be exact; the bound is this program's own. */
const COARSE = 0.02;
/** Scales that differ by more are a contradiction (as for the file's own statements). */
const CONFLICT = 0.01;

/** The part of the picture that one line can give a scale, and the height of its pixels over their width. */
interface Reach {
  readonly shape: number;
  /** null: the whole picture. */
  readonly within: Box | null;
}

/** All places of a line from end to end. */
export function placesOf({ from, via, to }: OperatorLine): Contour {
  return [from, ...via, to];
}

/** How far the scale of a line through places reaches: everywhere, unless the file's regions differ in scale. Null where it reaches nowhere. */
export function reachOf(spacing: SpacingFacts, places: Contour): Reach | null {
  const whole = calibrate(spacing, null);
  if (whole.known) return { shape: whole.mmPerPixelY / whole.mmPerPixelX, within: null };
  if (whole.reason === 'POLAR_IMAGE') return null;
  if (whole.reason === 'AMBIGUOUS_REGIONS') {
    const here = calibrate(spacing, places);
    return here.known ? { shape: here.mmPerPixelY / here.mmPerPixelX, within: here.within } : null;
  }
  // Regions without a usable scale say nothing about the shape of pixels; DICOM demands the ratio where they are not square.
  const [vertical, horizontal] = spacing.aspectRatio ?? [1, 1];
  return { shape: whole.relativeAspect ?? vertical / horizontal, within: null };
}

/** Length of the smooth line through places in widths of a pixel, which may be higher than wide. */
export function lineLength(places: Contour, shape: number): number {
  const curve = openSpline(places.map(([x, y]) => [x, y * shape]));
  return curve === null ? 0 : lengthBetween(curve, 0, curve.spans);
}

/** The scale by the operator's line for an outline, or for all that the line reaches without one; it outranks what the file says and names where they differ. */
export function calibrateByLine(spacing: SpacingFacts, line: OperatorLine, outline: Polygon | null): Calibration {
  const reach = reachOf(spacing, placesOf(line));
  if (reach === null) return noScale('AMBIGUOUS_REGIONS', NO_REACH, null);
  const { shape, within } = reach;
  if (within !== null && outline !== null && !isWithin(outline, [within])) {
    const sentence =
      'The outline extends beyond the region in which you drew your line, and the regions of this picture differ in scale.';
    return noScale('OUTSIDE_REGION', sentence, null);
  }
  const x = line.mm / lineLength(placesOf(line), shape);
  const state = stateOf(spacing, line);
  const from = `your line along ${NAMES[line.object]} (${line.said}), frame ${line.frame + 1}`;
  const file = calibrate(spacing, within === null ? null : placesOf(line));
  const warnings = [
    ...coarse(line, shape),
    ...uneven(line, shape),
    ...contradiction(file, x),
    ...ofXray(spacing, line),
    ...implausible(x, spacing),
  ];
  return knownScale(state, x * shape, x, from, { within, warnings, sizing: state !== 'ESTIMATED_CATHETER' });
}

/** In X-ray the blurred rim of a catheter gives an estimate; only marks on an object calibrate (design notes, table 1.5). */
function stateOf(spacing: SpacingFacts, { object }: OperatorLine): CalibrationState {
  if (!isXray(spacing)) return 'USER';
  return object === 'catheter' ? 'ESTIMATED_CATHETER' : 'CALIBRATED_USER';
}

/** Why a line may give no scale. */
export const NO_REACH =
  'The line gives no scale: the regions of this picture differ in scale, and the line does not lie within one of them.';

function coarse(line: OperatorLine, shape: number): readonly string[] {
  const share = 1 / lineLength(placesOf(line), shape);
  return share > COARSE
    ? [`The line is short: one pixel more or less changes every length by ${(100 * share).toFixed(0)} %.`]
    : [];
}

/** Marks whose distances in the picture differ by more than this share are not seen alike; the bound is this program's own. */
const UNEVEN = 0.1;

/** Equal intervals that look unequal: the catheter runs obliquely to the picture, or a mark was missed. */
function uneven(line: OperatorLine, shape: number): readonly string[] {
  const gaps = intervalLengths(placesOf(line), shape);
  const [least, most] = [leastOf(gaps), greatestOf(gaps)];
  if (gaps.length < 2 || gaps.length !== line.intervals || most - least <= UNEVEN * most) return [];
  return [
    `The markers are ${least.toFixed(1)} to ${most.toFixed(1)} pixels apart: the catheter is foreshortened, or a marker was missed. The scale is taken from their mean.`,
  ];
}

/** Distances from place to place along the smooth line through them, in widths of a pixel. */
function intervalLengths(places: Contour, shape: number): readonly number[] {
  const curve = openSpline(places.map(([x, y]) => [x, y * shape]));
  return curve === null ? [] : Array.from({ length: curve.spans }, (_, i) => lengthBetween(curve, i, i + 1));
}

function contradiction(file: Calibration, x: number): readonly string[] {
  if (!file.known || Math.abs(x - file.mmPerPixelX) <= CONFLICT * file.mmPerPixelX) return [];
  const percent = 100 * (x / file.mmPerPixelX - 1);
  return [
    `Scale conflict: lengths by your line are ${Math.abs(percent).toFixed(0)} % ${percent > 0 ? 'longer' : 'shorter'} than by the file (${file.from}); your line is used.`,
  ];
}

function ofXray(spacing: SpacingFacts, { object }: OperatorLine): readonly string[] {
  if (!isXray(spacing)) return [];
  const rim =
    object === 'catheter'
      ? ['The edge of a catheter is blurred on X-ray, so this scale is an estimate: calibrate on a marker catheter.']
      : [];
  return [...rim, 'The scale holds only at the depth of the calibration object and in this projection.'];
}
