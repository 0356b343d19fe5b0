import { expect, test } from 'vitest';
import type { PolarPlan } from '../../../../core/dicom/longitudinal/longitudinal.ts';
import { polarPlan, polarSamples } from '../../../../core/dicom/longitudinal/longitudinal.ts';
import { cutAt, emptyCube, fillColumn } from '../../../../core/dicom/longitudinal/polar-cube.ts';
import type { Picture, SpacingFacts } from '../../../../core/dicom/run.ts';
import { run } from '../../session/fixture.ts';

const MEGABYTE = 1024 * 1024;

/** A dark disc on a bright ground; `aspect` is a pixel's height by its width, lengths are in widths. */
function phantom(
  columns: number,
  rows: number,
  centre: readonly [number, number],
  radius: number,
  aspect = 1,
): Extract<Picture, { readonly kind: 'grey' }> {
  const pixels = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const away = Math.hypot(column + 0.5 - centre[0], (row + 0.5 - centre[1]) * aspect);
      pixels[row * columns + column] = away < radius ? 20 : 200;
    }
  const window = { center: 128, width: 256 };
  return {
    kind: 'grey',
    rows,
    columns,
    pixels,
    min: 20,
    max: 200,
    slope: 1,
    intercept: 0,
    invert: false,
    window,
    table: null,
  };
}

function spacingOf(columns: number, rows: number): SpacingFacts {
  return { ...run.spacing, columns, rows, regions: null };
}

/** The distance at which each direction turns bright. */
function border(samples: Uint8Array, { angles, radii, step }: PolarPlan): number[] {
  return Array.from({ length: angles }, (_, angle) => {
    const ray = samples.subarray(angle * radii, (angle + 1) * radii);
    return ray.findIndex((value) => value > 110) * step;
  });
}

test('a circle about the middle has its radius in every direction, within a pixel', () => {
  const plan = polarPlan(spacingOf(300, 300), 1, 1, MEGABYTE);
  const radii = border(polarSamples(phantom(300, 300, [150, 150], 60), plan), plan);
  expect(Math.max(...radii.map((radius) => Math.abs(radius - 60)))).toBeLessThanOrEqual(1);
});

test('a circle beside the middle lies where the law of cosines puts it, angles clockwise from 12 o’clock', () => {
  const plan = polarPlan(spacingOf(300, 300), 1, 1, MEGABYTE);
  // 20 to the right of the middle: at 3 o'clock 80 away, at 9 o'clock 40.
  const found = border(polarSamples(phantom(300, 300, [170, 150], 60), plan), plan);
  const expected = found.map((_, angle) => {
    const turn = (2 * Math.PI * angle) / plan.angles;
    return 20 * Math.sin(turn) + Math.sqrt(60 ** 2 - (20 * Math.cos(turn)) ** 2);
  });
  expect(Math.max(...found.map((radius, angle) => Math.abs(radius - (expected[angle] ?? 0))))).toBeLessThanOrEqual(1.5);
  expect(expected[plan.angles / 4]).toBeCloseTo(80);
});

test('a round vein in pixels twice as high as wide is as wide in every direction', () => {
  const plan = polarPlan(spacingOf(300, 150), 1, 2, MEGABYTE);
  const radii = border(polarSamples(phantom(300, 150, [150, 75], 60, 2), plan), plan);
  expect(Math.max(...radii.map((radius) => Math.abs(radius - 60)))).toBeLessThanOrEqual(2);
});

test('the middle is that of the ultrasound region, not of the picture around it', () => {
  const [region] = run.spacing.regions ?? [];
  if (region === undefined) throw new Error('the fixture has a region');
  const regions = [{ ...region, box: { x0: 100, y0: 20, x1: 499, y1: 419 } }];
  const plan = polarPlan({ ...spacingOf(640, 480), regions }, 1, 1, MEGABYTE);
  expect([plan.centre, plan.radii * plan.step]).toEqual([[300, 220], 200]);
});

test('a sample half way between two values that follow each other is the greater one', () => {
  const plan = polarPlan(spacingOf(8, 8), 1, 1, MEGABYTE);
  const upwards = ([left, right]: readonly [number, number]) => {
    const pixels = Uint8Array.from({ length: 64 }, (_, i) => (i % 8 === 3 ? left : i % 8 === 4 ? right : 99));
    const samples = polarSamples({ ...phantom(8, 8, [4, 4], 0), pixels, min: 0, max: 255 }, plan);
    return [...new Set(samples.subarray(0, plan.radii))];
  };
  const pairs = [
    [0, 1],
    [1, 2],
    [20, 22],
    [127, 128],
    [255, 254],
  ] as const;
  expect(pairs.map(upwards)).toEqual([[1], [2], [21], [128], [255]]);
});

test('a cube never takes more bytes than its limit, and keeps every frame as long as it can', () => {
  const limit = 64 * MEGABYTE;
  const sizes = [1, 120, 1000, 2500, 20_000].map((frames) => {
    const plan = polarPlan(spacingOf(512, 512), frames, 1, limit);
    return { frames, bytes: plan.angles * plan.radii * plan.columns, ...plan };
  });
  expect(sizes.filter(({ bytes }) => bytes > limit)).toEqual([]);
  expect(sizes.map(({ angles, radii, stride }) => [angles, radii, stride])).toEqual([
    [360, 256, 1],
    [360, 256, 1],
    [262, 256, 1],
    [180, 149, 1],
    [180, 128, 7],
  ]);
});

test('half a turn swaps the halves of the cut', () => {
  const plan = polarPlan(spacingOf(64, 64), 3, 1, MEGABYTE);
  const cube = emptyCube(plan);
  for (const column of [0, 1, 2]) fillColumn(cube, column, polarSamples(phantom(64, 64, [28 + column, 36], 14), plan));
  const [towards, away] = cutAt(cube, 40);
  expect(cutAt(cube, 220)).toEqual([away, towards]);
  expect(cutAt(cube, 400)).toEqual([towards, away]);
  expect(towards).not.toEqual(away);
});

test('a column of the cut is the direction’s ray of its own frame', () => {
  const plan = polarPlan(spacingOf(64, 64), 2, 1, MEGABYTE);
  const cube = emptyCube(plan);
  const second = polarSamples(phantom(64, 64, [32, 32], 9), plan);
  fillColumn(cube, 1, second);
  const [towards] = cutAt(cube, 90);
  const quarter = (plan.angles / 4) * plan.radii;
  expect([...towards]).toEqual([...new Uint8Array(plan.radii), ...second.subarray(quarter, quarter + plan.radii)]);
  expect([...cube.filled]).toEqual([0, 1]);
});
