import { toPicture } from '../../picture/picture.ts';
import type { ImageFormat, Picture, Run } from '../../run.ts';
import { colourModel, contradiction, type JpegHead, readJpegHead } from '../jpeg-markers.ts';
import { quickJpeg } from './quick-jpeg.ts';

const BASELINE = '1.2.840.10008.1.2.4.50';
/** Each block of 64 samples takes at least two bits. */
const SAMPLES_PER_BYTE = 256;

/**
 * The picture of a JPEG baseline frame in YCbCr, shown the same to the byte as what toPicture makes of the stored samples: most have no
 * colour anywhere, and every pixel is then its brightness. Null for every other frame: decode it in the usual way.
 */
export async function quickPicture(bytes: Uint8Array, run: Run): Promise<Picture | null> {
  const { image } = run;
  if (run.transferSyntax !== BASELINE || image.samplesPerPixel !== 3) return null;
  const head = readJpegHead(bytes);
  if (!head.ok || !isPlainYbr(head.value, image)) return null;
  if (contradiction(head.value, image, bytes.length * SAMPLES_PER_BYTE) !== null) return null;
  const { rows, columns } = image;
  return quickJpeg(bytes, image, (program) => {
    if (program.isColoured()) {
      const samples = program.copy('interleaved', 3 * rows * columns);
      return samples === null ? null : toPicture(image, { samples, photometric: 'YBR_FULL' });
    }
    const luma = program.copy('grey', rows * columns);
    return luma === null ? null : { kind: 'colour', rows, columns, luma };
  });
}

/** Whether the components are YCbCr in 8 bits. */
function isPlainYbr(head: JpegHead, image: ImageFormat): boolean {
  return image.bitsAllocated === 8 && !image.signed && colourModel(head, image.photometric) === 'YBR_FULL';
}
