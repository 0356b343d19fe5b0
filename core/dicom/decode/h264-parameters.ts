import { type BitReader, nalReader } from './h264-bits.ts';

/** What the sequence parameter set of an H.264 stream says (H.264 7.3.2.1.1 and E.1.1). */
export interface Parameters {
  /** As browsers name it: avc1 and profile, constraints and level in hex. */
  readonly codec: string;
  /** The picture as it is to be shown, without what is cropped off. */
  readonly rows: number;
  readonly columns: number;
  /** 1: 4:2:0. */
  readonly chromaFormat: number;
  /** Of brightness and colour, the greater of the two. */
  readonly bitDepth: number;
  readonly frameNumberBits: number;
  /** How the order on the screen is written: 0 by number, 1 by a cycle, 2 as stored. */
  readonly orderType: number;
  /** Bits of that number, for type 0. */
  readonly orderBits: number;
  /** False when a frame may be stored as two fields. */
  readonly framesOnly: boolean;
  readonly fullRange: boolean;
  /** matrix_coefficients; 2 when the stream does not say. */
  readonly matrix: number;
}

const WITH_CHROMA = [100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135];

/** Reads a sequence parameter set from its NAL unit; null when it ends early or names an impossible picture. */
export function readParameters(nal: Uint8Array): Parameters | null {
  const reader = nalReader(nal);
  const profile = reader.bits(8);
  const constraints = reader.bits(8);
  const level = reader.bits(8);
  reader.unsigned();
  const samples = WITH_CHROMA.includes(profile) ? readSamples(reader) : { chromaFormat: 1, bitDepth: 8 };
  const frameNumberBits = reader.unsigned() + 4;
  const order = readOrder(reader);
  const picture = readPicture(reader, samples.chromaFormat);
  const colour = reader.bits(1) === 1 ? readColour(reader) : { fullRange: false, matrix: UNSPECIFIED };
  const sane = frameNumberBits <= 16 && order.orderBits <= 16 && picture.rows > 0 && picture.columns > 0;
  if (reader.ended() || !sane) return null;
  const codec = `avc1.${[profile, constraints, level].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  return { codec, frameNumberBits, ...samples, ...order, ...picture, ...colour };
}

const UNSPECIFIED = 2;

function readSamples(reader: BitReader): Pick<Parameters, 'chromaFormat' | 'bitDepth'> {
  const chromaFormat = reader.unsigned();
  if (chromaFormat === 3) reader.bits(1);
  const bitDepth = 8 + Math.max(reader.unsigned(), reader.unsigned());
  reader.bits(1);
  const lists = reader.bits(1) === 1 ? (chromaFormat === 3 ? 12 : 8) : 0;
  for (let i = 0; i < lists; i++) if (reader.bits(1) === 1) skipScaling(reader, i < 6 ? 16 : 64);
  return { chromaFormat, bitDepth };
}

function skipScaling(reader: BitReader, size: number): void {
  let next = 8;
  for (let i = 0, last = 8; i < size && next !== 0; i++) {
    next = (last + reader.signed() + 256) % 256;
    last = next === 0 ? last : next;
  }
}

function readOrder(reader: BitReader): Pick<Parameters, 'orderType' | 'orderBits'> {
  const orderType = reader.unsigned();
  if (orderType === 0) return { orderType, orderBits: reader.unsigned() + 4 };
  if (orderType === 1) {
    reader.bits(1);
    reader.signed();
    reader.signed();
    // At most 255 by the standard; a damaged stream may claim billions.
    for (let left = Math.min(255, reader.unsigned()); left > 0; left--) reader.signed();
  }
  return { orderType, orderBits: 0 };
}

function readPicture(reader: BitReader, chromaFormat: number): Pick<Parameters, 'rows' | 'columns' | 'framesOnly'> {
  reader.unsigned();
  reader.bits(1);
  const width = 16 * (reader.unsigned() + 1);
  const units = 16 * (reader.unsigned() + 1);
  const framesOnly = reader.bits(1) === 1;
  if (!framesOnly) reader.bits(1);
  reader.bits(1);
  const cropped = reader.bits(1) === 1;
  const [left = 0, right = 0, top = 0, bottom = 0] = cropped ? [0, 0, 0, 0].map(() => reader.unsigned()) : [];
  const across = chromaFormat === 1 || chromaFormat === 2 ? 2 : 1;
  const fields = framesOnly ? 1 : 2;
  const down = (chromaFormat === 1 ? 2 : 1) * fields;
  return { columns: width - across * (left + right), rows: fields * units - down * (top + bottom), framesOnly };
}

function readColour(reader: BitReader): Pick<Parameters, 'fullRange' | 'matrix'> {
  const extended = 255;
  if (reader.bits(1) === 1 && reader.bits(8) === extended) reader.bits(32);
  if (reader.bits(1) === 1) reader.bits(1);
  if (reader.bits(1) === 0) return { fullRange: false, matrix: UNSPECIFIED };
  reader.bits(3);
  const fullRange = reader.bits(1) === 1;
  if (reader.bits(1) === 0) return { fullRange, matrix: UNSPECIFIED };
  reader.bits(16);
  return { fullRange, matrix: reader.bits(8) };
}
