import { leastOf } from '../../extremes.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Box, ImageFormat, Run } from '../run.ts';

/** What is to be made black in every frame: everything outside the ultrasound regions, and boxes. */
export interface MaskWish {
  readonly outsideRegions: boolean;
  readonly boxes: readonly Box[];
}

const TWO_DIMENSIONAL = 1;

/** The boxes of a run's two-dimensional ultrasound regions, inside its picture. */
export function regionBoxes({ spacing, image }: Pick<Run, 'spacing' | 'image'>): readonly Box[] {
  return (spacing.regions ?? []).flatMap(({ spatialFormat, box }) => {
    const inside = clipped(box, image);
    return spatialFormat === TWO_DIMENSIONAL && inside !== null ? [inside] : [];
  });
}

/**
 * One byte a pixel, 1 where it becomes black; null where nothing is to be masked. Refused where regions are asked for and the run has
 * none, or nothing would be masked; the sentence begins with the file.
 */
export function maskOf(run: Pick<Run, 'file' | 'spacing' | 'image'>, wish: MaskWish): Result<Uint8Array | null> {
  if (!wish.outsideRegions && wish.boxes.length === 0) return ok(null);
  const { rows, columns } = run.image;
  const regions = regionBoxes(run);
  if (wish.outsideRegions && regions.length === 0)
    return fail(
      `${run.file} has no ultrasound region to keep: mask it by boxes, or look at it and confirm that no text is in its pictures.`,
    );
  const mask = new Uint8Array(rows * columns).fill(wish.outsideRegions ? 1 : 0);
  if (wish.outsideRegions) for (const box of regions) paint(mask, columns, box, 0);
  for (const box of wish.boxes) {
    const inside = clipped(box, run.image);
    if (inside !== null) paint(mask, columns, inside, 1);
  }
  return mask.includes(1)
    ? ok(mask)
    : fail(
        `${run.file} would not be masked anywhere: name a box around the text, or look at it and confirm that no text is in its pictures.`,
      );
}

function clipped({ x0, y0, x1, y1 }: Box, { rows, columns }: Pick<ImageFormat, 'rows' | 'columns'>): Box | null {
  const box = { x0: Math.max(0, x0), y0: Math.max(0, y0), x1: Math.min(columns - 1, x1), y1: Math.min(rows - 1, y1) };
  return box.x0 <= box.x1 && box.y0 <= box.y1 ? box : null;
}

function paint(mask: Uint8Array, columns: number, { x0, y0, x1, y1 }: Box, value: number): void {
  for (let y = y0; y <= y1; y++) mask.fill(value, y * columns + x0, y * columns + x1 + 1);
}

/** How the bytes of one uncompressed frame (little endian) are laid out. */
export interface FrameLayout {
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: 1 | 3;
  readonly bytesPerSample: 1 | 2;
  /** Colour planes one after the other instead of colours beside each other. */
  readonly planar: boolean;
  /** Two bytes a pixel: Y Y Cb Cr for two of them. */
  readonly packed: boolean;
  /** The stored value of black, one for each sample. */
  readonly black: readonly number[];
}

/** Makes the masked pixels of a frame black, in place; no other byte changes. */
export function blacken(frame: Uint8Array, mask: Uint8Array, layout: FrameLayout): void {
  const { samplesPerPixel, bytesPerSample, planar, packed, black } = layout;
  const pixels = layout.rows * layout.columns;
  for (let pixel = 0; pixel < pixels; pixel++) {
    if (mask[pixel] !== 1) continue;
    if (packed) blackenPacked(frame, mask, pixel, black);
    else
      for (let sample = 0; sample < samplesPerPixel; sample++) {
        const at = bytesPerSample * (planar ? sample * pixels + pixel : pixel * samplesPerPixel + sample);
        const value = black[sample] ?? 0;
        frame[at] = value & 0xff;
        if (bytesPerSample === 2) frame[at + 1] = (value >> 8) & 0xff;
      }
  }
}

/** The colour of a pair is that of a pixel outside the mask too, unless both lie inside. */
function blackenPacked(
  frame: Uint8Array,
  mask: Uint8Array,
  pixel: number,
  [y = 0, cb = 128, cr = 128]: readonly number[],
): void {
  const pair = pixel >> 1;
  frame[4 * pair + (pixel & 1)] = y;
  if (mask[pixel ^ 1] !== 1) return;
  frame[4 * pair + 2] = cb;
  frame[4 * pair + 3] = cr;
}

/** The stored value of black in a colour model, one for each sample. */
export function blackOf({ bitsStored, signed, palette }: ImageFormat, photometric: string): readonly number[] {
  if (photometric.startsWith('YBR')) return [0, 128, 128];
  if (photometric === 'MONOCHROME1') return [signed ? 2 ** (bitsStored - 1) - 1 : 2 ** bitsStored - 1];
  if (photometric === 'PALETTE COLOR' && palette !== null) return [darkest(palette)];
  return [0, 0, 0];
}

/** The value that a palette shows darkest. */
function darkest({ firstMapped, red, green, blue }: NonNullable<ImageFormat['palette']>): number {
  const light = Array.from(red, (value, k) => value + (green[k] ?? 0) + (blue[k] ?? 0));
  return firstMapped + light.indexOf(leastOf(light));
}
