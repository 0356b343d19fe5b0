import { append } from '../../extremes.ts';
import type { Dataset } from '../header/dataset.ts';
import type { FileOverlay, ImageFormat } from '../run.ts';
import { type EmbeddedOverlay, notDrawn } from './embedded-overlays.ts';

/** The even groups from 6000 to 601E hold one overlay each. */
const GROUPS = Array.from({ length: 16 }, (_, i) => 0x6000 + 2 * i);

/** What the header says of overlays: those drawn from its own data, those kept in the pixels, and what there is to say. */
export interface Overlays {
  readonly drawn: readonly FileOverlay[];
  readonly embedded: readonly EmbeddedOverlay[];
  readonly warnings: readonly string[];
}

/** The overlays of a file (PS3.3 C.9.2), also those that end early. */
export function readOverlays(data: Dataset, image: ImageFormat): Overlays {
  const [drawn, embedded, warnings]: [FileOverlay[], EmbeddedOverlay[], string[]] = [[], [], []];
  let lost = 0;
  for (const [index, number] of GROUPS.entries()) {
    const group = `x${number.toString(16)}`;
    if (!isThere(data, group)) continue;
    const overlay = readOverlay(data, group, index + 1);
    const inside = overlay === null ? embeddedIn(data, group, index + 1, image) : null;
    if (overlay !== null) {
      drawn.push(overlay);
      append(warnings, cutShort(overlay));
    } else if (inside !== null) embedded.push(inside);
    else lost += 1;
  }
  return { drawn, embedded, warnings: lost === 0 ? warnings : [...warnings, notDrawn(lost)] };
}

/** Whether a group says anything of a drawing: its rows, columns, type, bits or data. */
function isThere(data: Dataset, group: string): boolean {
  const words = ['0010', '0011', '0100', '0102'].some((element) => data.uint16(group + element) !== null);
  return words || data.text(`${group}0040`) !== '' || data.words(`${group}3000`) !== null;
}

/** Kept in the pixels where it has no data of its own and names a bit above those of the pixel values. */
function embeddedIn(data: Dataset, group: string, number: number, image: ImageFormat): EmbeddedOverlay | null {
  const bit = data.uint16(`${group}0102`) ?? 0;
  const free = image.samplesPerPixel === 1 && bit >= image.bitsStored && bit < image.bitsAllocated;
  return free && data.words(`${group}3000`) === null ? { name: nameOf(data, group, number), bit } : null;
}

function nameOf(data: Dataset, group: string, number: number): string {
  const own = [data.text(`${group}1500`), data.text(`${group}0022`)].find((text) => text !== '');
  return own ?? `Overlay ${number}`;
}

function readOverlay(data: Dataset, group: string, number: number): FileOverlay | null {
  const [rows, columns] = [data.uint16(`${group}0010`), data.uint16(`${group}0011`)];
  const words = data.words(`${group}3000`);
  if (!rows || !columns || words === null || words.length === 0) return null;
  const stated = data.decimal(`${group}0015`);
  const usable = stated !== null && Number.isInteger(stated) && stated > 0;
  const bits = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  const [top = 1, left = 1] = data.words(`${group}0050`) ?? [];
  const first = data.uint16(`${group}0051`) ?? 1;
  return {
    name: nameOf(data, group, number),
    rows,
    columns,
    top: signed(top) - 1,
    left: signed(left) - 1,
    frames: usable ? { count: stated, first: first - 1 } : null,
    bits,
  };
}

/** An overlay with too little data is drawn as far as they go. */
function cutShort({ name, rows, columns, frames, bits }: FileOverlay): readonly string[] {
  const missing = rows * columns * (frames?.count ?? 1) - 8 * bits.length;
  if (missing <= 0) return [];
  const lost = missing === 1 ? 'its last pixel is' : `its last ${missing} pixels are`;
  return [`The overlay "${name}" is cut short: ${lost} missing, the rest is drawn.`];
}

function signed(word: number): number {
  return (word << 16) >> 16;
}

/** Paints the overlays of a frame (from 0) as opaque `ink` into an otherwise clear picture of the given size, 4 bytes a pixel. */
export function paintOverlays(
  overlays: readonly FileOverlay[],
  frame: number,
  size: { readonly rows: number; readonly columns: number },
  ink: readonly [red: number, green: number, blue: number],
): Uint8ClampedArray {
  const out = new Uint8ClampedArray(size.rows * size.columns * 4);
  for (const overlay of overlays) {
    const own = overlayFrame(overlay, frame);
    if (own !== null) paintOverlay(overlay, own, size, ink, out);
  }
  return out;
}

/** Which of its frames an overlay lays over a frame of the picture; null: none. */
function overlayFrame({ frames }: FileOverlay, frame: number): number | null {
  if (frames === null) return 0;
  const own = frame - frames.first;
  return own >= 0 && own < frames.count ? own : null;
}

function paintOverlay(
  { rows, columns, top, left, bits }: FileOverlay,
  frame: number,
  size: { readonly rows: number; readonly columns: number },
  [red, green, blue]: readonly [number, number, number],
  out: Uint8ClampedArray,
): void {
  const start = frame * rows * columns;
  // Data that end early bound the work, whatever size is stated.
  const count = Math.min(rows * columns, 8 * bits.length - start);
  for (let i = 0, bit = start; i < count; i++, bit++) {
    if (((bits[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) continue;
    const [x, y] = [left + (i % columns), top + Math.floor(i / columns)];
    if (x < 0 || y < 0 || x >= size.columns || y >= size.rows) continue;
    const at = 4 * (y * size.columns + x);
    out[at] = red;
    out[at + 1] = green;
    out[at + 2] = blue;
    out[at + 3] = 255;
  }
}
