import type { HuffmanTable } from '../huffman.ts';
import type { Scan } from '../jpeg-scans.ts';
import { programOf } from '../wasm.ts';
import wasmUrl from './quick-jpeg.wasm?url&inline';

/** What the compiled program gives out (scan.c, samples.c): places are those of bytes in its memory. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  scanAt(): number;
  codeAt(slot: number): number;
  stepsAt(slot: number): number;
  codeWritten(slot: number, isDc: number): void;
  reserve(bytes: number): number;
  decode(start: number): number;
  isColoured(): number;
  grey(): number;
  interleaved(): number;
}

/** The program with memory of its own; between `decoded` and what is read off nothing may wait. */
export interface QuickProgram {
  /** Decodes a scan of a stream; the position of the marker behind it, −1 where it makes no sense or is beyond what this can do. */
  decoded(bytes: Uint8Array, scan: Scan): number;
  /** Whether any colour difference of the scan decoded last is not nil. */
  isColoured(): boolean;
  /** A copy of so many bytes of the picture decoded last; null when there is no memory for them. */
  copy(what: 'grey' | 'interleaved', length: number): Uint8Array<ArrayBuffer> | null;
}

declare const WebAssembly: {
  readonly Instance: new (
    program: Awaited<ReturnType<typeof programOf>>,
    imports: object,
  ) => { readonly exports: object };
};

/** The first slot of codes for AC coefficients; those for DC come before it. */
const AC_SLOTS = 4;

/** Starts the program; rejects where the machine cannot run it. */
export async function startQuickProgram(): Promise<QuickProgram> {
  const exports = new WebAssembly.Instance(await programOf(wasmUrl), {}).exports as Exports;
  const written: (HuffmanTable | null)[] = [];
  const write = (slot: number, table: HuffmanTable | null): void => {
    if (table === null || written[slot] === table) return;
    writeCode(exports, slot, table);
    written[slot] = table;
  };
  return {
    decoded: (bytes, scan) => {
      for (const [k, { dc, ac, quantization }] of scan.parts.entries()) {
        write(k, dc);
        write(AC_SLOTS + k, ac);
        new Uint16Array(exports.memory.buffer, exports.stepsAt(k), 64).set(quantization ?? []);
      }
      new Int32Array(exports.memory.buffer, exports.scanAt()).set(described(scan));
      const place = exports.reserve(bytes.length);
      if (place === 0) return -1;
      new Uint8Array(exports.memory.buffer, place, bytes.length).set(bytes);
      return exports.decode(scan.start);
    },
    isColoured: () => exports.isColoured() !== 0,
    copy: (what, length) => {
      const place = exports[what]();
      return place === 0 ? null : new Uint8Array(exports.memory.buffer, place, length).slice();
    },
  };
}

/** `struct Scan` of jpeg.h. */
function described({ frame, parts, restartInterval }: Scan): readonly number[] {
  const alone = parts.length === 1;
  const sampling = (component: number) => (alone ? 0x11 : (frame.components[component]?.sampling ?? 0x11));
  const widest = sampling(0);
  const [across, down] = [widest >> 4, widest & 15].map((factor, i) =>
    Math.ceil((i === 0 ? frame.columns : frame.rows) / (8 * factor)),
  );
  return [
    ...[frame.columns, frame.rows, parts.length, across ?? 0, down ?? 0, restartInterval],
    ...parts.flatMap((_, k) => [sampling(k) >> 4, sampling(k) & 15, k, AC_SLOTS + k, k, 0, 0, 0, 0, 0]),
  ];
}

/** `struct Code` of jpeg.h. */
function writeCode({ memory, codeAt, codeWritten }: Exports, slot: number, table: HuffmanTable): void {
  const { lookup, greatest, shift, symbols } = table;
  const place = codeAt(slot);
  const words = new Int32Array(memory.buffer, place, lookup.length + greatest.length + shift.length);
  words.set(lookup);
  words.set(greatest, lookup.length);
  words.set(shift, lookup.length + greatest.length);
  new Uint8Array(memory.buffer, place + words.byteLength, symbols.length).set(symbols);
  codeWritten(slot, slot < AC_SLOTS ? 1 : 0);
}
