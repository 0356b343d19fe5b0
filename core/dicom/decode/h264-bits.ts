/** Reads the bits of a NAL unit, first bit first; beyond its end all bits are 0 and `ended` is true. */
export interface BitReader {
  /** An unsigned number of `count` bits, at most 32. */
  bits(count: number): number;
  /** An Exp-Golomb number, ue(v) of H.264 9.1. */
  unsigned(): number;
  /** A signed Exp-Golomb number, se(v). */
  signed(): number;
  ended(): boolean;
}

/** A reader over the payload of a NAL unit that begins at its header byte; the bytes 03 that hide start codes are left out. */
export function nalReader(nal: Uint8Array): BitReader {
  const payload = withoutEscapes(nal.subarray(1));
  let at = 0;
  const bits = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++, at++) value = value * 2 + (((payload[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    return value;
  };
  const unsigned = (): number => {
    let zeros = 0;
    while (zeros < 32 && bits(1) === 0) zeros += 1;
    return 2 ** zeros - 1 + bits(zeros);
  };
  const signed = (): number => {
    const code = unsigned();
    return code % 2 === 0 ? -code / 2 : (code + 1) / 2;
  };
  return { bits, unsigned, signed, ended: () => at > payload.length * 8 };
}

function withoutEscapes(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let zeros = 0;
  for (const byte of bytes) {
    const hides = zeros >= 2 && byte === 3;
    zeros = byte === 0 ? zeros + 1 : 0;
    if (!hides) out[length++] = byte;
  }
  return out.subarray(0, length);
}
