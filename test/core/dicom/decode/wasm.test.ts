import { expect, test } from 'vitest';
import { type WasmOptions, wasmCodec } from '../../../../core/dicom/decode/wasm.ts';

/** A program that does nothing: the head of a WebAssembly module. */
const EMPTY = `data:application/wasm;base64,${btoa('\0asm\x01\0\0\0')}`;

test('a codec is kept from frame to frame and started afresh after each that it refuses, whatever it throws', async () => {
  let starts = 0;
  const start = async (options: WasmOptions) => {
    starts += 1;
    let instances = 0;
    options.instantiateWasm({}, () => (instances += 1));
    // What a refusal leaves on the stack of the real ones: here the second frame after it would be refused, too.
    return { refused: 0, number: starts, instances };
  };
  const codec = wasmCodec(start, EMPTY, (module) => {
    const buffer = new Uint8Array(1);
    return {
      getEncodedBuffer: () => buffer,
      decode: () => {
        if (buffer[0] !== 1) module.refused += 1;
        if (buffer[0] === 2) throw 5242880;
        if (module.refused > 0) throw new Error('unreachable');
      },
      getDecodedBuffer: () => Uint8Array.of(module.number, module.instances),
      delete: () => {},
    };
  });
  const read = (byte: number) => codec(Uint8Array.of(byte), (decoder) => [...decoder.getDecodedBuffer()]);
  const answers = [];
  for (const byte of [1, 1, 2, 1, 2, 2, 3, 1, 1]) answers.push(await read(byte));
  expect(answers).toEqual([[1, 1], [1, 1], null, [2, 1], null, null, null, [5, 1], [5, 1]]);
});
