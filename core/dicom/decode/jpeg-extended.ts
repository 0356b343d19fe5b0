import { fail, ok, type Result } from '../../result.ts';
import type { ImageFormat, StoredFrame } from '../run.ts';
import { type BlockCodes, blockReader } from './blocks.ts';
import { entropySegment } from './entropy.ts';
import { inverseDct } from './inverse-dct.ts';
import { contradiction, type JpegHead } from './jpeg-markers.ts';
import { DAMAGED_JPEG, decodeScans, type Scan } from './jpeg-scans.ts';
import { fitted } from './samples.ts';

const EXTENDED = 0xc1;
/** A block of 64 samples takes at least two bits. */
const SAMPLES_PER_BYTE = 256;

/** JPEG extended sequential with 12 bits (one component) by a decoder of our own, within one grey level of any other. */
export function decodeJpegExtended(bytes: Uint8Array, head: JpegHead, image: ImageFormat): Result<StoredFrame> {
  if (head.process !== EXTENDED || head.precision !== 12) {
    return fail(`is a rare kind of JPEG (${head.precision} bits) that this version cannot read`);
  }
  const mismatch = contradiction(head, image, bytes.length * SAMPLES_PER_BYTE);
  if (mismatch !== null) return fail(mismatch);
  if (image.samplesPerPixel !== 1) return fail('has 12-bit colour, which this version cannot read');
  const samples = new Uint16Array(image.rows * image.columns);
  const read = decodeScans(bytes, (scan) => decodeScan(bytes, scan, samples));
  return read.ok ? ok({ samples: fitted(samples, image), photometric: image.photometric }) : read;
}

function decodeScan(bytes: Uint8Array, scan: Scan, samples: Uint16Array): Result<number> {
  const { rows, columns } = scan.frame;
  const { dc = null, ac = null, quantization = null } = scan.parts[0] ?? {};
  if (dc === null || ac === null || quantization === null) return fail(DAMAGED_JPEG);
  const codes: BlockCodes = { dc, ac, quantization };
  const across = Math.ceil(columns / 8);
  const blocks = across * Math.ceil(rows / 8);
  const together = scan.restartInterval || blocks;
  const block = new Float64Array(64);
  let at = scan.start;
  for (let first = 0; first < blocks; first += together) {
    const segment = entropySegment(bytes, at);
    const readBlock = blockReader(segment, codes);
    const end = Math.min(blocks, first + together);
    for (let index = first; index < end; index++) {
      if (!readBlock(block)) return fail('ends early');
      inverseDct(block);
      put(block, samples, { rows, columns, x: 8 * (index % across), y: 8 * Math.floor(index / across) });
    }
    at = end < blocks ? segment.end + 2 : segment.end;
  }
  return ok(at);
}

interface Place {
  readonly rows: number;
  readonly columns: number;
  readonly x: number;
  readonly y: number;
}

/** Writes the part of a block that lies inside the picture, brought to 0…4095. */
function put(block: Float64Array, samples: Uint16Array, { rows, columns, x, y }: Place): void {
  for (let row = 0; row < 8 && y + row < rows; row++) {
    for (let column = 0; column < 8 && x + column < columns; column++) {
      const level = Math.round((block[8 * row + column] ?? 0) + 2048);
      samples[(y + row) * columns + x + column] = Math.min(4095, Math.max(0, level));
    }
  }
}
