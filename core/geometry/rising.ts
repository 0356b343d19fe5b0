import { indices } from './lent.ts';

const lendOrder = indices();
const lendSpare = indices();

/**
 * The indices of values in rising order, those of equal values by the second values and else as they stand; lent until the next
 * call. Quick where the values already rise or fall for long, as those of an outline do: such stretches are merged.
 */
export function risingOrder(values: Float64Array, second: Float64Array = values): Int32Array {
  const count = values.length;
  let order = lendOrder(count);
  let spare = lendSpare(count);
  let ends = stretches(order, values, second, count);
  while (ends.length > 1) {
    const merged: number[] = [];
    for (let i = 0, start = 0; i < ends.length; i += 2) {
      const middle = ends[i] ?? count;
      const end = ends[i + 1] ?? middle;
      merge(order, spare, [start, middle, end], values, second);
      merged.push(end);
      start = end;
    }
    [order, spare, ends] = [spare, order, merged];
  }
  return order.subarray(0, count);
}

function isAfter(values: Float64Array, second: Float64Array, a: number, b: number): boolean {
  const one = values[a] ?? 0;
  const other = values[b] ?? 0;
  return one > other || (one === other && (second[a] ?? 0) > (second[b] ?? 0));
}

/** Fills in the indices, those of falling stretches turned round, and gives where each stretch ends. */
function stretches(order: Int32Array, values: Float64Array, second: Float64Array, count: number): number[] {
  const ends: number[] = [];
  for (let start = 0, end = 1; start < count; start = end, end += 1) {
    const falls = end < count && isAfter(values, second, start, end);
    while (end < count && isAfter(values, second, end - 1, end) === falls) end += 1;
    for (let i = start; i < end; i += 1) order[i] = falls ? start + end - 1 - i : i;
    ends.push(end);
  }
  return ends;
}

function merge(
  from: Int32Array,
  to: Int32Array,
  [start, middle, end]: readonly [number, number, number],
  values: Float64Array,
  second: Float64Array,
): void {
  let left = start;
  let right = middle;
  for (let i = start; i < end; i += 1) {
    const a = from[left] ?? 0;
    const b = from[right] ?? 0;
    const takesRight = right < end && (left >= middle || isAfter(values, second, a, b));
    to[i] = takesRight ? b : a;
    if (takesRight) right += 1;
    else left += 1;
  }
}
