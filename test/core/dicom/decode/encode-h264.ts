import { joined } from '../build.ts';

/** How a coded picture is made: whole in itself as a key, whole but between keys, or a repetition of the reference before it. */
export interface CodedFrame {
  readonly kind: 'key' | 'whole' | 'repeat';
  /** Its place on the screen counted from its key. */
  readonly place: number;
  /** True when later repetitions repeat it. */
  readonly reference: boolean;
  /** The brightness of a pixel, and its blue and red differences where two by two pixels share them. */
  readonly sample: (x: number, y: number) => number;
  readonly colour: readonly [blue: number, red: number];
  /** The picture parameters that it names; only set 0 is in the stream. */
  readonly set?: 0 | 1;
}

/** What the parameters of the stream say; a picture of 16 × 16 blocks of which the right and lower edges may be cut off. */
export interface Film {
  readonly columns: number;
  readonly rows: number;
  readonly fullRange?: boolean;
  /** matrix_coefficients: 1 is BT.709, 6 BT.601. */
  readonly matrix?: number;
  readonly bitDepth?: number;
  readonly orderType?: 0 | 2;
}

/** Writes bits, first bit first. */
function bitWriter() {
  const written: number[] = [];
  const bits = (count: number, value: number): void => {
    for (let i = count - 1; i >= 0; i--) written.push(Math.floor(value / 2 ** i) % 2);
  };
  const unsigned = (value: number): void => {
    const length = Math.floor(Math.log2(value + 1));
    bits(length, 0);
    bits(length + 1, value + 1);
  };
  const align = (): void => {
    while (written.length % 8 !== 0) written.push(0);
  };
  const bytes = (): Uint8Array => {
    written.push(1);
    align();
    return Uint8Array.from({ length: written.length / 8 }, (_, i) =>
      written.slice(8 * i, 8 * i + 8).reduce((sum, bit) => 2 * sum + bit, 0),
    );
  };
  return { bits, unsigned, align, bytes };
}

/** A NAL unit behind its start code; a byte 3 keeps its payload from looking like one. */
function nal(header: number, payload: Uint8Array): Uint8Array {
  const out = [0, 0, 0, 1, header];
  let zeros = 0;
  for (const byte of payload) {
    if (zeros >= 2 && byte <= 3) {
      out.push(3);
      zeros = 0;
    }
    out.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return Uint8Array.from(out);
}

/** The sequence parameter set (H.264 7.3.2.1.1): High profile, frame number and order in 4 bits each. */
export function sequenceParameters(film: Film): Uint8Array {
  const { columns, rows, fullRange = false, matrix = 1, bitDepth = 8, orderType = 0 } = film;
  const { bits, unsigned, bytes } = bitWriter();
  for (const byte of [bitDepth === 8 ? 100 : 110, 0, 30]) bits(8, byte);
  for (const value of [0, 1, bitDepth - 8, bitDepth - 8]) unsigned(value);
  bits(2, 0);
  unsigned(0);
  unsigned(orderType);
  if (orderType === 0) unsigned(0);
  unsigned(2);
  bits(1, 0);
  const [across, down] = [Math.ceil(columns / 16), Math.ceil(rows / 16)];
  unsigned(across - 1);
  unsigned(down - 1);
  // Frames only, direct 8 × 8 inference, cropped by pairs of pixels.
  bits(3, 0b111);
  for (const value of [0, (16 * across - columns) / 2, 0, (16 * down - rows) / 2]) unsigned(value);
  // Colour is described: no aspect, no overscan, signal type with range and matrix; no timing, no buffering.
  bits(4, 0b1001);
  bits(3, 5);
  bits(2, fullRange ? 0b11 : 0b01);
  for (const value of [2, 2, matrix]) bits(8, value);
  bits(5, 0);
  // How far pictures change places: two at most.
  bits(2, 0b11);
  for (const value of [0, 0, 16, 16, 2, 2]) unsigned(value);
  return nal(0x67, bytes());
}

/** The picture parameter set: one list entry, no weighting, deblocking as each slice says. */
function pictureParameters(): Uint8Array {
  const { bits, unsigned, bytes } = bitWriter();
  for (const value of [0, 0]) unsigned(value);
  bits(2, 0);
  for (const value of [0, 0, 0]) unsigned(value);
  bits(3, 0);
  for (const value of [0, 0, 0]) unsigned(value);
  bits(3, 0b100);
  return nal(0x68, bytes());
}

/** An H.264 stream whose pictures are stored sample by sample (I_PCM) or repeat the last reference: what a decoder gives is known exactly. */
export function h264(film: Film, frames: readonly CodedFrame[]): Uint8Array {
  let [number, keys] = [0, 0];
  const parts = frames.map((frame) => {
    if (frame.kind === 'key') [number, keys] = [0, keys + 1];
    const slice = sliceOf(film, frame, number % 16, keys);
    if (frame.reference) number += 1;
    const delimiter = Uint8Array.of(0, 0, 0, 1, 9, 0xf0);
    const head = frame.kind === 'key' ? [sequenceParameters(film), pictureParameters()] : [];
    return joined([delimiter, ...head, slice]);
  });
  return joined(parts);
}

function sliceOf(film: Film, frame: CodedFrame, number: number, keys: number): Uint8Array {
  const writer = bitWriter();
  const { bits, unsigned } = writer;
  const key = frame.kind === 'key';
  const repeats = frame.kind === 'repeat';
  for (const value of [0, repeats ? 5 : 7, frame.set ?? 0]) unsigned(value);
  bits(4, number);
  if (key) unsigned(keys % 2);
  if ((film.orderType ?? 0) === 0) bits(4, (2 * frame.place) % 16);
  // One reference as usual, in the usual order.
  if (repeats) bits(2, 0);
  if (frame.reference) bits(key ? 2 : 1, 0);
  for (const value of [0, 1]) unsigned(value);
  const blocks = Math.ceil(film.columns / 16) * Math.ceil(film.rows / 16);
  if (repeats) unsigned(blocks);
  else for (let block = 0; block < blocks; block++) writeBlock(writer, film, frame, block);
  return nal((frame.reference ? 0x60 : 0) | (key ? 5 : 1), writer.bytes());
}

const WHOLE_BLOCK = 25;

function writeBlock(
  { bits, unsigned, align }: ReturnType<typeof bitWriter>,
  film: Film,
  frame: CodedFrame,
  block: number,
): void {
  const across = Math.ceil(film.columns / 16);
  const [left, top] = [16 * (block % across), 16 * Math.floor(block / across)];
  unsigned(WHOLE_BLOCK);
  align();
  for (let i = 0; i < 256; i++) bits(8, frame.sample(left + (i % 16), top + (i >> 4)));
  for (let i = 0; i < 128; i++) bits(8, frame.colour[i < 64 ? 0 : 1]);
}
