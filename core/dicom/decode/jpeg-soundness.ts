import { append, greatestOf } from '../../extremes.ts';
import { remembered } from '../../remembered.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type EntropySegment, entropySegment } from './entropy.ts';
import { type HuffmanTable, LOOKUP_BITS, symbolAt } from './huffman.ts';
import { readJpegHead } from './jpeg-markers.ts';
import { decodeScans, type Scan } from './jpeg-scans.ts';

/** More than any run of zeros: the rest of the block is empty. */
const END_OF_BLOCK = 100;

/**
 * True when every block of a sequential JPEG can be read and each scan ends exactly where its blocks do: what
 * libjpeg-turbo demands, while other decoders show what they can make of a damaged stream. Looks at no sample.
 */
export function isSoundJpeg(bytes: Uint8Array): boolean {
  const walked = isKnownJfif(bytes) ? decodeScans(bytes, (scan) => walkScan(bytes, scan), isPassedOver) : null;
  return walked?.ok === true && walked.value.ended;
}

/** Whether a segment may be passed over: of an application, a comment, a number of lines; others libjpeg-turbo does not know. */
function isPassedOver(marker: number): boolean {
  return (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe || marker === 0xdc;
}

/** Whether the JFIF segment, where there is one, is of version 1. */
function isKnownJfif(bytes: Uint8Array): boolean {
  const head = readJpegHead(bytes);
  return head.ok && head.value.colourSegments.every(({ start }) => bytes[start + 1] !== 0xe0 || bytes[start + 9] === 1);
}

/** How far the next LOOKUP_BITS bits take us: coefficients << 8 | bits, extra bits included; 0 where the code is longer. */
interface Steps {
  readonly table: HuffmanTable;
  /** One code at a time. */
  readonly single: Int32Array;
  /** Two codes where both are among the bits. */
  readonly double: Int32Array;
}

function walkScan(bytes: Uint8Array, scan: Scan): Result<number> {
  const blocks = blocksOf(scan);
  const units = unitsOf(scan);
  const sequential = scan.selection === 0 && scan.last === 63 && scan.pointTransform === 0 && scan.refined === 0;
  if (blocks === null || !sequential || !isHeadWhole(bytes, scan)) return fail('has a damaged JPEG header');
  const together = scan.restartInterval || units;
  let at = scan.start;
  for (let first = 0; first < units; first += together) {
    const segment = entropySegment(bytes, at);
    const last = first + together >= units;
    const walked = walkUnits(segment, blocks, Math.min(together, units - first));
    const restart = 0xd0 + ((first / together) & 7);
    if (!walked || !(last || bytes[segment.end + 1] === restart)) return fail('has damaged JPEG data');
    at = last ? segment.end : segment.end + 2;
  }
  return ok(at);
}

/** Whether the head of a scan is as long as its components take (T.81 B.2.3). */
function isHeadWhole(bytes: Uint8Array, { start, parts }: Scan): boolean {
  const length = 6 + 2 * parts.length;
  const from = start - length;
  return bytes[from - 1] === 0xda && bytes[from] === 0 && bytes[from + 1] === length;
}

/** The codes of the blocks of one minimum coded unit, in order: DC, AC, DC, AC, …; null when one is missing. */
function blocksOf({ frame, parts }: Scan): readonly Steps[] | null {
  const blocks: Steps[] = [];
  for (const { component, dc, ac, quantization } of parts) {
    const sampling = frame.components[component]?.sampling ?? 0;
    const count = parts.length === 1 ? 1 : (sampling >> 4) * (sampling & 15);
    if (dc === null || ac === null || quantization === null || sampling >> 4 > 4 || (sampling & 15) > 4) return null;
    // More bits than a difference of brightness can have (T.81 F.1.2.1.1).
    if (dc.symbols.some((size) => size > 15)) return null;
    const pair = [stepsOf(dc), stepsOf(ac)];
    for (let i = 0; i < count; i++) append(blocks, pair);
  }
  return blocks;
}

/** How many minimum coded units a scan has: of a single component its own blocks. */
function unitsOf({ frame, parts }: Scan): number {
  const all = frame.components.map(({ sampling }) => [sampling >> 4, sampling & 15] as const);
  const widest = Math.max(1, greatestOf(all.map(([across]) => across)));
  const highest = Math.max(1, greatestOf(all.map(([, down]) => down)));
  const [across, down] = (parts.length === 1 ? all[parts[0]?.component ?? 0] : undefined) ?? [1, 1];
  const columns = Math.ceil((frame.columns * (parts.length === 1 ? across : 1)) / widest);
  const rows = Math.ceil((frame.rows * (parts.length === 1 ? down : 1)) / highest);
  return Math.ceil(columns / 8) * Math.ceil(rows / 8);
}

const stepsOf = remembered((table: HuffmanTable): Steps => {
  const single = table.lookup.map(stepOf);
  const double = single.map((step, index) => {
    const used = step & 0xff;
    const second = used < LOOKUP_BITS ? (index << used) & ((1 << LOOKUP_BITS) - 1) : 0;
    const whole = used < LOOKUP_BITS && ((table.lookup[second] ?? 0) & 31) <= LOOKUP_BITS - used;
    return step !== 0 && step >> 8 !== END_OF_BLOCK && whole ? step + (single[second] ?? 0) : step;
  });
  return { table, single, double };
});

/** What a code found by symbolAt says, read as that of an AC coefficient; of a DC code only the bits count. */
function stepOf(found: number): number {
  const [symbol, length] = [found >> 8, found & 31];
  if (found === 0) return 0;
  const [zeros, size] = [symbol >> 4, symbol & 15];
  // Without a coefficient a code ends the block, except the one of sixteen zeros: libjpeg-turbo reads those of progressive scans like that too.
  const steps = size === 0 && zeros !== 15 ? END_OF_BLOCK : zeros + 1;
  return (steps << 8) | (length + size);
}

function walkUnits({ view, length }: EntropySegment, blocks: readonly Steps[], units: number): boolean {
  const end = 8 * length;
  let place = 0;
  for (let unit = 0; unit < units; unit++) {
    for (let block = 0; block < blocks.length; block += 2) {
      const [dc, ac] = [blocks[block], blocks[block + 1]];
      if (dc === undefined || ac === undefined) return false;
      const first = stepOf(symbolAt(dc.table, bitsAt(view, place)));
      if (first === 0) return false;
      place = walkCoefficients(view, place + (first & 0xff), ac);
      if (place < 0 || place > end) return false;
    }
  }
  return end - place < 8;
}

/** The place behind the 63 coefficients of a block; −1 where they make no sense. */
function walkCoefficients(view: DataView, start: number, { table, single, double }: Steps): number {
  let place = start;
  let done = 1;
  while (done < 64) {
    const bits = bitsAt(view, place);
    // Two at once only where the first of them cannot be the block's last.
    const steps = done < 48 ? double : single;
    const step = steps[bits >>> (32 - LOOKUP_BITS)] || stepOf(symbolAt(table, bits));
    if (step === 0) return -1;
    done += step >> 8;
    place += step & 0xff;
  }
  return done === 64 || done >= END_OF_BLOCK ? place : -1;
}

/** At least 25 bits from a bit's place on, left-aligned. */
function bitsAt(view: DataView, place: number): number {
  return view.getUint32(place >>> 3) << (place & 7);
}
