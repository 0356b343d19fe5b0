import { fail, ok, type Result } from '../../result.ts';
import { swapped } from '../decode/big-endian.ts';
import { isPackedYbr } from '../decode/samples.ts';
import { EXPLICIT_BIG } from '../header/header.ts';
import { decodeFrame, readFrameBytes } from '../pixels/pixels.ts';
import type { ImageFormat } from '../run.ts';
import { blacken, blackOf, type FrameLayout } from './mask.ts';
import type { SourceRun } from './source-run.ts';

/** An uncompressed frame of its own memory, little endian, with how it is laid out. */
export interface PlainFrame {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly layout: FrameLayout;
  /** The colour model of its samples. */
  readonly photometric: string;
}

/** What is taken out of the pixels of each frame. */
export interface Cleaning {
  /** One byte a pixel, 1 where it becomes black. */
  readonly mask: Uint8Array | null;
  /** Whether bits above those that mean brightness become 0 (or the sign). */
  readonly clearsUnusedBits: boolean;
}

/** Frame `k` (from 0) as it stands in a copy: of uncompressed pixels as stored, of compressed ones decoded, colours beside each other. */
export async function cleanFrame(
  from: SourceRun,
  k: number,
  { mask, clearsUnusedBits }: Cleaning,
): Promise<Result<PlainFrame>> {
  const frame = from.encapsulated ? await decoded(from, k) : await native(from, k);
  if (!frame.ok) return frame;
  const { bytes, layout } = frame.value;
  if (mask !== null) blacken(bytes, mask, layout);
  if (clearsUnusedBits) clearUnusedBits(bytes, from.run.image);
  return frame;
}

async function native({ source, run }: SourceRun, k: number): Promise<Result<PlainFrame>> {
  const stored = await readFrameBytes(source, run, k);
  if (!stored.ok) return stored;
  const { image } = run;
  const turned = run.transferSyntax === EXPLICIT_BIG && image.bitsAllocated === 16;
  const bytes = turned ? swapped(stored.value) : stored.value.slice();
  const packed = isPackedYbr(image, bytes.length);
  return ok({
    bytes: new Uint8Array(bytes),
    layout: layoutOf(image, image.photometric, image.planar === 1 && image.samplesPerPixel === 3, packed),
    photometric: image.photometric,
  });
}

async function decoded({ source, run }: SourceRun, k: number): Promise<Result<PlainFrame>> {
  const stored = await readFrameBytes(source, run, k);
  if (!stored.ok) return stored;
  const frame = await decodeFrame(stored.value, run, k);
  if (!frame.ok) return frame;
  const { samples, photometric } = frame.value;
  const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength).slice();
  const { image } = run;
  const expected = (image.rows * image.columns * image.samplesPerPixel * image.bitsAllocated) / 8;
  if (bytes.length !== expected) return fail(`${run.file}, frame ${k + 1} has another size than its header states.`);
  return ok({ bytes: new Uint8Array(bytes), layout: layoutOf(image, photometric, false, false), photometric });
}

function layoutOf(image: ImageFormat, photometric: string, planar: boolean, packed: boolean): FrameLayout {
  const { rows, columns, samplesPerPixel, bitsAllocated } = image;
  const bytesPerSample = bitsAllocated === 16 ? 2 : 1;
  return { rows, columns, samplesPerPixel, bytesPerSample, planar, packed, black: blackOf(image, photometric) };
}

/** Old overlays lie above the bits that mean brightness; the sign is extended over them. */
function clearUnusedBits(bytes: Uint8Array, { bitsAllocated, bitsStored, signed }: ImageFormat): void {
  if (bitsAllocated !== 16) return;
  const unused = 32 - bitsStored;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const value = view.getUint16(at, true) << unused;
    view.setUint16(at, signed ? value >> unused : value >>> unused, true);
  }
}
