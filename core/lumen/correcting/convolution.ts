import { startedAtOnce } from '../../dicom/decode/wasm.ts';
import { PROGRAM } from './convolution-program.ts';

/** What the compiled program gives out (convolution.c): places are those of bytes in its memory. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly __heap_base: { readonly value: number };
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
  /** Room for so many numbers: where it begins (a place for `gather` and `multiply`), and a view of it. */
  readonly room: (numbers: number) => { readonly at: number; readonly view: Float32Array };
}

/** Starts the program with memory for so many numbers. It is small enough to be compiled at once, also by a page. */
export function convolutionProgram(numbers: number): ConvolutionProgram {
  const { memory, gather, multiply, __heap_base } = startedAtOnce(PROGRAM.replace(/\s/g, '')) as Exports;
  let next = 16 * Math.ceil(__heap_base.value / 16);
  memory.grow(Math.max(0, Math.ceil((next + FLOAT * numbers - memory.buffer.byteLength) / PAGE)));
  const room = (count: number) => {
    const at = next;
    next += FLOAT * 4 * Math.ceil(count / 4);
    return { at, view: new Float32Array(memory.buffer, at, count) };
  };
  return { gather, multiply, room };
}
