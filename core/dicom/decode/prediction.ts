/** Where a component's samples are: the first of them, how many lie between two neighbours, and how many a row holds in all. */
export interface Plane {
  readonly first: number;
  readonly step: number;
  readonly stride: number;
  readonly columns: number;
}

type Samples = Uint8Array | Uint16Array;

/** Turns the differences of a first row (of a picture or restart interval) into samples: from the left, the first from `start`. */
export function undoFirstRow(samples: Samples, plane: Plane, row: number, start: number): void {
  const from = plane.first + row * plane.stride;
  samples[from] = (samples[from] ?? 0) + start;
  undoLeft(samples, from, plane);
}

/** Turns the differences of a later row into samples by a predictor of ITU-T T.81 table H.1 (1 to 7). */
export function undoRow(samples: Samples, plane: Plane, row: number, predictor: number): void {
  const from = plane.first + row * plane.stride;
  // The first sample of a row is predicted from above by every predictor.
  samples[from] = (samples[from] ?? 0) + (samples[from - plane.stride] ?? 0);
  if (predictor === 1) undoLeft(samples, from, plane);
  else undo[predictor]?.(samples, from + plane.step, from + plane.columns * plane.step, plane);
}

function undoLeft(samples: Samples, from: number, { step, columns }: Plane): void {
  let left = samples[from] ?? 0;
  for (let i = from + step, end = from + columns * step; i < end; i += step) {
    left = (left + (samples[i] ?? 0)) & 0xffff;
    samples[i] = left;
  }
}

type Undo = (samples: Samples, from: number, end: number, plane: Plane) => void;

/** Predictors 2 to 7 from the sample above (b), the one above and left (c) and the one on the left (a). */
const undo: Readonly<Record<number, Undo>> = {
  2: by((_, b) => b),
  3: by((_, __, c) => c),
  4: by((a, b, c) => a + b - c),
  5: by((a, b, c) => a + ((b - c) >> 1)),
  6: by((a, b, c) => b + ((a - c) >> 1)),
  7: by((a, b) => (a + b) >> 1),
};

function by(predict: (a: number, b: number, c: number) => number): Undo {
  return (samples, from, end, { step, stride }) => {
    let a = samples[from - step] ?? 0;
    let c = samples[from - step - stride] ?? 0;
    for (let i = from; i < end; i += step) {
      const b = samples[i - stride] ?? 0;
      samples[i] = (samples[i] ?? 0) + predict(a, b, c);
      a = samples[i] ?? 0;
      c = b;
    }
  };
}
