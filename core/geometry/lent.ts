interface Kept<T> {
  readonly length: number;
  subarray(from: number, to: number): T;
}

/**
 * Arrays of a length that are lent again and again: for small contours making them costs more than filling them. What is lent
 * holds whatever it held before, and belongs to the borrower until the same lender is asked again.
 */
function lender<T extends Kept<T>>(make: (length: number) => T): (length: number) => T {
  let kept = make(0);
  let lent = kept;
  return (length) => {
    if (kept.length < length) kept = make(2 * length);
    if (lent.length !== length) lent = kept.subarray(0, length);
    return lent;
  };
}

/** A lender of numbers. */
export const numbers = () => lender<Float64Array>((length) => new Float64Array(length));

/** A lender of indices. */
export const indices = () => lender<Int32Array>((length) => new Int32Array(length));
