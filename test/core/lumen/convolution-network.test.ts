import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { convolutionNetwork, type NetworkShape } from '../../../core/lumen/correcting/convolution-network.ts';
import { PROGRAM } from '../../../core/lumen/correcting/convolution-program.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { normalNumbers, seededRandom } from '../../../samples/phantom/random.ts';
import { builtAnew, digestOf } from '../built-anew.ts';

const SHAPE: NetworkShape = {
  rays: 16,
  samples: 8,
  channels: 2,
  convolutions: [
    { channels: 8, kernel: 5, dilation: 1, everyRay: 2, everySample: 2 },
    { channels: 8, kernel: 3, dilation: 3, everyRay: 1, everySample: 2 },
  ],
  told: 3,
  units: 8,
  dilations: [1, 2],
};
const RAYS = 8;

const random = seededRandom(5);
const numbers = (count: number): number[] => Array.from(normalNumbers(random, count, 1));

/** A layer's weights, row by row, as whole numbers of steps. */
interface Layer {
  readonly biases: readonly number[];
  readonly step: readonly number[];
  readonly weights: readonly number[];
}
const layer = (rows: number, biases = 1): Layer => ({
  biases: numbers(8 * biases).map((value) => value / 4),
  step: numbers(8).map((value) => (0.5 + Math.abs(value)) / 400),
  weights: numbers(8 * rows).map((value) => Math.max(-127, Math.min(127, Math.round(60 * value)))),
});
const layers = [layer(20, 4), layer(48), layer(19), layer(16), layer(16)];
const last = { mean: numbers(3), deviation: [1, 2, 0.5], units: numbers(8), told: numbers(3), constant: numbers(1) };

const floats = (values: readonly number[]): Buffer => Buffer.from(Float32Array.from(values).buffer);
const text = Buffer.concat([
  ...layers.flatMap(({ biases, step, weights }) => [
    floats(biases),
    floats(step),
    Buffer.from(Int8Array.from(weights)),
  ]),
  ...[last.mean, last.deviation, last.units, last.told, last.constant].map(floats),
]).toString('base64');

const network = convolutionNetwork(text, SHAPE);
const picture = numbers(16 * 8 * 2);
const told = Array.from({ length: RAYS }, () => Float64Array.from(numbers(3)));

function answer(of: readonly number[], beside: readonly Float64Array[]): readonly number[] {
  network.picture.set(of);
  return Array.from(network.answered(beside), (value) => Number(value.toFixed(3)));
}

/** The picture with its rays in another order. */
const reordered = (from: (ray: number) => number): readonly number[] =>
  Array.from({ length: 16 }, (_, ray) => picture.slice(16 * from(ray), 16 * (from(ray) + 1))).flat();

type Field = (ray: number, sample: number, channel: number) => number;

/** A convolution by its definition: sums over both sides, the kernel and the channels, rectified. */
function convolved(from: Field, { biases, step, weights }: Layer, k: number): Field {
  const { kernel, dilation, everyRay, everySample } = SHAPE.convolutions[k] ?? { ...SHAPE.convolutions[0] };
  const [channels, samples] = k === 0 ? [2, 8] : [8, 4];
  const at = (ray: number, sample: number, channel: number): number =>
    sample < 0 || sample >= samples ? 0 : from(ray, sample, channel);
  return (ray, sample, unit) => {
    let sum = biases[(k === 0 ? sample : 0) * 8 + unit] ?? 0;
    for (const side of [-1, 0, 1])
      for (let j = 0; j < (kernel ?? 0); j++)
        for (let channel = 0; channel < channels; channel++) {
          const row = (Math.abs(side) * (kernel ?? 0) + j) * channels + channel;
          const seen = at(
            (everyRay ?? 1) * ray + side * (dilation ?? 1),
            (everySample ?? 1) * sample + j - ((kernel ?? 0) >> 1),
            channel,
          );
          sum += (weights[row * 8 + unit] ?? 0) * (step[unit] ?? 0) * seen;
        }
    return Math.max(0, sum);
  };
}

test('a network answers what its convolutions add up to by their definition', () => {
  const [first, second, whole, near, far] = layers as [Layer, Layer, Layer, Layer, Layer];
  const ring = (ray: number, of: number): number => ((ray % of) + of) % of;
  const seen: Field = (ray, sample, channel) => picture[(ring(ray, 16) * 8 + sample) * 2 + channel] ?? 0;
  const deep = convolved(convolved(seen, first, 0), second, 1);
  const scaled = told.map((values) =>
    Array.from(values, (value, k) => (value - (last.mean[k] ?? 0)) / (last.deviation[k] ?? 1)),
  );
  const sum = ({ biases, step, weights }: Layer, row: readonly number[], unit: number): number =>
    Math.max(
      0,
      row.reduce((all, value, k) => all + value * (weights[k * 8 + unit] ?? 0) * (step[unit] ?? 0), biases[unit] ?? 0),
    );
  const eight = Array.from({ length: 8 }, (_, k) => k);
  let units = eight.map((ray) => {
    const row = [0, 1].flatMap((sample) => eight.map((unit) => deep(ray, sample, unit)));
    return eight.map((unit) => sum(whole, [...row, ...(scaled[ray] ?? [])], unit));
  });
  for (const [along, apart] of [
    [near, 1],
    [far, 2],
  ] as const)
    units = units.map((own, ray) => {
      const sides = own.map(
        (_, k) => (units[ring(ray - apart, 8)]?.[k] ?? 0) + (units[ring(ray + apart, 8)]?.[k] ?? 0),
      );
      return own.map((value, unit) => value + sum(along, [...own, ...sides], unit));
    });
  const dot = (weights: readonly number[], values: readonly number[]): number =>
    weights.reduce((all, weight, k) => all + weight * (values[k] ?? 0), 0);
  const expected = units.map(
    (own, ray) => dot(last.units, own) + dot(last.told, scaled[ray] ?? []) + (last.constant[0] ?? 0),
  );
  expect(answer(picture, told)).toEqual(expected.map((value) => Number(value.toFixed(3))));
});

test('a turned picture is answered turned, and a mirrored one mirrored', () => {
  const plain = answer(picture, told);
  const turned = Array.from(told, (_, ray) => told[(ray + 3) % RAYS] ?? new Float64Array(3));
  expect(
    answer(
      reordered((ray) => (ray + 6) % 16),
      turned,
    ),
  ).toEqual(plain.map((_, ray) => plain[(ray + 3) % RAYS]));
  const mirrored = Array.from(told, (_, ray) => told[(RAYS - ray) % RAYS] ?? new Float64Array(3));
  expect(
    answer(
      reordered((ray) => (16 - ray) % 16),
      mirrored,
    ),
  ).toEqual(plain.map((_, ray) => plain[(RAYS - ray) % RAYS]));
  expect(new Set(plain).size).toBe(RAYS);
});

test('a text of another shape is refused', () => {
  expect(() => convolutionNetwork(text, { ...SHAPE, told: 2 })).toThrow('another shape');
  expect(() => convolutionNetwork(text, { ...SHAPE, told: 4 })).toThrow();
});

test('the compiled program is that of the source beside it', () => {
  const folder = join(projectFolder, 'core', 'lumen', 'correcting');
  const says = readFileSync(join(folder, 'convolution-program.ts'), 'utf8');
  expect(says).toContain(digestOf(join(folder, 'convolution.c')));
  const built = join(builtAnew(folder, 'convolution.c'), 'convolution.wasm');
  const program = existsSync(built) ? readFileSync(built).toString('base64') : PROGRAM.replace(/\s/g, '');
  expect(PROGRAM.replace(/\s/g, '')).toBe(program);
});
