import type { ImageFormat, StoredFrame } from '../run.ts';

/** True for the uncompressed YBR_FULL_422 layout: two bytes a pixel, Y Y Cb Cr. */
export function isPackedYbr(image: ImageFormat, bytesPerFrame: number): boolean {
  return image.photometric === 'YBR_FULL_422' && bytesPerFrame === image.rows * image.columns * 2;
}

/** Little endian bytes as samples of the image's width and sign, in the same memory where it is aligned for them. */
export function samplesOf(bytes: Uint8Array, image: ImageFormat): StoredFrame['samples'] {
  if (image.bitsAllocated === 8) return fitted(bytes, image);
  const { buffer, byteOffset, length } = bytes.byteOffset % 2 === 0 ? bytes : bytes.slice();
  return fitted(new Uint16Array(buffer, byteOffset, length >> 1), image);
}

/**
 * Decoded samples, one or two bytes each, in the image's width and sign without a copy where their width is already
 * right; 8-bit samples are widened for an image of 16 bits allocated.
 */
export function fitted(decoded: Uint8Array | Uint16Array, image: ImageFormat): StoredFrame['samples'] {
  // By their width and not by their class: compiled codecs give out clamped arrays too.
  const samples = image.bitsAllocated === 16 && decoded.BYTES_PER_ELEMENT === 1 ? Uint16Array.from(decoded) : decoded;
  // Colours have no sign, whatever a header says.
  if (!image.signed || image.samplesPerPixel === 3) return samples;
  const { buffer, byteOffset, length } = samples;
  return samples.BYTES_PER_ELEMENT === 1
    ? new Int8Array(buffer, byteOffset, length)
    : new Int16Array(buffer, byteOffset, length);
}

/** Colour models that exist only inside a codestream: whoever decodes it gives out RGB. */
const INSIDE = ['YBR_RCT', 'YBR_ICT', 'XYB'];

/** What decoded samples are by the header's label: YBR_FULL_422 is then three samples a pixel, and what exists only inside a codestream is RGB. */
export function labelled({ photometric }: ImageFormat): string {
  if (photometric === 'YBR_FULL_422') return 'YBR_FULL';
  return INSIDE.includes(photometric) ? 'RGB' : photometric;
}

/** Colour planes RRR…GGG…BBB… as pixels RGBRGB…, `size` bytes a sample. */
export function interleave(planes: Uint8Array, size: number): Uint8Array {
  const pixels = planes.length / (3 * size);
  const out = new Uint8Array(planes.length);
  for (let plane = 0; plane < 3; plane++) {
    for (let pixel = 0; pixel < pixels; pixel++) {
      for (let byte = 0; byte < size; byte++) {
        out[(pixel * 3 + plane) * size + byte] = planes[(plane * pixels + pixel) * size + byte] ?? 0;
      }
    }
  }
  return out;
}
