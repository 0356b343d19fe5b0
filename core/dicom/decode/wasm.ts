/** A program with memory of its own. */
interface Instance {
  readonly exports: object;
}
type Program = { readonly program: never };

/** Node, browsers and workers all have it. */
declare const WebAssembly: {
  compile(program: Uint8Array): Promise<Program>;
  readonly Module: new (program: Uint8Array) => Program;
  readonly Instance: new (program: Program, imports: object) => Instance;
};

/** What every compiled codec is started with: who makes it of its program and its imports, and nothing to say on the console. */
export interface WasmOptions {
  instantiateWasm(imports: object, made: (instance: Instance) => void): object;
  print(): void;
  printErr(): void;
}

/** A decoder of one stream inside a compiled codec. The buffers are views into the codec's memory, valid until `delete`. */
export interface WasmDecoder {
  getEncodedBuffer(length: number): Uint8Array;
  decode(): void;
  getDecodedBuffer(): Uint8Array;
  delete(): void;
}

/** Gives a fresh decoder the bytes, lets it decode and reads off what is wanted; null for a stream that it refuses. */
export type WasmCodec<Decoder extends WasmDecoder> = <T>(
  bytes: Uint8Array,
  read: (decoder: Decoder) => T,
) => Promise<T | null>;

/**
 * A compiled codec that is started with the first frame and kept until it refuses one: each has 50 MB of memory, and many
 * at once exhaust the address space. A refusal leaves what it had on the codec's stack there, and some thousands of them
 * would make it refuse sound frames too: the next frame starts a fresh one.
 * `wasmUrl` is the program as a data URL, so that it needs no file, no request and no wider security policy.
 */
export function wasmCodec<Decoder extends WasmDecoder, Module>(
  start: (options: WasmOptions) => Promise<Module>,
  wasmUrl: string,
  make: (module: Module) => Decoder,
): WasmCodec<Decoder> {
  let program: Promise<Program> | null = null;
  let started: Promise<Module> | null = null;
  const fresh = async (): Promise<Module> => {
    program ??= programOf(wasmUrl);
    return start(optionsOf(await program));
  };
  return async (bytes, read) => {
    started ??= fresh();
    started.catch(() => {
      program = null;
      started = null;
    });
    const module = await started;
    const decoder = make(module);
    try {
      decoder.getEncodedBuffer(bytes.length).set(bytes);
      decoder.decode();
      const value = read(decoder);
      decoder.delete();
      return value;
    } catch {
      started = null;
      return null;
    }
  };
}

/** A codec's program, compiled, of its data URL; once is enough for any number of starts. */
export function programOf(wasmUrl: string): Promise<Program> {
  return WebAssembly.compile(bytesOf(wasmUrl));
}

/** What a small program of so much base64 gives out, with memory of its own, at once: one of megabytes would hold up the window. */
export function startedAtOnce(base64: string): object {
  return new WebAssembly.Instance(new WebAssembly.Module(bytesOf(base64)), {}).exports;
}

/** What starts a codec of its program with memory of its own; made anew each time, as a codec writes into it. */
export function optionsOf(program: Program): WasmOptions {
  return {
    instantiateWasm: (imports, made) => {
      const instance = new WebAssembly.Instance(program, imports);
      made(instance);
      return instance.exports;
    },
    print: silent,
    printErr: silent,
  };
}

/** A copy of decoded bytes in the codec's memory as samples of so many bits. */
export function copied(decoded: Uint8Array, precision: number): Uint8Array | Uint16Array {
  const own = decoded.slice();
  return precision > 8 ? new Uint16Array(own.buffer, 0, own.length >> 1) : own;
}

/**
 * The most samples that so many bytes are believed to stand for in a codec that can say "all the same" in a few bits:
 * any picture of up to 4 million samples, larger ones only with bytes to match, so that a forged size reserves no memory.
 */
export function mostSamples(bytes: number): number {
  return Math.min(2 ** 26, Math.max(2 ** 22, bytes * 4096));
}

function silent(): void {}

/** The bytes of a data URL, or of base64 alone. */
function bytesOf(dataUrl: string): Uint8Array {
  const text = atob(dataUrl.slice(dataUrl.indexOf(',') + 1));
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
