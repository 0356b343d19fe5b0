import { toPicture } from '../picture/picture.ts';
import type { VideoIndex } from '../pixels/pixel-index.ts';
import type { ImageFormat, Picture } from '../run.ts';

/** A decoded frame in planes: brightness for each pixel, colour differences for each two by two pixels. */
export interface Planes {
  readonly bytes: Uint8Array;
  /** Where each plane begins and how far apart its lines are, bytes: brightness, blue, red. */
  readonly layout: readonly { readonly offset: number; readonly stride: number }[];
}

/** Red and blue weights of brightness: ITU-R BT.601 and BT.709. */
const WEIGHTS = { 'BT.601': [0.299, 0.114], 'BT.709': [0.2126, 0.0722] } as const;

/**
 * A decoded video frame ready to be painted. Brightness in the video range 16…235 is stretched to 0…255 (colour 16…240 likewise) unless
 * the stream says full range; colour by the stream's matrix, each difference for its two by two pixels. Grey where the header says one sample a pixel.
 */
export function videoPicture(planes: Planes, { fullRange, matrix }: VideoIndex, image: ImageFormat): Picture {
  const luma = Float64Array.from({ length: 256 }, (_, y) => (fullRange ? y : ((y - 16) * 255) / 219));
  const chroma = Float64Array.from({ length: 256 }, (_, c) => (c - 128) * (fullRange ? 1 : 255 / 224));
  return image.samplesPerPixel === 1
    ? toPicture(image, { samples: greyOf(planes, luma, image), photometric: image.photometric })
    : colourOf(planes, luma, chroma, WEIGHTS[matrix], image);
}

function greyOf({ bytes, layout: [plane] }: Planes, luma: Float64Array, { rows, columns }: ImageFormat): Uint8Array {
  const { offset, stride } = plane ?? { offset: 0, stride: columns };
  const out = new Uint8ClampedArray(rows * columns);
  for (let y = 0, to = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) out[to++] = luma[bytes[offset + y * stride + x] ?? 0] ?? 0;
  }
  return new Uint8Array(out.buffer);
}

function colourOf(
  { bytes, layout }: Planes,
  luma: Float64Array,
  chroma: Float64Array,
  [redWeight, blueWeight]: readonly [red: number, blue: number],
  { rows, columns }: ImageFormat,
): Picture {
  const [light, blue, red] = [0, 1, 2].map((i) => layout[i] ?? { offset: 0, stride: columns });
  const rgba = new Uint8ClampedArray(rows * columns * 4).fill(255);
  const greenWeight = 1 - redWeight - blueWeight;
  const at = (plane: typeof light, y: number, x: number) =>
    plane === undefined ? 0 : (bytes[plane.offset + y * plane.stride + x] ?? 0);
  for (let y = 0, to = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, to += 4) {
      const value = luma[at(light, y, x)] ?? 0;
      const redPart = 2 * (1 - redWeight) * (chroma[at(red, y >> 1, x >> 1)] ?? 0);
      const bluePart = 2 * (1 - blueWeight) * (chroma[at(blue, y >> 1, x >> 1)] ?? 0);
      rgba[to] = value + redPart;
      rgba[to + 1] = value - (redWeight * redPart + blueWeight * bluePart) / greenWeight;
      rgba[to + 2] = value + bluePart;
    }
  }
  return { kind: 'colour', rows, columns, rgba };
}
