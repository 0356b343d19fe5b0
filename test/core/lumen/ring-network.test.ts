import { expect, test } from 'vitest';
import { answeredAround, partsOf, type RingNetwork } from '../../../core/lumen/correcting/ring-network.ts';
import { ringFrom, ringText } from '../../../core/lumen/correcting/ring-text.ts';
import { fittedRing } from '../../../samples/border/ring-fit.ts';
import { normalNumbers, seededRandom } from '../../../samples/phantom/random.ts';

const RAYS = 24;
const SHAPE = { told: 3, units: 4, hearings: 2, apart: [0, 1, 5] } as const;

const random = seededRandom(5);
const numbers = (count: number): Float64Array => Float64Array.from(normalNumbers(random, count, 1));
const network: RingNetwork = {
  ...SHAPE,
  mean: numbers(3),
  deviation: numbers(3).map((value) => 1 + Math.abs(value)),
  weights: numbers(partsOf(SHAPE, 3).all),
};
const line = (): readonly Float64Array[] => Array.from({ length: RAYS }, () => numbers(3));
const rounded = (values: ArrayLike<number>, digits: number): readonly number[] =>
  Array.from(values, (value) => Number(value.toFixed(digits)));

test('a turned line is answered turned, and a mirrored one mirrored', () => {
  const told = line();
  const answer = rounded(answeredAround(network, told), 9);
  const turned = Array.from(told, (_, ray) => told[(ray + 7) % RAYS] ?? new Float64Array(3));
  expect(rounded(answeredAround(network, turned), 9)).toEqual(answer.map((_, ray) => answer[(ray + 7) % RAYS]));
  expect(rounded(answeredAround(network, told.toReversed()), 9)).toEqual(answer.toReversed());
  expect(new Set(answer).size).toBe(RAYS);
});

test('a network comes back from its text, and a text of another shape is refused', () => {
  const back = ringFrom(`  ${ringText(network)}\n`, SHAPE);
  for (const part of ['mean', 'deviation', 'weights'] as const)
    expect(rounded(back[part], 3)).toEqual(
      rounded(
        network[part].map((value) => Math.round(value * 4096) / 4096),
        3,
      ),
    );
  expect(() => ringFrom(ringText(network), { ...SHAPE, told: 4 })).toThrow('another shape');
});

test('a fitted network finds what lies to both sides of a ray', () => {
  const example = () => {
    const told = line();
    const at = (ray: number): number => told[(ray + RAYS) % RAYS]?.[1] ?? 0;
    const wanted = Float64Array.from(told, (_, ray) => 0.3 * (at(ray - 5) + at(ray + 5)));
    return { told, wanted, counts: new Float64Array(RAYS).fill(1) };
  };
  const fitted = fittedRing(
    Array.from({ length: 60 }, example),
    { ...SHAPE, rounds: 40, batch: 6, pace: (done) => 0.02 * (1 - done), shrink: 0, small: 1 },
    seededRandom(9),
  );
  const { told, wanted } = example();
  const squares = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0);
  const left = answeredAround(fitted, told).map((value, ray) => value - (wanted[ray] ?? 0));
  expect(squares(left)).toBeLessThan(0.1 * squares(wanted));
});
