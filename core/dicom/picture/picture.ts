import { greatestOf, leastOf } from '../../extremes.ts';
import type { ImageFormat, Picture, StoredFrame } from '../run.ts';
import { type Bounds, boundsOfBits, extremes, fitBits } from './bounds.ts';
import { colourOf, colourUpperValues } from './colour.ts';
import { ownTable, throughModalityLut } from './look-up-table.ts';
import { presented } from './presented.ts';

/** A window: value `center` shows mid grey, `width` values span black to white (PS3.3 C.11.2.1.2, linear). */
export interface Window {
  readonly center: number;
  readonly width: number;
}

type GreyPicture = Extract<Picture, { readonly kind: 'grey' }>;
type ColourPicture = Exclude<Picture, GreyPicture>;

/** The frame ready to be painted: grey with its window, or RGBA (YBR by full-range BT.601, palette applied, also a supplemental one). */
export function toPicture(image: ImageFormat, stored: StoredFrame): Picture {
  const { rows, columns } = image;
  const rgba = colourOf(image, stored);
  if (rgba !== null) return { kind: 'colour', rows, columns, rgba };
  const values = meaningfulBits(stored.samples, image);
  const grey = greyPicture(image, values, stored.photometric);
  // Colours leave no choice of a window: the grey part is painted through the file's own.
  if (image.palette === null) return grey;
  const painted = toRgba8(grey);
  colourUpperValues(painted, values, image.palette);
  return { kind: 'colour', rows, columns, rgba: painted };
}

function greyPicture(image: ImageFormat, values: StoredFrame['samples'], photometric: string): GreyPicture {
  const { image: shown, pixels } = throughModalityLut(image, values);
  const { min, max } = boundsOf(image, pixels);
  return {
    kind: 'grey',
    rows: image.rows,
    columns: image.columns,
    pixels,
    min,
    max,
    slope: shown.slope,
    intercept: shown.intercept,
    invert: photometric === 'MONOCHROME1',
    window: image.window ?? fullWindow(shown, greyRange(image, min, max)),
    table: ownTable(image),
  };
}

/** What the window shows, 4 bytes a pixel; `window` replaces the picture's own and does nothing to colour. */
export function toRgba8(picture: Picture, window?: Window): Uint8ClampedArray {
  if (picture.kind === 'colour') return rgbaOf(picture);
  if (window === undefined && picture.table !== null) return toRgba8(presented(picture, null));
  const { pixels, min } = picture;
  const out = new Uint8ClampedArray(pixels.length * 4).fill(255);
  const shades = shadesOf(picture, window ?? picture.window);
  for (let i = 0; i < pixels.length; i++) {
    const level = shades[(pixels[i] ?? 0) - min] ?? 0;
    out[4 * i] = level;
    out[4 * i + 1] = level;
    out[4 * i + 2] = level;
  }
  return out;
}

/** Brightness 0…255 as the file wants its picture shown, a byte a pixel; colour by its luma (ITU-R BT.601, in 256ths). Only to be read: it may be the picture's own. */
export function toGrey8(picture: Picture): Uint8Array {
  if (picture.kind === 'colour') return 'luma' in picture ? picture.luma : lumaOf(picture.rgba);
  if (picture.table !== null) return toGrey8(presented(picture, null));
  const { pixels, min } = picture;
  const shades = shadesOf(picture, picture.window);
  if (pixels instanceof Uint8Array && shades.every((shade, i) => shade === min + i)) return pixels;
  const out = new Uint8Array(pixels.length);
  for (let i = 0; i < out.length; i++) out[i] = shades[(pixels[i] ?? 0) - min] ?? 0;
  return out;
}

/** A picture in colour, 4 bytes a pixel. */
export function rgbaOf(picture: ColourPicture): Uint8ClampedArray {
  if ('rgba' in picture) return picture.rgba;
  const { luma } = picture;
  const out = new Uint32Array(luma.length);
  // All four bytes at once, on machines that are all little endian.
  for (let i = 0; i < out.length; i++) out[i] = Math.imul(luma[i] ?? 0, 0x010101) | 0xff000000;
  return new Uint8ClampedArray(out.buffer);
}

/** What a picture is kept in. */
export function samplesIn(picture: Picture): GreyPicture['pixels'] | Uint8ClampedArray {
  if (picture.kind === 'grey') return picture.pixels;
  return 'rgba' in picture ? picture.rgba : picture.luma;
}

function lumaOf(rgba: Uint8ClampedArray): Uint8Array {
  const out = new Uint8Array(rgba.length / 4);
  for (let i = 0, at = 0; i < out.length; i++, at += 4)
    out[i] = (77 * (rgba[at] ?? 0) + 150 * (rgba[at + 1] ?? 0) + 29 * (rgba[at + 2] ?? 0)) >> 8;
  return out;
}

/** What a window makes of each stored value from the least to the greatest of a picture. */
function shadesOf(picture: GreyPicture, { center, width }: Window): Uint8ClampedArray {
  const shade = (stored: number): number => {
    const value = picture.slope * stored + picture.intercept;
    // A window of width 1 is a threshold; the general formula would divide by zero.
    const level = width > 1 ? ((value - (center - 0.5)) / (width - 1) + 0.5) * 255 : value > center - 0.5 ? 255 : 0;
    return picture.invert ? 255 - level : level;
  };
  return new Uint8ClampedArray(picture.max - picture.min + 1).map((_, i) => shade(picture.min + i));
}

/** Only Bits Stored bits mean brightness: what lies above them (old overlays) is cut off, the sign is extended. */
function meaningfulBits(samples: StoredFrame['samples'], image: ImageFormat): StoredFrame['samples'] {
  // Usually nothing lies above them: looking is far faster than copying.
  if (image.bitsStored === image.bitsAllocated || fitBits(samples, image)) return samples;
  const unused = 32 - image.bitsStored;
  return image.signed
    ? samples.map((value) => (value << unused) >> unused)
    : samples.map((value) => (value << unused) >>> unused);
}

/** What lies between which values: exactly where the window follows from that, else as far as the bits alone tell. */
function boundsOf(image: ImageFormat, pixels: StoredFrame['samples']): Bounds {
  const asked = image.modalityLut !== null || (image.bitsAllocated === 16 && image.window === null);
  return (asked ? null : boundsOfBits(image)) ?? extremes(pixels);
}

/** The window of a run whose values, after the file's own table where it has one, lie between these. */
export function windowOver(image: ImageFormat, min: number, max: number): Window {
  const { image: shown } = throughModalityLut(image, new Uint16Array());
  return fullWindow(shown, { min, max });
}

/** The values that are shown in grey: those above belong to a supplemental palette. */
function greyRange({ palette, modalityLut }: ImageFormat, min: number, max: number): Bounds {
  if (palette === null || modalityLut !== null) return { min, max };
  return { min: Math.min(min, 0), max: Math.max(1, palette.firstMapped - 1) };
}

/** Black is the least and white the greatest value: of the type for 8 bits, of the picture for more. */
function fullWindow(image: ImageFormat, { min, max }: Bounds): Window {
  const [least, most] = image.bitsAllocated === 16 ? [min, max] : image.signed ? [-128, 127] : [0, 255];
  const shown = [image.slope * least + image.intercept, image.slope * most + image.intercept];
  const [low, high] = [leastOf(shown), greatestOf(shown)];
  return { center: (low + high) / 2 + 0.5, width: high - low + 1 };
}
