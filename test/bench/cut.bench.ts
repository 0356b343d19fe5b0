import { expect, test } from 'vitest';
import { polarPlan } from '../../core/dicom/longitudinal/longitudinal.ts';
import { cutAt, emptyCube, fillColumn } from '../../core/dicom/longitudinal/polar-cube.ts';
import { squarePixels } from '../core/dicom/scale/spacing-facts.ts';
import { medianMs } from './median.ts';
import { pythonMs } from './programs.ts';
import { print } from './table.ts';

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
