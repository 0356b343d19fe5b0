import type { ByteSource } from '../bytes/source.ts';
import { type EmbeddedOverlay, embeddedBits, notDrawn } from '../picture/embedded-overlays.ts';
import { toPicture, windowOver } from '../picture/picture.ts';
import type { FileOverlay, Run, StoredFrame } from '../run.ts';
import { decodeFrame, storedBytes } from './pixels.ts';

/** So many frames, evenly spread and the first and last among them, tell the grey values of a run. */
const LOOKED_AT = 16;
/** Overlays inside the pixels are taken out of so many pixels at most when the run is opened. */
const MOST_PIXELS = 2 ** 26;

/** The run with what only its pixels tell: the window of a deep grey run that states none, and overlays in unused bits. */
export async function surveyed(source: ByteSource, run: Run, embedded: readonly EmbeddedOverlay[]): Promise<Run> {
  const windowed = needsWindow(run) ? await withWindow(source, run) : run;
  return embedded.length === 0 ? windowed : withEmbedded(source, windowed, embedded);
}

/** The frame as stored; null where it cannot be read, which is said when it is shown. */
async function frameAt(source: ByteSource, run: Run, k: number): Promise<StoredFrame | null> {
  if (run.pixels.kind === 'video') return null;
  const bytes = await storedBytes(source, run, run.pixels, k);
  const frame = bytes.ok ? await decodeFrame(bytes.value, run, k) : bytes;
  return frame.ok ? frame.value : null;
}

function needsWindow({ image, pixels }: Run): boolean {
  const { bitsAllocated, samplesPerPixel, frames, window, presets, palette } = image;
  const grey = samplesPerPixel === 1 && palette === null && pixels.kind !== 'video';
  return grey && bitsAllocated === 16 && frames > 1 && window === null && presets.length === 0;
}

async function withWindow(source: ByteSource, run: Run): Promise<Run> {
  const count = Math.min(LOOKED_AT, run.image.frames);
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < count; i++) {
    const frame = await frameAt(source, run, Math.round((i * (run.image.frames - 1)) / (count - 1)));
    const picture = frame === null ? null : toPicture(run.image, frame);
    if (picture?.kind !== 'grey') continue;
    min = Math.min(min, picture.min);
    max = Math.max(max, picture.max);
  }
  return min > max ? run : { ...run, image: { ...run.image, window: windowOver(run.image, min, max) } };
}

async function withEmbedded(source: ByteSource, run: Run, embedded: readonly EmbeddedOverlay[]): Promise<Run> {
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
