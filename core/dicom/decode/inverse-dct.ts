/** C(u)/2 · cos((2x + 1)uπ/16) at [8u + x] (ITU-T T.81 A.3.3). */
const BASIS = Float64Array.from({ length: 64 }, (_, i) => {
  const [u, x] = [i >> 3, i & 7];
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16);
});

const between = new Float64Array(64);

/** The inverse discrete cosine transform of 8 × 8 coefficients (row by row), in place and without rounding. */
export function inverseDct(block: Float64Array): void {
  transformRows(block, between);
  transformRows(between, block);
}

/** Transforms each row and writes it as a column, so that doing it twice transforms both ways. */
function transformRows(from: Float64Array, to: Float64Array): void {
  for (let row = 0; row < 8; row++) {
    for (let x = 0; x < 8; x++) {
      let sum = 0;
      for (let u = 0; u < 8; u++) sum += (from[8 * row + u] ?? 0) * (BASIS[8 * u + x] ?? 0);
      to[8 * x + row] = sum;
    }
  }
}
