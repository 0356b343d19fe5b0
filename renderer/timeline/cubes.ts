import { polarPlan } from '../../core/dicom/longitudinal/longitudinal.ts';
import type { PolarCube } from '../../core/dicom/longitudinal/polar-cube.ts';
import { emptyCube, fillColumn } from '../../core/dicom/longitudinal/polar-cube.ts';
import { byteCache } from '../decoding/cache.ts';
import type { Source } from '../decoding/pool.ts';
import { samplePolar } from '../decoding/pool.ts';

const CUBE_BYTES = 64 * 1024 * 1024;
/** Two long runs can be looked at in turn without sampling them again. */
const KEPT_BYTES = 2 * CUBE_BYTES;

const cubes = byteCache<PolarCube>(KEPT_BYTES);

/** The samples of a run as far as they are there; `aspect` is the height of its pixels by their width. */
export function cubeOf({ run, digest }: Source, aspect: number): PolarCube {
  const key = `${digest} ${aspect}`;
  const kept = cubes.get(key);
  if (kept !== undefined) return kept;
  const cube = emptyCube(polarPlan(run.spacing, run.image.frames, aspect, CUBE_BYTES));
  cubes.put(key, cube, cube.samples.byteLength);
  return cube;
}

/** How far a cube is built; frames that cannot be decoded are counted apart. */
export interface Progress {
  readonly done: number;
  readonly refused: number;
  readonly of: number;
}

/**
 * Samples the frames that a cube lacks, first to last, while the workers have nothing better to do, and tells of each column
 * that came. One frame at a time: another worker stays free for the frame that is looked at. Gives the function that stops it.
 */
export function fill(
  source: Source,
  cube: PolarCube,
  came: (column: number) => void,
  progressed: (progress: Progress) => void,
): () => void {
  const { plan, filled } = cube;
  const missing = [...filled.keys()].filter((column) => filled[column] === 0);
  const of = plan.columns;
  let done = of - missing.length;
  let stopped = false;
  let drop: () => void = () => undefined;
  const work = async (): Promise<void> => {
    let refused = 0;
    progressed({ done, refused, of });
    for (const column of missing) {
      const job = samplePolar(source, column * plan.stride, plan);
      drop = job.drop;
      const polar = await job.answer;
      if (polar.ok) fillColumn(cube, column, polar.value);
      if (stopped) return;
      if (polar.ok) {
        done += 1;
        came(column);
      } else refused += 1;
      progressed({ done, refused, of });
    }
  };
  void work();
  return () => {
    stopped = true;
    drop();
  };
}
