import { fail, type Result } from '../../result.ts';
import type { ImageFormat, StoredFrame } from '../run.ts';
import { decodeJpegExtended } from './jpeg-extended.ts';
import { decodeJpegLossless } from './jpeg-lossless.ts';
import { readJpegHead } from './jpeg-markers.ts';

const JPEG_2000 = 0xff4f;

/** A JPEG of any kind: which one is the stream's own word, whatever the transfer syntax says. */
export async function decodeJpeg(bytes: Uint8Array, image: ImageFormat): Promise<Result<StoredFrame>> {
  if ((((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) === JPEG_2000)
    return (await import('./jpeg2000/jpeg2000.ts')).decodeJpeg2000(bytes, image);
  const head = readJpegHead(bytes);
  if (!head.ok) return head;
  switch (head.value.process) {
    case 0xc0:
    case 0xc1:
    case 0xc2:
      return head.value.precision === 8
        ? (await import('./jpeg-baseline.ts')).decodeJpegBaseline(bytes, head.value, image)
        : decodeJpegExtended(bytes, head.value, image);
    case 0xc3:
      return decodeJpegLossless(bytes, head.value, image);
    case 0xf7:
      return (await import('./jpeg-ls.ts')).decodeJpegLs(bytes, head.value, image);
    default:
      return fail('is a rare kind of JPEG that this version cannot read');
  }
}
