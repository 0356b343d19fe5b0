import type { ByteSource } from '../../core/dicom/bytes/source.ts';
import { paintOverlays } from '../../core/dicom/picture/overlays.ts';
import { toRgba8 } from '../../core/dicom/picture/picture.ts';
import { presented } from '../../core/dicom/picture/presented.ts';
import { subtracted } from '../../core/dicom/picture/subtraction.ts';
import { decodePicture } from '../../core/dicom/pixels/decode-picture.ts';
import { readFrameBytes } from '../../core/dicom/pixels/pixels.ts';
import type { Picture, Run } from '../../core/dicom/run.ts';
import { fail, ok, type Result } from '../../core/result.ts';

/** What of the file's own offers a picture is to show. */
export interface Look {
  /** Name of a preset, or null for the file's first. */
  readonly preset: string | null;
  readonly subtract: boolean;
  readonly overlays: boolean;
}

/** A painted frame, 4 bytes a pixel; `grey` where its colours say nothing. */
export interface Painted {
  readonly rgba: Uint8ClampedArray;
  readonly rows: number;
  readonly columns: number;
  readonly grey: boolean;
}

/** Frame k (from 0) as the window paints it; refused where the file does not offer what is asked for. */
export async function paintedFrame(source: ByteSource, run: Run, k: number, look: Look): Promise<Result<Painted>> {
  const picture = look.subtract ? await difference(source, run, k) : await pictureAt(source, run, k);
  if (!picture.ok) return picture;
  const preset = run.image.presets.find(({ name }) => name === look.preset) ?? null;
  if (look.preset !== null && preset === null) {
    const names = run.image.presets.map(({ name }) => name).join(', ') || 'none';
    return fail(`${run.file} has no preset "${look.preset}" (presets: ${names}).`);
  }
  const shown = presented(picture.value, look.subtract ? null : preset);
  const rgba = Uint8ClampedArray.from(toRgba8(shown));
  const { rows, columns } = shown;
  if (look.overlays) paintOver(rgba, paintOverlays(run.overlays, k, shown, WHITE));
  return ok({ rgba, rows, columns, grey: shown.kind === 'grey' });
}

const WHITE = [255, 255, 255] as const;

function paintOver(rgba: Uint8ClampedArray, ink: Uint8ClampedArray): void {
  for (let at = 0; at < ink.length; at += 4) if (ink[at + 3] === 255) rgba.fill(255, at, at + 4);
}

/** Frame k (from 0) as it is stored. */
export async function pictureAt(source: ByteSource, run: Run, k: number): Promise<Result<Picture>> {
  const bytes = await readFrameBytes(source, run, k);
  return bytes.ok ? decodePicture(bytes.value, run, k) : bytes;
}

async function difference(source: ByteSource, run: Run, k: number): Promise<Result<Picture>> {
  const how = run.subtraction;
  if (how === null) return fail(`${run.file} does not ask for mask subtraction.`);
  if (!how.possible) return fail(`${run.file}: ${how.sentence}`);
  const pictures = [];
  for (const frame of [k, ...(how.masks[k] ?? [])]) {
    const picture = await pictureAt(source, run, frame);
    if (!picture.ok) return picture;
    if (picture.value.kind === 'colour')
      return fail(`${run.file} is in colour: mask subtraction works on greyscale frames only.`);
    pictures.push(picture.value);
  }
  const [contrast, ...masks] = pictures;
  if (contrast === undefined || masks.length === 0) return pictureAt(source, run, k);
  return ok(subtracted(contrast, masks, how));
}
