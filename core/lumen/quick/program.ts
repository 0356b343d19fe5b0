import { startedAtOnce } from '../../dicom/decode/wasm.ts';
import { type ProgramMemory, roomIn } from './memory.ts';
import { PROGRAM } from './program-text.ts';

/** What the compiled program gives out (costs.c, path.c, even.c): a grid is where its `struct Grid` lies in the memory. */
interface Exports extends ProgramMemory {
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

/** So many zeros in the program's memory, for good; throws where it has no room left. */
export const room = roomIn(quick);
