import { startedAtOnce } from '../../dicom/decode/wasm.ts';
import { type ProgramMemory, roomIn } from '../quick/memory.ts';
import { PROGRAM } from './convolution-program.ts';

/** What the compiled program gives out (convolution.c): places are those of bytes in its memory. */
interface Exports extends ProgramMemory {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  gather(
    from: number,
    into: number,
    rays: number,
    samples: number,
    channels: number,
    everyRay: number,
    everySample: number,
    kernel: number,
    dilation: number,
  ): void;
  multiply(
    rows: number,
    count: number,
    size: number,
    weights: number,
    units: number,
    biases: number,
    samples: number,
    into: number,
    added: number,
  ): void;
}

const PAGE = 65_536;
const FLOAT = 4;

/** The compiled convolution with memory of its own, which holds so many numbers. */
export interface ConvolutionProgram extends Pick<Exports, 'gather' | 'multiply'> {
  /** Room for so many numbers; where it begins in the memory (`byteOffset`) is a place for `gather` and `multiply`. */
  room(numbers: number): Float32Array;
}

/** Starts the program with memory for so many numbers. It is small enough to be compiled at once, also by a page. */
export function convolutionProgram(numbers: number): ConvolutionProgram {
  const program = startedAtOnce(PROGRAM.replace(/\s/g, '')) as Exports;
  const { memory, gather, multiply, __heap_base } = program;
  memory.grow(Math.max(0, Math.ceil((__heap_base.value + FLOAT * numbers - memory.buffer.byteLength) / PAGE)));
  const room = roomIn(program);
  return { gather, multiply, room: (count) => room(Float32Array, count) };
}
