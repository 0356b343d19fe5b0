import type { GreyFrame, LumenField } from './answer.ts';
import type { PolarGrid } from './polar-grid.ts';
import { quick } from './quick/program.ts';

/** Rays to either side over which speckle is evened out, on the fine grid. */
const EVENED_RAYS = 3;

/** Reads a frame along the rays of a placed grid, up to so many samples of each (`readOn` reads the rest of one): bilinear, then the mean of three samples outwards and of neighbouring rays. */
export function readGreys(
  grid: PolarGrid,
  frame: GreyFrame,
  { aspect }: LumenField,
  { evened = EVENED_RAYS, upTo = grid.samples }: { readonly evened?: number; readonly upTo?: number } = {},
): void {
  const half = Math.max(1, Math.round((evened * grid.rays) / 256));
  grid.source = { frame, aspect, half };
  grid.known.fill(upTo);
  grid.evened.fill(upTo);
  for (let ray = 0; ray < grid.rays; ray++) readOutwards(grid, ray, grid.first[ray] ?? 1, upTo);
  quick.evenAround(grid.described.byteOffset, half, upTo);
}

/** Reads on along a ray that was not read to its end; gives where that is. */
export function readOn(grid: PolarGrid, ray: number): number {
  const { rays, samples, greys, spare, known, evened, source, ahead } = grid;
  const begin = known[ray] ?? 0;
  ahead.fill(0, begin);
  for (let k = -source.half; k <= source.half; k++) {
    const beside = (ray + k + rays) % rays;
    if ((evened[beside] ?? 0) < samples) readOutwards(grid, beside, evened[beside] ?? 0, samples);
    evened[beside] = samples;
    for (let r = begin; r < samples; r++) ahead[r] = (ahead[r] ?? 0) + (spare[beside * samples + r] ?? 0);
  }
  const share = 1 / (2 * source.half + 1);
  for (let r = begin; r < samples; r++) greys[ray * samples + r] = (ahead[r] ?? 0) * share;
  known[ray] = samples;
  return samples;
}

/** Reads a ray from sample `from` up to `to`, each as the mean of three outwards; what lies in the dead zone takes the first grey beyond it. */
function readOutwards(grid: PolarGrid, ray: number, from: number, to: number): void {
  const { samples, raw, spare } = grid;
  const first = grid.first[ray] ?? 1;
  const at = ray * samples;
  readRay(grid, ray, Math.max(first, from - 1), Math.min(samples, to + 1));
  let before = raw[Math.max(first, from - 1)] ?? 0;
  let here = raw[from] ?? 0;
  for (let r = from; r < to; r++) {
    const next = r < samples - 1 ? (raw[r + 1] ?? 0) : here;
    spare[at + r] = (before + here + next) / 3;
    before = here;
    here = next;
  }
  if (from === first) spare.fill(spare[at + first] ?? 0, at, at + first);
}

/** The greys of a ray from sample `from` up to `to`, into `raw`; what lies outside of the picture is black. */
function readRay(grid: PolarGrid, ray: number, from: number, to: number): void {
  const { raw, along, source } = grid;
  const { width, height, grey } = source.frame;
  const dx = grid.stepX[ray] ?? 0;
  const dy = (grid.stepY[ray] ?? 0) / source.aspect;
  let x = along.x + dx / 2 - 0.5;
  let y = along.y / source.aspect + dy / 2 - 0.5;
  for (let r = 0; r < from; r++, x += dx, y += dy);
  for (let r = from; r < to; r++, x += dx, y += dy) {
    if (!(x >= 0 && y >= 0 && x < width - 1 && y < height - 1)) {
      raw[r] = 0;
      continue;
    }
    const column = x | 0;
    const row = y | 0;
    const right = x - column;
    const there = (Math.imul(row, width) + column) | 0;
    const a = grey[there] ?? 0;
    const c = grey[there + width] ?? 0;
    const above = a + right * ((grey[there + 1] ?? 0) - a);
    const below = c + right * ((grey[there + width + 1] ?? 0) - c);
    raw[r] = above + (y - row) * (below - above);
  }
}
