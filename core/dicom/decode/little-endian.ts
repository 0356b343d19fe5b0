import { ok, type Result } from '../../result.ts';
import type { ImageFormat, StoredFrame } from '../run.ts';
import { interleave, isPackedYbr, labelled, samplesOf } from './samples.ts';

/** Uncompressed samples, implicit or explicit little endian: only the colour planes are put together. */
export async function decodeLittleEndian(bytes: Uint8Array, image: ImageFormat): Promise<Result<StoredFrame>> {
  if (isPackedYbr(image, bytes.length)) return ok({ samples: samplesOf(bytes, image), photometric: image.photometric });
  const planar = image.samplesPerPixel === 3 && image.planar === 1;
  const pixels = planar ? interleave(bytes, image.bitsAllocated / 8) : bytes;
  // Three whole samples a pixel under the label YBR_FULL_422: some reader has unpacked and converted them and kept the label.
  const photometric = image.photometric === 'YBR_FULL_422' ? 'RGB' : labelled(image);
  return ok({ samples: samplesOf(pixels, image), photometric });
}
