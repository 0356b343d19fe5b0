/** What every compiled codec is started with: its program, and nothing to say on the console. */
export interface WasmOptions {
  readonly wasmBinary: Uint8Array;
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
 * A compiled codec that is started with the first frame and kept: each has 50 MB of memory, and many at once exhaust the
 * address space. `wasmUrl` is the program as a data URL, so that it needs no file, no request and no wider security policy.
 */
export function wasmCodec<Decoder extends WasmDecoder, Module>(
  start: (options: WasmOptions) => Promise<Module>,
  wasmUrl: string,
  make: (module: Module) => Decoder,
): WasmCodec<Decoder> {
  let started: Promise<Module> | null = null;
  const forget = (): void => {
    started = null;
  };
  return async (bytes, read) => {
    // Its own options each time: the codec writes into them.
    started ??= start({ wasmBinary: bytesOf(wasmUrl), print: silent, printErr: silent });
    started.catch(forget);
    const decoder = make(await started);
    try {
      decoder.getEncodedBuffer(bytes.length).set(bytes);
      decoder.decode();
      const value = read(decoder);
      decoder.delete();
      return value;
    } catch (failure) {
      // A bare number is the codec's refusal; anything else (out of memory, a trap) leaves it unusable: the next frame starts a fresh one.
      if (typeof failure === 'number') decoder.delete();
      else forget();
      return null;
    }
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

function bytesOf(dataUrl: string): Uint8Array {
  const text = atob(dataUrl.slice(dataUrl.indexOf(',') + 1));
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
