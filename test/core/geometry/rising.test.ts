import fc from 'fast-check';
import { expect, test } from 'vitest';
import { risingOrder } from '../../../core/geometry/rising.ts';

const few = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 40 });

test('values come in the order in which a stable sort brings them', () => {
  fc.assert(
    fc.property(few, (values) => {
      const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
      expect([...risingOrder(Float64Array.from(values))]).toEqual(order);
    }),
  );
});

test('where two are the same, their second values decide, then how they stand', () => {
  fc.assert(
    fc.property(few, (values) => {
      const second = values.map((value, index) => (value * 7 + index * 3) % 4);
      const order = values
        .map((_, index) => index)
        .sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || (second[a] ?? 0) - (second[b] ?? 0));
      expect([...risingOrder(Float64Array.from(values), Float64Array.from(second))]).toEqual(order);
    }),
  );
});
