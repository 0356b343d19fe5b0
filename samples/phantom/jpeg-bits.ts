/** A Huffman code: word and its length in bits, by symbol. */
export interface HuffmanCode {
  readonly word: Uint16Array;
  readonly length: Uint8Array;
}

/** The bytes of a JPEG stream while it is written. */
export interface Bits {
  /** A code word and behind it the `symbol & 15` low bits of a coefficient (T.81 F.1.2). */
  symbol(code: HuffmanCode, symbol: number, coefficient: number): void;
  /** Whole bytes, at the start or after `flush`. */
  bytes(values: readonly number[]): void;
  /** Fills the last byte with ones. */
  flush(): void;
  done(): Uint8Array;
}

/** An empty stream; `room` is how many bytes to expect. */
export function bitsOf(room: number): Bits {
  let out = new Uint8Array(room + 1024);
  let [length, held, count] = [0, 0, 0];

  function put(byte: number): void {
    if (length + 2 > out.length) {
      const larger = new Uint8Array(2 * out.length);
      larger.set(out);
      out = larger;
    }
    out[length++] = byte;
  }

  function push(value: number, bits: number): void {
    held = (held << bits) | value;
    count += bits;
    while (count >= 8) {
      count -= 8;
      const byte = (held >> count) & 255;
      put(byte);
      // A byte of ones is followed by a zero, so that no marker arises.
      if (byte === 255) put(0);
    }
    held &= (1 << count) - 1;
  }

  return {
    symbol(code, symbol, coefficient) {
      push(code.word[symbol] ?? 0, code.length[symbol] ?? 0);
      const size = symbol & 15;
      if (size > 0) push(coefficient < 0 ? coefficient + (1 << size) - 1 : coefficient, size);
    },
    bytes(values) {
      for (const value of values) put(value);
    },
    flush() {
      if (count > 0) push((1 << (8 - count)) - 1, 8 - count);
    },
    done: () => out.slice(0, length),
  };
}
