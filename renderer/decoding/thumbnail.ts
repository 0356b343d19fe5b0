import { rgbaOf, toRgba8 } from '../../core/dicom/picture/picture.ts';
import { presented } from '../../core/dicom/picture/presented.ts';
import type { Picture } from '../../core/dicom/run.ts';
import type { Size } from '../ui/screen.ts';
import { openingOf } from './bytes.ts';
import { byteCache } from './cache.ts';
import { pictureSoon } from './pictures.ts';
import type { Source } from './pool.ts';
import { decodeFrame, windowChanges } from './pool.ts';

/** A picture in 4 bytes a pixel. */
export interface Small extends Size {
  readonly rgba: Uint8ClampedArray;
}

const KEPT_BYTES = 8 * 1024 * 1024;
const cached = byteCache<Small>(KEPT_BYTES);
let asked = 0;

const keyOf = ({ location }: Source, changes: number): string => `${openingOf(location)} ${changes}`;

/** The thumbnail of a run's middle frame, through its window after so many changes, if it was made before, else null. */
export function thumbnailNow(source: Source, changes: number): Small | null {
  return cached.get(keyOf(source, changes)) ?? null;
}

/**
 * Makes the thumbnail of a run's middle frame of its picture where there is one, else when no worker has anything better to
 * do; null when it cannot be decoded. Gives how to give it up.
 */
export function makeThumbnail(source: Source, done: (small: Small | null) => void): () => void {
  let [wanted, drop] = [true, (): unknown => undefined];
  const make = async (): Promise<void> => {
    const frame = Math.floor(source.run.image.frames / 2);
    let picture = (await pictureSoon(source, frame)) ?? null;
    // What is on its way may be given up by who asked for it.
    if (!picture?.ok && wanted) {
      asked += 1;
      const job = decodeFrame(source, frame, 'background', -asked);
      drop = job.drop;
      picture = await job.answer;
      // Whoever may still give it up holds no picture.
      drop = () => undefined;
    }
    const small = picture?.ok ? reduced(picture.value) : null;
    if (small !== null) cached.put(keyOf(source, windowChanges(source)), small, small.rgba.byteLength);
    if (wanted) done(small);
  };
  void make();
  return () => {
    wanted = false;
    drop();
  };
}

const LONGER_SIDE = 72;

/** Every n-th pixel of a picture, so that its longer side becomes 72 (or so many) pixels; brightness as the file wants it. */
export function reduced(picture: Picture, longerSide: number = LONGER_SIDE): Small {
  const step = Math.max(1, Math.max(picture.rows, picture.columns) / longerSide);
  const width = Math.max(1, Math.floor(picture.columns / step));
  const height = Math.max(1, Math.floor(picture.rows / step));
  const place = (i: number) =>
    Math.floor((Math.floor(i / width) + 0.5) * step) * picture.columns + Math.floor(((i % width) + 0.5) * step);
  if (picture.kind === 'colour') {
    const whole = rgbaOf(picture);
    const rgba = Uint8ClampedArray.from(
      { length: width * height * 4 },
      (_, i) => whole[4 * place(i >> 2) + (i & 3)] ?? 0,
    );
    return { width, height, rgba };
  }
  const pixels = picture.pixels.slice(0, width * height).map((_, i) => picture.pixels[place(i)] ?? 0);
  return { width, height, rgba: toRgba8(presented({ ...picture, rows: height, columns: width, pixels }, null)) };
}
