import { ok, type Result } from '../../result.ts';
import type { ByteSource } from '../bytes/source.ts';
import type { Bounds } from '../picture/bounds.ts';
import { type EmbeddedOverlay, embeddedBits, notDrawn } from '../picture/embedded-overlays.ts';
import { toPicture, windowOver } from '../picture/picture.ts';
import type { FileOverlay, ImageFormat, Picture, Run, StoredFrame } from '../run.ts';
import { decodeFrame, readFrame, storedBytes } from './pixels.ts';

/** So many frames, evenly spread and the first and last among them, tell the grey values of a run. */
const LOOKED_AT = 16;
/** Overlays inside the pixels are taken out of so many pixels at most when the run is opened. */
const MOST_PIXELS = 2 ** 26;

/** The frames (from 0) whose values tell the window of a run: some of a deep grey run that states none; none of any other. */
export function framesTellingWindow({ image, pixels }: Run): readonly number[] {
  const { bitsAllocated, samplesPerPixel, frames, window, presets, palette } = image;
  const grey = samplesPerPixel === 1 && palette === null && pixels.kind !== 'video';
  const asked = grey && bitsAllocated === 16 && frames > 1 && window === null && presets.length === 0;
  const count = asked ? Math.min(LOOKED_AT, frames) : 0;
  return Array.from({ length: count }, (_, i) => Math.round((i * (frames - 1)) / (count - 1)));
}

/** Between which values a picture lies that was made without a window; null of one that is not grey or was refused. */
export function greysIn(picture: Result<Picture>): Bounds | null {
  return picture.ok && picture.value.kind === 'grey' ? { min: picture.value.min, max: picture.value.max } : null;
}

/** The format with the window over what was found in the frames that tell it; as it is where that is nothing. */
export function windowedOver(image: ImageFormat, found: readonly (Bounds | null)[]): ImageFormat {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const bounds of found) {
    if (bounds === null) continue;
    min = Math.min(min, bounds.min);
    max = Math.max(max, bounds.max);
  }
  return min > max ? image : { ...image, window: windowOver(image, min, max) };
}

/** The run with the window that only its frames tell. Throws what the source throws. */
export async function windowed(source: ByteSource, run: Run): Promise<Run> {
  const found: (Bounds | null)[] = [];
  for (const k of framesTellingWindow(run)) {
    const frame = await readFrame(source, run, k);
    found.push(frame.ok ? greysIn(ok(toPicture(run.image, frame.value))) : null);
  }
  return { ...run, image: windowedOver(run.image, found) };
}

/** The frame as stored; null where it cannot be read, which is said when it is shown. */
async function frameAt(source: ByteSource, run: Run, k: number): Promise<StoredFrame | null> {
  if (run.pixels.kind === 'video') return null;
  const bytes = await storedBytes(source, run, run.pixels, k);
  const frame = bytes.ok ? await decodeFrame(bytes.value, run, k) : bytes;
  return frame.ok ? frame.value : null;
}

/** The run with the overlays that stand in unused bits of its pixels drawn. Throws what the source throws. */
export async function withEmbedded(source: ByteSource, run: Run, embedded: readonly EmbeddedOverlay[]): Promise<Run> {
  if (embedded.length === 0) return run;
  const { rows, columns, frames } = run.image;
  const pixels = rows * columns;
  if (pixels * frames > MOST_PIXELS) return { ...run, warnings: [...run.warnings, notDrawn(embedded.length)] };
  const planes = embedded.map(() => new Uint8Array(Math.ceil((pixels * frames) / 8)));
  for (let k = 0; k < frames; k++) {
    const frame = await frameAt(source, run, k);
    if (frame === null) continue;
    for (const [i, { bit }] of embedded.entries()) embeddedBits(frame.samples, bit, planes[i], k * pixels);
  }
  const drawn = embedded.map(
    ({ name }, i): FileOverlay => ({
      name,
      rows,
      columns,
      top: 0,
      left: 0,
      frames: { count: frames, first: 0 },
      bits: planes[i] ?? new Uint8Array(),
    }),
  );
  return { ...run, overlays: [...run.overlays, ...drawn] };
}
