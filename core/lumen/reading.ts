import type { GreyFrame, LumenField } from './answer.ts';
import type { PolarGrid } from './polar-grid.ts';

/** Rays to either side over which speckle is evened out, on the fine grid. */
const EVENED_RAYS = 3;

/** Reads a frame along the rays of a placed grid, up to so many samples of each: bilinear, then the mean of three samples outwards and of neighbouring rays. */
export function readGreys(
  grid: PolarGrid,
  frame: GreyFrame,
  field: LumenField,
  { evened = EVENED_RAYS, upTo = grid.samples }: { readonly evened?: number; readonly upTo?: number } = {},
): void {
  for (let ray = 0; ray < grid.rays; ray++) {
    readRay(grid, frame, field.aspect, ray, Math.min(grid.samples, upTo + 1));
    evenOutwards(grid, ray, upTo);
  }
  evenAround(grid, Math.max(1, Math.round((evened * grid.rays) / 256)), upTo);
}

/** Reads a ray from its first sample on; what lies outside of the picture is black. */
function readRay(grid: PolarGrid, { width, height, grey }: GreyFrame, aspect: number, ray: number, upTo: number): void {
  const { greys } = grid;
  const begin = grid.first[ray] ?? 1;
  const dx = grid.stepX[ray] ?? 0;
  const dy = (grid.stepY[ray] ?? 0) / aspect;
  let x = grid.along.x + dx / 2 - 0.5;
  let y = grid.along.y / aspect + dy / 2 - 0.5;
  for (let r = 0; r < begin; r++, x += dx, y += dy);
  const from = ray * grid.samples;
  for (let at = from + begin; at < from + upTo; at++, x += dx, y += dy) {
    if (!(x >= 0 && y >= 0 && x < width - 1 && y < height - 1)) {
      greys[at] = 0;
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
    greys[at] = above + (y - row) * (below - above);
  }
}

/** The mean of three samples outwards; what lies in the dead zone takes the first grey beyond it. */
function evenOutwards({ samples, greys, spare, first }: PolarGrid, ray: number, upTo: number): void {
  const from = ray * samples;
  const begin = from + (first[ray] ?? 1);
  const last = from + samples - 1;
  let before = greys[begin] ?? 0;
  let here = before;
  for (let at = begin; at < from + upTo; at++) {
    const next = at < last ? (greys[at + 1] ?? 0) : here;
    spare[at] = (before + here + next) / 3;
    before = here;
    here = next;
  }
  spare.fill(spare[begin] ?? 0, from, begin);
}

/** The mean over so many rays to either side, as running sums. */
function evenAround({ rays, samples, greys, spare, sums }: PolarGrid, half: number, upTo: number): void {
  const share = 1 / (2 * half + 1);
  sums.fill(0);
  for (let k = -half; k <= half; k++) {
    const from = ((k + rays) % rays) * samples;
    for (let r = 0; r < upTo; r++) sums[r] = (sums[r] ?? 0) + (spare[from + r] ?? 0);
  }
  for (let ray = 0; ray < rays; ray++) {
    const from = ray * samples;
    const leaving = ((ray + rays - half) % rays) * samples;
    const coming = ((ray + half + 1) % rays) * samples;
    for (let r = 0; r < upTo; r++) {
      const sum = sums[r] ?? 0;
      greys[from + r] = sum * share;
      sums[r] = sum + ((spare[coming + r] ?? 0) - (spare[leaving + r] ?? 0));
    }
  }
}
