import type { Dataset } from '../header/dataset.ts';
import { functionalItems } from '../header/functional-groups.ts';
import type { Picture, Subtraction } from '../run.ts';

/** How the file wants a mask subtracted (PS3.3 C.7.6.10) from a run of `frames` frames; null where it says nothing of the kind. */
export function readSubtraction(data: Dataset, frames: number): Subtraction | null {
  const all = data.items('x00286100') ?? [];
  const items = all.filter((item) => !['', 'NONE'].includes(operationOf(item)));
  const [first] = items;
  if (first === undefined) return null;
  const refused = (what: string): Subtraction => ({
    possible: false,
    sentence: `The file asks for mask subtraction ${what}, which this version cannot do; the frames are shown unsubtracted.`,
  });
  const unknown = items.find((item) => !['AVG_SUB', 'TID'].includes(operationOf(item)));
  if (unknown !== undefined) return refused(`by the method ${operationOf(unknown).slice(0, 16)}`);
  const shifts = items.map(shiftOf);
  const perFrame = functionalItems(data, 'x00289415').length > 0;
  if (perFrame || shifts.some((shift) => String(shift) !== String(shifts[0])))
    return refused('with a changing pixel shift');
  if (items.some((item) => (item.uint16('x00286112') ?? 1) > 1)) return refused('from averaged frames');
  if (rangesIn(items) > MOST_RANGES) return refused(`over more than ${MOST_RANGES} ranges of frames`);
  if (items.some((item) => averagedIn(item).length > MOST_AVERAGED))
    return refused(`from more than ${MOST_AVERAGED} averaged mask frames`);
  const masks: (readonly number[] | null)[] = Array.from({ length: frames }, () => null);
  for (const item of items) applyItem(item, masks);
  if (masks.every((mask) => mask === null)) return refused('with mask frames that the run does not have');
  return {
    possible: true,
    masks,
    shift: shiftOf(first),
    logarithmic: data.text('x00281040').toUpperCase() === 'LIN',
    recommended: data.text('x00281090').toUpperCase() === 'SUB',
  };
}

/** Ranges of frames that masks are stated for; machines write one to four. */
const MOST_RANGES = 256;
/** Frames that one mask is made of, as few. */
const MOST_AVERAGED = 64;

function rangesIn(items: readonly Dataset[]): number {
  return items.reduce((sum, item) => sum + Math.max(1, (item.words('x00286102')?.length ?? 0) / 2), 0);
}

function averagedIn(item: Dataset): Uint16Array {
  return item.words('x00286110') ?? new Uint16Array();
}

function operationOf(item: Dataset): string {
  return item.text('x00286101').toUpperCase();
}

/** A positive column offset moves to the left (PS3.3 C.7.6.10.1.2), a positive row offset down. */
function shiftOf(item: Dataset): readonly [number, number] {
  const [down = 0, left = 0] = item.floats('x00286114') ?? [];
  return [down, 0 - left];
}

/** Fills in the mask of each frame that the item applies to; all of them where it names no range. */
function applyItem(item: Dataset, masks: (readonly number[] | null)[]): void {
  const ranges = item.words('x00286102') ?? [1, masks.length];
  const averaged = Array.from(averagedIn(item), (number) => number - 1);
  const shifted = operationOf(item) === 'TID';
  const offset = item.int16('x00286120') ?? 1;
  const exists = (frame: number) => frame >= 0 && frame < masks.length;
  const usable = averaged.length > 0 && averaged.every(exists);
  for (let i = 0; i + 1 < ranges.length; i += 2) {
    const end = Math.min(masks.length, ranges[i + 1] ?? 0);
    for (let frame = Math.max(0, (ranges[i] ?? 0) - 1); frame < end; frame++) {
      if (!shifted && usable) masks[frame] = averaged;
      if (shifted && exists(frame - offset)) masks[frame] = [frame - offset];
    }
  }
}

/** Grey pictures only. */
type Grey = Extract<Picture, { readonly kind: 'grey' }>;

/** Shown differences run over this share of the window that the picture itself has. */
const CONTRAST = 0.5;
/** Logarithms are counted in thousandths, so that a window of whole numbers shows them. */
const PER_E_FOLD = 1000;

/**
 * A frame minus the mean of its mask frames, which are moved by the file's shift (bilinear between pixels), as a picture
 * whose zero is mid grey. Values are rescaled ones, or thousandths of their logarithms where the file's are linear in dose.
 */
export function subtracted(
  contrast: Grey,
  masks: readonly Grey[],
  how: Extract<Subtraction, { possible: true }>,
): Grey {
  const { rows, columns, window } = contrast;
  const mask = new Float32Array(rows * columns);
  for (const one of masks) {
    const values = valuesOf(one, how.logarithmic);
    for (let i = 0; i < mask.length; i++) mask[i] = (mask[i] ?? 0) + (values[i] ?? 0) / masks.length;
  }
  const moved = shifted(mask, rows, columns, how.shift);
  const difference = valuesOf(contrast, how.logarithmic).map((value, i) => value - (moved[i] ?? 0));
  const slope = largest(difference) / 32767 || 1;
  const pixels = Int16Array.from(difference, (value) => Math.round(value / slope));
  const [low, high] = [window.center - window.width / 2, window.center + window.width / 2];
  const span = how.logarithmic ? logarithm(high) - logarithm(low) : window.width;
  return {
    ...contrast,
    pixels,
    ...extremes(pixels),
    slope,
    intercept: 0,
    // The linear window has its middle half a value below its centre (PS3.3 C.11.2.1.2).
    window: { center: 0.5, width: Math.max(CONTRAST * span, 2) },
    table: null,
  };
}

/** What each pixel means, worked out once for each stored value. */
function valuesOf({ pixels, min, max, slope, intercept }: Grey, logarithmic: boolean): Float32Array {
  const meanings = Float32Array.from({ length: max - min + 1 }, (_, i) => {
    const value = slope * (min + i) + intercept;
    return logarithmic ? logarithm(value) : value;
  });
  return Float32Array.from(pixels, (stored) => meanings[stored - min] ?? 0);
}

function logarithm(value: number): number {
  return PER_E_FOLD * Math.log(Math.max(1, value));
}

/** The mask moved down and right; what would come from outside takes the nearest pixel of the border. */
function shifted(
  mask: Float32Array,
  rows: number,
  columns: number,
  [down, right]: readonly [number, number],
): Float32Array {
  if (down === 0 && right === 0) return mask;
  const at = (row: number, column: number) =>
    mask[Math.max(0, Math.min(rows - 1, row)) * columns + Math.max(0, Math.min(columns - 1, column))] ?? 0;
  return mask.map((_, i) => {
    const [y, x] = [Math.floor(i / columns) - down, (i % columns) - right];
    const [row, column] = [Math.floor(y), Math.floor(x)];
    const [v, u] = [y - row, x - column];
    const upper = (1 - u) * at(row, column) + u * at(row, column + 1);
    return (1 - v) * upper + v * ((1 - u) * at(row + 1, column) + u * at(row + 1, column + 1));
  });
}

function largest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function extremes(pixels: Int16Array): { readonly min: number; readonly max: number } {
  let [min, max] = [0, 0];
  for (const value of pixels) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}
