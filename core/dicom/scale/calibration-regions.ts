import { greatestOf, leastOf } from '../../extremes.ts';
import { type Flat, flatOf, type Polygon, xOf, yOf } from '../../geometry/flat.ts';
import type { Box, SpacingFacts, UltrasoundRegion } from '../run.ts';
import { type Calibration, implausible, knownScale, type NoScale, noScale } from './scale.ts';

/** A region that scales distances: its place inside the picture and its pixel size in mm. */
interface Scaled {
  /** Counted from 1, as in the file. */
  readonly number: number;
  readonly box: Box;
  readonly x: number;
  readonly y: number;
  readonly highPriority: boolean;
}

const TWO_DIMENSIONAL = 1;
const TISSUE_OR_FLOW = [1, 2];
const CENTIMETRES = 3;
/** Bit 1 of the region flags (0018,6016). */
const PROTECTED = 2;

/** What is wrong with a region, from what says least about it to what says most. */
const reasons = ['MISSING_MODULE', 'NOT_2D', 'UNITS_NOT_CM', 'DELTA_ZERO_OR_NAN', 'REGION_BOUNDS_INVALID'] as const;
const sentences: Readonly<Record<(typeof reasons)[number], string>> = {
  MISSING_MODULE: 'The file’s list of ultrasound regions is empty: it states no pixel size.',
  NOT_2D: 'No ultrasound region in the file shows tissue: its regions are traces or graphics.',
  UNITS_NOT_CM: 'The ultrasound regions of the file are not scaled in centimetres.',
  DELTA_ZERO_OR_NAN: 'The ultrasound region of the file has a pixel size of zero or none at all.',
  REGION_BOUNDS_INVALID:
    'The ultrasound region of the file lies outside its picture: the picture was resized or cropped after its scale was written.',
};

/** True when the machine forbids to replace the scale of a region that has one (flag bit 1, frame-grabbed pictures lack it). */
export function isScaleProtected(spacing: SpacingFacts): boolean {
  return (spacing.regions ?? []).some(
    (region, index) => (region.flags & PROTECTED) !== 0 && typeof judge(region, index + 1, spacing) !== 'string',
  );
}

/** The scale by the regions under the outline, or by all usable regions without one. */
export function calibrateRegions(
  spacing: SpacingFacts,
  regions: readonly UltrasoundRegion[],
  outline: Polygon | null,
): Calibration {
  const judged = regions.map((region, index) => judge(region, index + 1, spacing));
  const usable = judged.filter((region) => typeof region !== 'string');
  if (usable.length === 0) {
    const reason =
      reasons.findLast((candidate) => candidate === 'MISSING_MODULE' || judged.includes(candidate)) ?? 'MISSING_MODULE';
    return noScale(reason, `${refusal(reason, regions)}${besides(spacing)}`, null);
  }
  return outline === null ? scaleOf(usable, preferred(usable), spacing) : underOutline(usable, outline, spacing);
}

/** Why there is no scale, by the kind of fault that says most. */
function refusal(reason: keyof typeof sentences, regions: readonly UltrasoundRegion[]): string {
  const impossible = regions.find(({ box }) => Object.values(box).every((edge) => edge >= 0) && isImpossible(box));
  if (reason !== 'REGION_BOUNDS_INVALID' || impossible === undefined) return sentences[reason];
  const { x0, y0, x1, y1 } = impossible.box;
  return `The ultrasound region of the file is empty: its box (0018,6018–601E) runs from ${x0}, ${y0} to ${x1}, ${y1}, so its scale applies nowhere.`;
}

/** What else the file says about its pixels, when its regions give no scale. */
function besides({ pixelSpacing }: SpacingFacts): string {
  return pixelSpacing === null
    ? ''
    : ` Its Pixel Spacing (0028,0030) of ${pixelSpacing[1]} × ${pixelSpacing[0]} mm is not used beside such regions: calibrate on the depth scale in the picture.`;
}

function judge(region: UltrasoundRegion, number: number, { rows, columns }: SpacingFacts): Scaled | NoScale {
  if (region.spatialFormat !== TWO_DIMENSIONAL || !TISSUE_OR_FLOW.includes(region.dataType)) return 'NOT_2D';
  if (region.unitsX !== CENTIMETRES || region.unitsY !== CENTIMETRES) return 'UNITS_NOT_CM';
  const [x, y] = [10 * Math.abs(region.deltaX), 10 * Math.abs(region.deltaY)];
  if (!(x > 0 && y > 0 && Number.isFinite(x) && Number.isFinite(y))) return 'DELTA_ZERO_OR_NAN';
  const box = inside(region.box, rows, columns);
  return box === null ? 'REGION_BOUNDS_INVALID' : { number, box, x, y, highPriority: (region.flags & 1) === 0 };
}

/** The box inside the picture; writers that count Columns and Rows where the last index belongs are forgiven, nothing else is. */
function inside({ x0, y0, x1, y1 }: Box, rows: number, columns: number): Box | null {
  const box = { x0, y0, x1: x1 === columns ? columns - 1 : x1, y1: y1 === rows ? rows - 1 : y1 };
  const valid = x0 >= 0 && y0 >= 0 && !isImpossible(box) && box.x1 < columns && box.y1 < rows;
  return valid ? box : null;
}

/** A box in which nothing can lie, whatever the picture: all zero, inverted, or a line. */
function isImpossible({ x0, y0, x1, y1 }: Box): boolean {
  return x1 <= x0 || y1 <= y0;
}

function underOutline(usable: readonly Scaled[], polygon: Polygon, spacing: SpacingFacts): Calibration {
  const outline = flatOf(polygon);
  const around = usable.filter(({ box }) => isWithin(outline, [box]));
  if (around.length > 0) return scaleOf(around, preferred(around), spacing);
  const touched = usable.filter(({ box }) => touches(outline, box));
  const covered = isWithin(
    outline,
    touched.map(({ box }) => box),
  );
  if (covered && equal(touched)) return scaleOf(touched, touched, spacing);
  const sentence = 'The outline extends beyond the ultrasound region for which the file gives a scale.';
  return noScale('OUTSIDE_REGION', sentence, commonAspect(usable));
}

/** Where regions of different scale overlap, the one of high priority, if there is exactly one. */
function preferred(around: readonly Scaled[]): readonly Scaled[] {
  const high = around.filter((region) => region.highPriority);
  return equal(around) || high.length !== 1 ? around : high;
}

function scaleOf(candidates: readonly Scaled[], chosen: readonly Scaled[], spacing: SpacingFacts): Calibration {
  const [first] = chosen;
  if (first === undefined || !equal(chosen)) {
    return noScale(
      'AMBIGUOUS_REGIONS',
      'This picture has ultrasound regions of different scale: it is unclear which one applies here.',
      commonAspect(candidates),
    );
  }
  const overlap =
    candidates.length > chosen.length
      ? [`Regions of different scale overlap here: region ${first.number} takes priority.`]
      : [];
  return knownScale('REGION', first.y, first.x, `ultrasound region ${first.number}`, {
    within: hull(chosen.map((region) => region.box)),
    warnings: [...overlap, ...conflict(first, spacing), ...implausible(first.x, spacing)],
  });
}

function conflict({ x, y }: Scaled, { pixelSpacing }: SpacingFacts): readonly string[] {
  if (pixelSpacing === null) return [];
  const differs = Math.abs(pixelSpacing[0] - y) > 0.01 * y || Math.abs(pixelSpacing[1] - x) > 0.01 * x;
  return differs
    ? [
        `Scale conflict: Pixel Spacing gives ${pixelSpacing[1]} × ${pixelSpacing[0]} mm, the ultrasound region ${x} × ${y} mm; the region is used.`,
      ]
    : [];
}

/** Whether each vertex of a polygon lies in one of some boxes. */
export function isWithin(polygon: Polygon, boxes: readonly Box[]): boolean {
  const flat = flatOf(polygon);
  for (let vertex = 0; vertex < flat.length / 2; vertex += 1)
    if (!boxes.some((box) => contains(box, flat, vertex))) return false;
  return true;
}

function touches(flat: Flat, box: Box): boolean {
  for (let vertex = 0; vertex < flat.length / 2; vertex += 1) if (contains(box, flat, vertex)) return true;
  return false;
}

/** Whether a vertex lies in a box, in edge-based coordinates: a box of pixels x0…x1 spans from x0 to x1 + 1. */
function contains({ x0, y0, x1, y1 }: Box, flat: Flat, vertex: number): boolean {
  const [x, y] = [xOf(flat, vertex), yOf(flat, vertex)];
  return x >= x0 && x <= x1 + 1 && y >= y0 && y <= y1 + 1;
}

function equal(regions: readonly Scaled[]): boolean {
  const [first] = regions;
  return first !== undefined && regions.every(({ x, y }) => same(x, first.x) && same(y, first.y));
}

function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(a, b);
}

function hull(boxes: readonly Box[]): Box {
  return {
    x0: leastOf(boxes.map((box) => box.x0)),
    y0: leastOf(boxes.map((box) => box.y0)),
    x1: greatestOf(boxes.map((box) => box.x1)),
    y1: greatestOf(boxes.map((box) => box.y1)),
  };
}

function commonAspect(regions: readonly Scaled[]): number | null {
  const [first] = regions;
  return first !== undefined && regions.every(({ x, y }) => same(y / x, first.y / first.x)) ? first.y / first.x : null;
}
