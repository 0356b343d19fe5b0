import { fail, ok, type Result } from '../../result.ts';
import { type HuffmanTable, huffmanTable } from './huffman.ts';

/** What a JPEG frame consists of. */
interface JpegFrame {
  readonly precision: number;
  readonly rows: number;
  readonly columns: number;
  readonly components: readonly {
    readonly id: number;
    /** Horizontal and vertical sampling, 4 bits each; 0x11 where every component has a sample for every pixel. */
    readonly sampling: number;
    readonly quantization: number;
  }[];
}

/** One scan: which components it holds with their codes, and where its entropy-coded bytes begin. */
export interface Scan {
  readonly frame: JpegFrame;
  readonly parts: readonly {
    readonly component: number;
    readonly dc: HuffmanTable | null;
    readonly ac: HuffmanTable | null;
    /** The 64 steps in zigzag order. */
    readonly quantization: Uint16Array | null;
  }[];
  /** Ss: the predictor of a lossless scan, the first coefficient of another. */
  readonly selection: number;
  /** Se: the last coefficient; 0 in a lossless scan. */
  readonly last: number;
  /** Al: the point transform of a lossless scan. */
  readonly pointTransform: number;
  /** Ah: more than 0 only in progressive scans. */
  readonly refined: number;
  /** Minimum coded units between restart markers; 0 without restarts. */
  readonly restartInterval: number;
  readonly start: number;
}

interface Tables {
  readonly dc: (HuffmanTable | null)[];
  readonly ac: (HuffmanTable | null)[];
  readonly quantization: Uint16Array[];
  restartInterval: number;
}

export const DAMAGED_JPEG = 'has a damaged JPEG header';
const [DHT, SOI, EOI, SOS, DQT, DRI] = [0xc4, 0xd8, 0xd9, 0xda, 0xdb, 0xdd];

/**
 * Gives each scan of a sequential or lossless JPEG to `decode`, which answers with the position of the marker behind it.
 * Of other segments those are passed over of which `passes` says so. `ended` says whether the mark of the end stands behind them. Refusals, also those of `decode`, are predicates to put after the frame's name.
 */
export function decodeScans(
  bytes: Uint8Array,
  decode: (scan: Scan) => Result<number>,
  passes: (marker: number) => boolean = () => true,
): Result<JpegFrame & { readonly ended: boolean }> {
  const tables: Tables = { dc: [], ac: [], quantization: [], restartInterval: 0 };
  const done = new Set<number>();
  let frame: JpegFrame | null = null;
  let ended = false;
  for (let at = 0; at + 1 < bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return fail(DAMAGED_JPEG);
    ended = marker === EOI;
    if (ended) break;
    if (marker === SOI || marker === 0xff) {
      at += marker === SOI ? 2 : 1;
      continue;
    }
    const end = at + 2 + word(bytes, at + 2);
    if (end > bytes.length) return fail('ends early');
    const body = bytes.subarray(at + 4, end);
    at = end;
    if (marker === SOS) {
      const scan = frame === null ? null : readScan(body, frame, tables, end);
      if (scan === null) return fail(DAMAGED_JPEG);
      const behind = decode(scan);
      if (!behind.ok) return behind;
      at = behind.value;
      for (const { component } of scan.parts) done.add(component);
    } else if (isFrame(marker)) {
      if (frame !== null) return fail(DAMAGED_JPEG);
      frame = readFrameHead(body);
    } else if (!readTables(marker, body, tables, passes)) return fail(DAMAGED_JPEG);
  }
  return frame !== null && done.size === frame.components.length ? ok({ ...frame, ended }) : fail('ends early');
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== DHT && marker !== 0xc8 && marker !== 0xcc;
}

function readFrameHead(body: Uint8Array): JpegFrame {
  const components = Array.from({ length: body[5] ?? 0 }, (_, i) => {
    const [id = 0, sampling = 0, quantization = 0] = body.subarray(6 + 3 * i);
    return { id, sampling, quantization };
  });
  return { precision: body[0] ?? 0, rows: word(body, 1), columns: word(body, 3), components };
}

function readScan(body: Uint8Array, frame: JpegFrame, tables: Tables, start: number): Scan | null {
  const count = body[0] ?? 0;
  if (count === 0 || body.length < 4 + 2 * count) return null;
  const parts = Array.from({ length: count }, (_, i) => {
    const [id = 0, chosen = 0] = body.subarray(1 + 2 * i);
    const component = frame.components.findIndex((other) => other.id === id);
    return {
      component,
      quantization: tables.quantization[frame.components[component]?.quantization ?? -1] ?? null,
      dc: tables.dc[chosen >> 4] ?? null,
      ac: tables.ac[chosen & 15] ?? null,
    };
  });
  if (parts.some(({ component }) => component === -1)) return null;
  const selection = body[1 + 2 * count] ?? 0;
  const last = body[2 + 2 * count] ?? 0;
  const approximation = body[3 + 2 * count] ?? 0;
  const [refined, pointTransform] = [approximation >> 4, approximation & 15];
  return { frame, parts, selection, last, pointTransform, refined, restartInterval: tables.restartInterval, start };
}

/** Takes in a DHT, DQT or DRI segment; false when it is damaged, and of every other what `passes` says. */
function readTables(marker: number, body: Uint8Array, tables: Tables, passes: (marker: number) => boolean): boolean {
  if (marker === DRI) {
    tables.restartInterval = word(body, 0);
    return true;
  }
  if (marker === DHT) return readHuffmanTables(body, tables);
  if (marker === DQT) return readQuantization(body, tables);
  return passes(marker);
}

function readHuffmanTables(body: Uint8Array, tables: Tables): boolean {
  for (let at = 0; at < body.length; ) {
    const target = body[at] ?? 0;
    const counts = body.subarray(at + 1, at + 17);
    const symbols = body.subarray(at + 17, at + 17 + counts.reduce((sum, count) => sum + count, 0));
    const table = huffmanTable(counts, symbols);
    if (table === null || (target & 15) > 3 || target >> 4 > 1) return false;
    (target >> 4 === 0 ? tables.dc : tables.ac)[target & 15] = table;
    at += 17 + symbols.length;
  }
  return true;
}

function readQuantization(body: Uint8Array, { quantization }: Tables): boolean {
  for (let at = 0; at < body.length; ) {
    const target = body[at] ?? 0;
    const size = target >> 4 === 0 ? 1 : 2;
    if (at + 1 + 64 * size > body.length || (target & 15) > 3) return false;
    const from = at + 1;
    quantization[target & 15] = Uint16Array.from({ length: 64 }, (_, i) =>
      size === 1 ? (body[from + i] ?? 0) : word(body, from + 2 * i),
    );
    at = from + 64 * size;
  }
  return true;
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0);
}
