import { expect, test } from 'vitest';
import { pooledDeviation } from '../../../core/measure/spread.ts';
import type { Interval, MeasuringError } from '../../../core/plan/uncertainty.ts';
import { crossedEdges, crossesGate, oversizeInterval, stenosisInterval } from '../../../core/plan/uncertainty.ts';

const SURE = Number.POSITIVE_INFINITY;
const NOTHING: MeasuringError = { mld: null, rvd: null, scalePct: null, oneScale: true };
const known = (deviation: number) => ({ deviation, freedom: SURE });

/** Numbers from a normal distribution (Box and Muller) on a fixed sequence (the Park–Miller generator). */
function normals(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

function half(interval: Interval | null): number {
  return interval === null ? Number.NaN : (interval.high - interval.low) / 2;
}

/** Standard deviation of simulated measurements. */
function simulated(measure: (normal: () => number) => number, times = 200_000): number {
  const normal = normals(20_240_517);
  const values = Array.from({ length: times }, () => measure(normal));
  const mean = values.reduce((sum, value) => sum + value, 0) / times;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (times - 1));
}

test('RVD 14, MLD 5, 0.3 mm each: σ = (100/14)·√(0.09 + (5/14)²·0.09) = 2.28 points about 64.3 %', () => {
  const interval = stenosisInterval(5, 14, { ...NOTHING, mld: known(0.3), rvd: known(0.3) });
  expect(interval?.value).toBeCloseTo(64.2857, 4);
  expect(half(interval) / 1.959964).toBeCloseTo((100 / 14) * Math.sqrt(0.09 + (5 / 14) ** 2 * 0.09), 10);
});

test('the interval of the stenosis is as wide as 200,000 simulated measurements scatter', () => {
  const measured = (normal: () => number) => {
    const [mld, rvd] = [5 + 0.15 * normal(), 14 + 0.3 * normal()];
    return 100 * (1 - mld / rvd);
  };
  const interval = stenosisInterval(5, 14, { ...NOTHING, mld: known(0.15), rvd: known(0.3) });
  expect(half(interval) / 1.959964 / simulated(measured)).toBeCloseTo(1, 2);
});

test('two scales with errors of their own widen the interval as simulated; one scale for both cancels', () => {
  const apart = (normal: () => number) => 100 * (1 - (5 * (1 + 0.02 * normal())) / (14 * (1 + 0.02 * normal())));
  const together = (normal: () => number) => {
    const scale = 1 + 0.02 * normal();
    return 100 * (1 - (5 * scale) / (14 * scale));
  };
  const error = { ...NOTHING, scalePct: 2 };
  expect(half(stenosisInterval(5, 14, { ...error, oneScale: false })) / 1.959964 / simulated(apart)).toBeCloseTo(1, 2);
  expect(simulated(together, 1000)).toBeLessThan(1e-10);
  expect(stenosisInterval(5, 14, error)).toBeNull();
});

test('the oversize feels the error of the scale even when the stenosis does not', () => {
  const measured = (normal: () => number) => 16 - (13 + 0.2 * normal()) * (1 + 0.02 * normal());
  const interval = oversizeInterval(16, 13, { ...NOTHING, rvd: known(0.2), scalePct: 2 });
  expect(interval?.value).toBe(3);
  expect(half(interval) / 1.959964 / simulated(measured)).toBeCloseTo(1, 2);
});

test('from three tracings of the lesion the interval holds the true stenosis in 95 of 100 cases or a little more', () => {
  const normal = normals(7);
  const times = 20_000;
  const hits = Array.from({ length: times }, () => {
    const tracings = [5 + 0.3 * normal(), 5 + 0.3 * normal(), 5 + 0.3 * normal()];
    const interval = stenosisInterval(tracings[0] ?? 0, 14, { ...NOTHING, mld: pooledDeviation([tracings]) });
    const truth = 100 * (1 - 5 / 14);
    return interval !== null && interval.low <= truth && truth <= interval.high;
  }).filter(Boolean).length;
  expect(hits / times).toBeGreaterThan(0.945);
  expect(hits / times).toBeLessThan(0.985);
});

test('without any known error there is no interval', () => {
  expect([stenosisInterval(5, 14, NOTHING), oversizeInterval(16, 13, NOTHING)]).toEqual([null, null]);
});

test('an interval that holds exactly 61 % below and more above crosses the gate; one that ends at 61 % does not', () => {
  const crossing = (low: number, high: number) => crossesGate({ value: (low + high) / 2, low, high });
  expect([crossing(59.3, 69), crossing(61, 61.1), crossing(58, 61), crossing(61.01, 70)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('an oversize of 3.2 ± 1 mm is within measuring error of 4 mm, and of 3 mm where the manufacturer says so', () => {
  const interval = { value: 3.2, low: 2.2, high: 4.2 };
  expect(crossedEdges(interval, null)).toEqual([4]);
  expect(crossedEdges(interval, [1, 3])).toEqual([4, 3]);
  expect(crossedEdges({ value: 2.5, low: 1.5, high: 3.5 }, null)).toEqual([]);
});
