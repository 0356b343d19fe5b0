import type { GreyFrame, LumenField } from './answer.ts';
import type { PolarGrid } from './polar-grid.ts';

/** Rays to either side over which speckle is evened out, on the fine grid. */
const EVENED_RAYS = 3;

/** Reads a frame along the rays of a placed grid: bilinear, then the mean of three samples outwards and of neighbouring rays. */
export function readGreys(grid: PolarGrid, frame: GreyFrame, field: LumenField, evened: number = EVENED_RAYS): void {
  for (let ray = 0; ray < grid.rays; ray++) readRay(grid, frame, field, ray);
  evenOutwards(grid);
  evenAround(grid, Math.max(1, Math.round((evened * grid.rays) / 256)));
}

function readRay(grid: PolarGrid, frame: GreyFrame, { aspect }: LumenField, ray: number): void {
  const { samples, greys } = grid;
  const { width, height, grey } = frame;
  const dx = grid.stepX[ray] ?? 0;
  const dy = (grid.stepY[ray] ?? 0) / aspect;
  let x = grid.along.x + dx / 2 - 0.5;
  let y = grid.along.y / aspect + dy / 2 - 0.5;
  const from = ray * samples;
  for (let at = from; at < from + samples; at++, x += dx, y += dy) {
    if (!(x >= 0 && y >= 0 && x < width - 1 && y < height - 1)) {
      greys[at] = 0;
      continue;
    }
    const column = x | 0;
    const row = y | 0;
    const right = x - column;
    const there = row * width + column;
    const a = grey[there] ?? 0;
    const c = grey[there + width] ?? 0;
    const above = a + right * ((grey[there + 1] ?? 0) - a);
    const below = c + right * ((grey[there + width + 1] ?? 0) - c);
    greys[at] = above + (y - row) * (below - above);
  }
}

/** The mean of three samples outwards; what lies in the dead zone takes the first grey beyond it. */
function evenOutwards({ rays, samples, greys, spare, first }: PolarGrid): void {
  for (let ray = 0; ray < rays; ray++) {
    const from = ray * samples;
    const begin = first[ray] ?? 1;
    const last = from + samples - 1;
    let before = greys[from + begin] ?? 0;
    let here = before;
    for (let at = from + begin; at <= last; at++) {
      const next = at < last ? (greys[at + 1] ?? 0) : here;
      spare[at] = (before + here + next) / 3;
      before = here;
      here = next;
    }
    spare.fill(spare[from + begin] ?? 0, from, from + begin);
  }
}

/** The mean over so many rays to either side, as a running sum. */
function evenAround({ rays, samples, greys, spare }: PolarGrid, half: number): void {
  const share = 1 / (2 * half + 1);
  for (let r = 0; r < samples; r++) {
    let sum = 0;
    for (let k = -half; k <= half; k++) sum += spare[((k + rays) % rays) * samples + r] ?? 0;
    let leaving = ((rays - half) % rays) * samples + r;
    let coming = (half + 1) * samples + r;
    const size = rays * samples;
    for (let at = r; at < size; at += samples) {
      greys[at] = sum * share;
      sum += (spare[coming] ?? 0) - (spare[leaving] ?? 0);
      leaving += samples;
      if (leaving >= size) leaving -= size;
      coming += samples;
      if (coming >= size) coming -= size;
    }
  }
}
