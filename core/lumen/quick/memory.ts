/** The memory of a compiled program, and where what it does not use of it begins. */
export interface ProgramMemory {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly __heap_base: { readonly value: number };
}

interface Numbers<Of> {
  readonly BYTES_PER_ELEMENT: number;
  new (memory: ArrayBuffer, at: number, length: number): Of;
}

/** Every piece of memory begins at a multiple of so many bytes. */
const ALIGNED = 16;

/** Gives room in a program's memory, which does not grow any more: so many zeros, for good; throws where none is left. */
export function roomIn({ memory, __heap_base }: ProgramMemory) {
  let free = __heap_base.value;
  return <Of>(kind: Numbers<Of>, length: number): Of => {
    const at = Math.ceil(free / ALIGNED) * ALIGNED;
    free = at + length * kind.BYTES_PER_ELEMENT;
    return new kind(memory.buffer, at, length);
  };
}
