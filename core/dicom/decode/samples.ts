import type { ImageFormat, StoredFrame } from '../run.ts';

/** True for the uncompressed YBR_FULL_422 layout: two bytes a pixel, Y Y Cb Cr. */
export function isPackedYbr(image: ImageFormat, bytesPerFrame: number): boolean {
  return image.photometric === 'YBR_FULL_422' && bytesPerFrame === image.rows * image.columns * 2;
}

/** Little endian bytes as samples of the image's width and sign; the array owns its memory. */
export function samplesOf(bytes: Uint8Array, image: ImageFormat): StoredFrame['samples'] {
  const { buffer } = bytes.slice();
  if (image.bitsAllocated === 8) return image.signed ? new Int8Array(buffer) : new Uint8Array(buffer);
  return image.signed ? new Int16Array(buffer) : new Uint16Array(buffer);
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
