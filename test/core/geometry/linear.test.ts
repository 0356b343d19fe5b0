import { expect, test } from 'vitest';
import { solvedEquations } from '../../../core/geometry/linear.ts';

test('equations whose solution is known, one of them with a zero where the first pivot would stand', () => {
  // 2y + z = 7, x − y = −1, 3x + y + z = 8: x = 1, y = 2, z = 3.
  const found = solvedEquations(Float64Array.from([0, 2, 1, 1, -1, 0, 3, 1, 1]), Float64Array.from([7, -1, 8]));
  for (const [k, value] of [1, 2, 3].entries()) expect(found[k]).toBeCloseTo(value, 12);
});
