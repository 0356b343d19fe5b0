import type { Dataset } from '../header/dataset.ts';
import type { FileOverlay } from '../run.ts';

/** The even groups from 6000 to 601E hold one overlay each. */
const GROUPS = Array.from({ length: 16 }, (_, i) => 0x6000 + 2 * i);

/** The overlays that the header carries whole (PS3.3 C.9.2); one that is kept inside the pixel values (retired) is not among them. */
export function readOverlays(data: Dataset): readonly FileOverlay[] {
  return GROUPS.flatMap((group, index) => readOverlay(data, `x${group.toString(16)}`, index + 1) ?? []);
}

function readOverlay(data: Dataset, group: string, number: number): FileOverlay | null {
  const [rows, columns] = [data.uint16(`${group}0010`), data.uint16(`${group}0011`)];
  const words = data.words(`${group}3000`);
  if (!rows || !columns || words === null) return null;
  const stated = data.decimal(`${group}0015`);
  const count = stated === null ? 1 : stated;
  const bits = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  if (!Number.isInteger(count) || count < 1 || bits.length * 8 < rows * columns * count) return null;
  const [top = 1, left = 1] = data.words(`${group}0050`) ?? [];
  const first = data.uint16(`${group}0051`) ?? 1;
  const own = [data.text(`${group}1500`), data.text(`${group}0022`)].find((text) => text !== '');
  return {
    name: own ?? `Overlay ${number}`,
    rows,
    columns,
    top: signed(top) - 1,
    left: signed(left) - 1,
    frames: stated === null ? null : { count, first: first - 1 },
    bits,
  };
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
  for (let i = 0, bit = frame * rows * columns; i < rows * columns; i++, bit++) {
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
