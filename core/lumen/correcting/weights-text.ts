/** Reads numbers of a network one after the other from its text. */
export interface WeightsReader {
  /** So many 32-bit floats. */
  readonly floats: (count: number) => Float32Array;
  /** Rows of weights for so many units: of each unit how large a step is, as 32-bit floats, then row by row signed bytes of such steps. */
  readonly weights: (rows: number, units: number) => Float32Array;
  readonly isAtEnd: () => boolean;
}

/** A reader of a text (base64, the lower byte first); white space in it does not count. Its functions throw where the text is too short. */
export function weightsReader(text: string): WeightsReader {
  const bytes = Uint8Array.from(atob(text.replace(/\s/g, '')), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  const floats = (count: number): Float32Array =>
    Float32Array.from({ length: count }, () => {
      at += 4;
      return view.getFloat32(at - 4, true);
    });
  const weights = (rows: number, units: number): Float32Array => {
    const step = floats(units);
    return Float32Array.from({ length: rows * units }, (_, k) => view.getInt8(at++) * (step[k % units] ?? 0));
  };
  return { floats, weights, isAtEnd: () => at === bytes.length };
}
