import { polarPlan } from '../../core/dicom/longitudinal/longitudinal.ts';
import type { PolarCube } from '../../core/dicom/longitudinal/polar-cube.ts';
import { emptyCube, fillColumn } from '../../core/dicom/longitudinal/polar-cube.ts';
import type { Result } from '../../core/result.ts';
import { openingOf } from '../decoding/bytes.ts';
import { byteCache } from '../decoding/cache.ts';
import type { Source } from '../decoding/pool.ts';
import { samplePolar } from '../decoding/pool.ts';
import { turnOf } from '../decoding/turns.ts';
import { ALL_WORKERS } from '../decoding/workers.ts';

const CUBE_BYTES = 64 * 1024 * 1024;
/** Two long runs can be looked at in turn without sampling them again. */
const KEPT_BYTES = 2 * CUBE_BYTES;

const cubes = byteCache<PolarCube>(KEPT_BYTES);

/** After so many refused frames one after the other the run is taken for damaged: each may keep a worker for ten seconds. */
const MOST_REFUSED = 8;

/** The samples of a run as far as they are there, through its window after so many changes; `aspect` is the height of its pixels by their width. */
export function cubeOf({ run, location }: Source, aspect: number, changes: number): PolarCube {
  const key = `${openingOf(location)} ${changes} ${aspect}`;
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
  /** Given up, since the run is damaged. */
  readonly stopped?: true;
}

/**
 * Samples the frames that a cube lacks, first to last, while the workers have nothing better to do, and tells of each column
 * that came. Each worker has one frame at a time, so that the frame that is looked at waits for no more than that, and all but one
 * rest while the hand moves. Gives the function that stops it.
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
  const counted = { done: of - missing.length, refused: 0 };
  const drops = new Set<() => void>();
  let [next, together, stopped] = [0, 0, false];
  const stop = (): void => {
    stopped = true;
    for (const drop of drops) drop();
  };
  const take = (column: number, { ok }: Result<unknown>): void => {
    together = ok ? 0 : together + 1;
    counted[ok ? 'done' : 'refused'] += 1;
    if (ok) came(column);
    const damaged = together >= MOST_REFUSED;
    if (damaged) stop();
    progressed({ ...counted, of, ...(damaged ? { stopped: true } : {}) });
  };
  const goesOn = (): boolean => !stopped && next < missing.length;
  const work = async (worker: number): Promise<void> => {
    for (;;) {
      await turnOf(worker, goesOn, 0);
      if (!goesOn()) return;
      const column = missing[next++] ?? 0;
      const job = samplePolar(source, column * plan.stride, plan);
      drops.add(job.drop);
      const polar = await job.answer;
      drops.delete(job.drop);
      if (polar.ok) fillColumn(cube, column, polar.value);
      if (!stopped) take(column, polar);
    }
  };
  progressed({ ...counted, of });
  for (let worker = 0; worker < ALL_WORKERS; worker += 1) void work(worker);
  return stop;
}
