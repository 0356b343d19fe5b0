import { colourOf } from './colour.ts';
import type { ImageFormat, Picture, StoredFrame } from './run.ts';

/** A window: value `center` shows mid grey, `width` values span black to white (PS3.3 C.11.2.1.2, linear). */
export interface Window {
  readonly center: number;
  readonly width: number;
}

/** The frame ready to be painted: grey with its window, or RGBA (YBR by full-range BT.601, palette applied). */
export function toPicture(image: ImageFormat, stored: StoredFrame): Picture {
  const { rows, columns } = image;
  const rgba = colourOf(image, stored);
  if (rgba !== null) return { kind: 'colour', rows, columns, rgba };
  const pixels = meaningfulBits(stored.samples, image);
  const { min, max } = extremes(pixels);
  return {
    kind: 'grey',
    rows,
    columns,
    pixels,
    min,
    max,
    slope: image.slope,
    intercept: image.intercept,
    invert: stored.photometric === 'MONOCHROME1',
    window: image.window ?? fullWindow(image, min, max),
  };
}

/** What the window shows, 4 bytes a pixel; `window` replaces the picture's own and does nothing to colour. */
export function toRgba8(picture: Picture, window?: Window): Uint8ClampedArray {
  if (picture.kind === 'colour') return picture.rgba;
  const { center, width } = window ?? picture.window;
  const shade = (stored: number): number => {
    const value = picture.slope * stored + picture.intercept;
    // A window of width 1 is a threshold; the general formula would divide by zero.
    const level = width > 1 ? ((value - (center - 0.5)) / (width - 1) + 0.5) * 255 : value > center - 0.5 ? 255 : 0;
    return picture.invert ? 255 - level : level;
  };
  const out = new Uint8ClampedArray(picture.pixels.length * 4).fill(255);
  const table = new Uint8ClampedArray(picture.max - picture.min + 1).map((_, i) => shade(picture.min + i));
  for (let i = 0; i < picture.pixels.length; i++) {
    const level = table[(picture.pixels[i] ?? 0) - picture.min] ?? 0;
    out[4 * i] = level;
    out[4 * i + 1] = level;
    out[4 * i + 2] = level;
  }
  return out;
}

/** Only Bits Stored bits mean brightness: what lies above them (old overlays) is cut off, the sign is extended. */
function meaningfulBits(samples: StoredFrame['samples'], image: ImageFormat): StoredFrame['samples'] {
  const unused = 32 - image.bitsStored;
  if (image.bitsStored === image.bitsAllocated) return samples;
  return image.signed
    ? samples.map((value) => (value << unused) >> unused)
    : samples.map((value) => (value << unused) >>> unused);
}

function extremes(pixels: StoredFrame['samples']): { min: number; max: number } {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of pixels) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

/** Black is the least and white the greatest value: of the type for 8 bits, of the picture for more. */
function fullWindow(image: ImageFormat, min: number, max: number): Window {
  const [least, most] = image.bitsAllocated === 16 ? [min, max] : image.signed ? [-128, 127] : [0, 255];
  const shown = [image.slope * least + image.intercept, image.slope * most + image.intercept];
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  return { center: (low + high) / 2 + 0.5, width: high - low + 1 };
}
