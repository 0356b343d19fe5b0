import { startedAtOnce } from '../../dicom/decode/wasm.ts';
import { PROGRAM } from './program-text.ts';

/** What the compiled program gives out (costs.c, path.c, even.c): a grid is where its `struct Grid` lies in the memory. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly __heap_base: { readonly value: number };
  rulesAt(): number;
  costBorders(grid: number, ray: number): number;
  openPath(
    ...order: [
      grid: number,
      start: number,
      length: number,
      end: number,
      weight: number,
      ...bounds: [number, number, number],
    ]
  ): void;
  evenAround(grid: number, half: number, upTo: number): void;
}

/** The innermost loops of the search, compiled: the same numbers to the last bit as JavaScript makes, without a guess which way each comparison goes. */
export const quick = startedAtOnce(PROGRAM) as Exports;

interface Numbers<Of> {
  readonly BYTES_PER_ELEMENT: number;
  new (memory: ArrayBuffer, at: number, length: number): Of;
}

/** Every piece of memory begins at a multiple of so many bytes. */
const ALIGNED = 16;

let free = quick.__heap_base.value;

/** So many zeros in the program's memory, for good; throws where it has no room left. */
export function room<Of>(kind: Numbers<Of>, length: number): Of {
  const at = Math.ceil(free / ALIGNED) * ALIGNED;
  free = at + length * kind.BYTES_PER_ELEMENT;
  return new kind(quick.memory.buffer, at, length);
}
