import { join } from 'node:path';
import { expect, test } from 'vitest';
import { polarPlan } from '../../core/dicom/longitudinal/longitudinal.ts';
import { cutAt, emptyCube, fillColumn } from '../../core/dicom/longitudinal/polar-cube.ts';
import { projectFolder } from '../../electron/runtime/project.mjs';
import { squarePixels } from '../core/dicom/scale/spacing-facts.ts';
import { sharedFile } from '../data.ts';
import { median, medianMs } from './median.ts';
import { pythonMs } from './programs.ts';
import { benchRuns } from './runs.ts';
import { openingMs, shownRun } from './stepping.ts';
import { type Line, print } from './table.ts';

const FRAMES = 1000;
const SIDE = 512;
/** As many bytes as the window allows a run's cube. */
const LIMIT = 64 * 2 ** 20;

/** numpy over as many samples, frames first, both halves of one angle as an upright picture; median of 50 angles, ms. */
const numpy = (angles: number, columns: number, radii: number) => `
import numpy, time
cube = numpy.random.default_rng(1).integers(0, 255, (${columns}, ${angles}, ${radii}), dtype=numpy.uint8)
def cut(angle):
    return numpy.vstack([cube[:, angle, ::-1].T, cube[:, (angle + ${angles} // 2) % ${angles}].T]).copy()
took = []
for angle in range(50):
    began = time.perf_counter(); cut(angle % ${angles}); took.append((time.perf_counter() - began) * 1000)
print(sorted(took)[25])
`;

test('the longitudinal cut of 1,000 frames at a new angle, once all frames have been seen', async () => {
  const plan = polarPlan(squarePixels(SIDE, SIDE), FRAMES, 1, LIMIT);
  const { angles, columns, radii } = plan;
  const cube = emptyCube(plan);
  const polar = Uint8Array.from({ length: angles * radii }, (_, i) => (i * 31) & 255);
  for (let column = 0; column < columns; column++) fillColumn(cube, column, polar);
  const upright = new Uint8Array(2 * radii * columns);
  let degrees = 0;
  const ours = await medianMs(200, () => {
    degrees = (degrees + 7) % 360;
    const [towards, away] = cutAt(cube, degrees);
    for (let radius = 0; radius < radii; radius++) {
      const [up, down] = [(radii - 1 - radius) * columns, (radii + radius) * columns];
      for (let column = 0; column < columns; column++) {
        upright[up + column] = towards[column * radii + radius] ?? 0;
        upright[down + column] = away[column * radii + radius] ?? 0;
      }
    }
  });
  const peer = await pythonMs(numpy(angles, columns, radii), '');
  print(`Longitudinal cut (${columns} columns, ${angles} angles, ${radii} radii)`, [
    { what: 'a new angle: both halves, turned upright', ours, unit: 'ms', peers: { numpy: peer }, goal: { atMost: 1 } },
  ]);
  expect(upright.some((value) => value > 0)).toBe(true);
});

/** Runs in the page: waits until every frame of the run on the screen is in the longitudinal view, which says meanwhile that it is being built. */
async function cutIsWhole(): Promise<void> {
  const until = async (isBuilding: boolean) => {
    const says = () => document.querySelector('.cut-state')?.textContent?.includes('Building') ?? false;
    while (says() !== isBuilding) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await until(true);
  await until(false);
}

/** So often each run is opened. */
const TIMES = 5;

test('from opening a run until every frame of it is in the longitudinal view', async () => {
  const { jpeg } = await benchRuns();
  const small = sharedFile('data', 'dicom', 'us1_unc_rgb.dcm');
  const sample = join(projectFolder, 'samples', 'generated', 'practice-01.dcm');
  const runs = [
    { what: 'practice study, 120 frames', path: sample, goal: 1000 },
    ...(jpeg === null ? [] : [{ what: 'JPEG, 1,000 frames', path: jpeg, goal: 2000 }]),
  ];
  const lines = await shownRun(small, async (page, app) => {
    const rows: Line[] = [];
    for (const { what, path, goal } of runs) {
      const took: number[] = [];
      for (let turn = 0; turn < TIMES; turn++) {
        const began = performance.now();
        await openingMs(page, app, path);
        await page.evaluate(cutIsWhole);
        took.push(performance.now() - began);
        await openingMs(page, app, small);
      }
      rows.push({ what, ours: median(took), unit: 'ms', goal: { atMost: goal } });
    }
    return rows;
  });
  print('From opening a run until every frame is in the longitudinal view', lines);
  expect(lines.length).toBeGreaterThan(0);
});
