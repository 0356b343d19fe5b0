/** The solution of a square system of linear equations, its matrix row by row (Gaussian elimination, largest pivot first); both arguments are used up. Not for a singular matrix. */
export function solvedEquations(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  for (let column = 0; column < size; column++) {
    swap(matrix, right, column, pivotOf(matrix, size, column));
    const pivot = matrix[column * size + column] ?? 1;
    for (let row = column + 1; row < size; row++) {
      const share = (matrix[row * size + column] ?? 0) / pivot;
      if (share === 0) continue;
      for (let k = column; k < size; k++)
        matrix[row * size + k] = (matrix[row * size + k] ?? 0) - share * (matrix[column * size + k] ?? 0);
      right[row] = (right[row] ?? 0) - share * (right[column] ?? 0);
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    let rest = right[row] ?? 0;
    for (let k = row + 1; k < size; k++) rest -= (matrix[row * size + k] ?? 0) * (right[k] ?? 0);
    right[row] = rest / (matrix[row * size + row] ?? 1);
  }
  return right;
}

function pivotOf(matrix: Float64Array, size: number, column: number): number {
  let [pivot, most] = [column, 0];
  for (let row = column; row < size; row++) {
    const here = Math.abs(matrix[row * size + column] ?? 0);
    if (here > most) [pivot, most] = [row, here];
  }
  return pivot;
}

function swap(matrix: Float64Array, right: Float64Array, one: number, other: number): void {
  const size = right.length;
  if (one === other) return;
  for (let k = 0; k < size; k++) {
    const kept = matrix[one * size + k] ?? 0;
    matrix[one * size + k] = matrix[other * size + k] ?? 0;
    matrix[other * size + k] = kept;
  }
  const kept = right[one] ?? 0;
  right[one] = right[other] ?? 0;
  right[other] = kept;
}
