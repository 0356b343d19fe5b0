/** A picture to be stored: samples pixel by pixel. */
export interface Raster {
  readonly rows: number;
  readonly columns: number;
  readonly components: 1 | 3;
  readonly bits: number;
  readonly samples: readonly number[];
}

/** Bits into bytes, with a zero behind every 0xff and ones at the end (ITU-T T.81 F.1.2.3). */
function bitWriter() {
  const bytes: number[] = [];
  let [pending, count] = [0, 0];
  const push = (byte: number): void => {
    bytes.push(byte);
    if (byte === 0xff) bytes.push(0);
  };
  const write = (value: number, length: number): void => {
    for (let bit = length - 1; bit >= 0; bit--) {
      pending = pending * 2 + (Math.floor(value / 2 ** bit) % 2);
      count += 1;
      if (count === 8) push(pending);
      if (count === 8) [pending, count] = [0, 0];
    }
  };
  const end = (): number[] => {
    if (count > 0) write(2 ** (8 - count) - 1, 8 - count);
    return bytes;
  };
  return { write, end };
}

/** A canonical Huffman code: how long the code of each symbol is, shortest first. */
function huffmanCode(lengths: readonly (readonly [symbol: number, length: number])[]) {
  const codes = new Map<number, readonly [code: number, length: number]>();
  const counts = new Array<number>(16).fill(0);
  let [code, last] = [0, lengths[0]?.[1] ?? 0];
  for (const [symbol, length] of lengths) {
    code *= 2 ** (length - last);
    codes.set(symbol, [code, length]);
    counts[length - 1] = (counts[length - 1] ?? 0) + 1;
    code += 1;
    last = length;
  }
  const table = (target: number): number[] => segment(0xc4, [target, ...counts, ...lengths.map(([symbol]) => symbol)]);
  return { of: (symbol: number) => codes.get(symbol) ?? [0, 0], table };
}

function segment(marker: number, body: readonly number[]): number[] {
  return [0xff, marker, ...word(body.length + 2), ...body];
}

function word(value: number): number[] {
  return [value >> 8, value & 255];
}

/** Bits that a difference takes, and those bits (T.81 tables F.1 and H.2). */
function sized(value: number): readonly [size: number, bits: number] {
  const size = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1;
  return [size, value >= 0 ? value : value + 2 ** size - 1];
}

/** From 2 to 16 bits long, so that short and long codes are both read. */
const DIFFERENCES = huffmanCode(
  Array.from({ length: 17 }, (_, size) => [size, Math.min(16, Math.max(2, size + 1))] as const),
);

/** How a lossless JPEG is to be written; `restartRows` 0 is without restarts. */
export interface Lossless {
  readonly predictor: number;
  readonly pointTransform?: number;
  readonly restartRows?: number;
  /** One scan for each component instead of one for all. */
  readonly apart?: boolean;
}

/** JPEG lossless, process 14 (T.81 annex H). */
export function losslessJpeg(raster: Raster, how: Lossless): Uint8Array {
  const { rows, columns, components, bits } = raster;
  const ids = Array.from({ length: components }, (_, c) => c + 1);
  const frame = [bits, ...word(rows), ...word(columns), components, ...ids.flatMap((id) => [id, 0x11, 0])];
  const restart = how.restartRows === undefined ? [] : segment(0xdd, word(how.restartRows * columns));
  const scans = (how.apart ? ids.map((id) => [id]) : [ids]).flatMap((own) => [
    ...segment(0xda, [own.length, ...own.flatMap((id) => [id, 0]), how.predictor, 0, how.pointTransform ?? 0]),
    ...losslessScan(raster, how, own),
  ]);
  return Uint8Array.from([
    0xff,
    0xd8,
    ...segment(0xc3, frame),
    ...DIFFERENCES.table(0),
    ...restart,
    ...scans,
    0xff,
    0xd9,
  ]);
}

function losslessScan(raster: Raster, how: Lossless, ids: readonly number[]): number[] {
  const { rows, columns, components } = raster;
  const together = how.restartRows ?? rows;
  const out: number[] = [];
  for (let first = 0; first < rows; first += together) {
    const bits = bitWriter();
    if (first > 0) out.push(0xff, 0xd0 + ((first / together - 1) % 8));
    for (let row = first; row < Math.min(rows, first + together); row++) {
      for (let column = 0; column < columns; column++) {
        for (const id of ids)
          writeDifference(bits, difference(raster, how, { row, column, c: id - 1, first, components }));
      }
    }
    out.push(...bits.end());
  }
  return out;
}

function writeDifference(bits: ReturnType<typeof bitWriter>, value: number): void {
  const [size, extra] = sized(value);
  bits.write(...DIFFERENCES.of(size));
  // 32 768 has no bits of its own.
  if (size < 16) bits.write(extra, size);
}

function difference(
  { samples, columns, bits }: Raster,
  { predictor, pointTransform = 0 }: Lossless,
  at: { row: number; column: number; c: number; first: number; components: number },
): number {
  const { row, column, c, first, components } = at;
  const sample = (y: number, x: number): number => (samples[(y * columns + x) * components + c] ?? 0) >> pointTransform;
  const [left, above, both] = [sample(row, column - 1), sample(row - 1, column), sample(row - 1, column - 1)];
  const predictions = [
    0,
    left,
    above,
    both,
    left + above - both,
    left + ((above - both) >> 1),
    above + ((left - both) >> 1),
    (left + above) >> 1,
  ];
  const start = 2 ** (bits - pointTransform - 1);
  const first_ = row === first ? (column === 0 ? start : left) : column === 0 ? above : predictions[predictor];
  const wrapped = (sample(row, column) - (first_ ?? 0)) & 0xffff;
  return wrapped > 32768 ? wrapped - 65536 : wrapped;
}

const DC = huffmanCode(Array.from({ length: 16 }, (_, size) => [size, 5] as const));
const AC = huffmanCode(
  [0, 0xf0, ...Array.from({ length: 16 * 14 }, (_, i) => (Math.floor(i / 14) << 4) | ((i % 14) + 1))].map(
    (symbol) => [symbol, 9] as const,
  ),
);
/** T.81 figure A.6. */
const ZIGZAG = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
  55, 62, 63,
];

/** Sequential JPEG of one component, baseline for 8 bits and extended for 12, every step of the quantization `step`; `restart` in blocks. */
export function sequentialJpeg(
  { rows, columns, bits: precision, samples }: Raster,
  step: number,
  restart = 0,
): Uint8Array {
  const across = Math.ceil(columns / 8);
  const blocks = across * Math.ceil(rows / 8);
  const together = restart || blocks;
  const scan: number[] = [];
  for (let first = 0; first < blocks; first += together) {
    const bits = bitWriter();
    if (first > 0) scan.push(0xff, 0xd0 + ((first / together - 1) % 8));
    let level = 0;
    for (let index = first; index < Math.min(blocks, first + together); index++) {
      const [x, y] = [8 * (index % across), 8 * Math.floor(index / across)];
      const at = (row: number, column: number): number =>
        (samples[Math.min(rows - 1, y + row) * columns + Math.min(columns - 1, x + column)] ?? 0) -
        2 ** (precision - 1);
      const coefficients = forwardDct(at).map((value) => Math.round(value / step));
      writeBlock(bits, coefficients, level);
      level = coefficients[0] ?? 0;
    }
    scan.push(...bits.end());
  }
  return Uint8Array.from([
    0xff,
    0xd8,
    ...segment(0xdb, [0, ...new Array<number>(64).fill(step)]),
    ...segment(precision === 8 ? 0xc0 : 0xc1, [precision, ...word(rows), ...word(columns), 1, 1, 0x11, 0]),
    ...DC.table(0),
    ...AC.table(0x10),
    ...(restart === 0 ? [] : segment(0xdd, word(restart))),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...scan,
    0xff,
    0xd9,
  ]);
}

/** T.81 A.3.3, coefficient by coefficient. */
function forwardDct(at: (row: number, column: number) => number): number[] {
  const scale = (u: number): number => (u === 0 ? Math.SQRT1_2 : 1);
  return Array.from({ length: 64 }, (_, i) => {
    const [v, u] = [i >> 3, i & 7];
    let sum = 0;
    for (let y = 0; y < 8; y++) {
      for (let x = 0; x < 8; x++) {
        sum += at(y, x) * Math.cos(((2 * x + 1) * u * Math.PI) / 16) * Math.cos(((2 * y + 1) * v * Math.PI) / 16);
      }
    }
    return (scale(u) * scale(v) * sum) / 4;
  });
}

function writeBlock(bits: ReturnType<typeof bitWriter>, coefficients: readonly number[], level: number): void {
  const [size, extra] = sized((coefficients[0] ?? 0) - level);
  bits.write(...DC.of(size));
  bits.write(extra, size);
  let zeros = 0;
  for (const place of ZIGZAG.slice(1)) {
    const value = coefficients[place] ?? 0;
    if (value === 0) {
      zeros += 1;
      continue;
    }
    for (; zeros > 15; zeros -= 16) bits.write(...AC.of(0xf0));
    const [own, more] = sized(value);
    bits.write(...AC.of((zeros << 4) | own));
    bits.write(more, own);
    zeros = 0;
  }
  if (zeros > 0) bits.write(...AC.of(0));
}
