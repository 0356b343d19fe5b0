import { type InGrid, inGrid } from '../placing.ts';
import type { PolarGrid } from '../polar-grid.ts';
import type { Scene } from '../solve.ts';
import { against, between, type Contrast, type Weighed } from './telling.ts';

/** Samples of each ray across the mean line, and channels of each sample. */
export const PICTURE = { samples: 48, channels: 6 } as const;
/** Where the samples lie: t from −1 (inside) to 1 (outside) is so many mean radii beyond the line, `near`·t + `far`·t³, so that they are dense where the line is. */
const ACROSS = { near: 0.3, far: 0.9 };
/** Each grey is the mean of four, so much of the way to the neighbouring rays and samples. */
const BETWEEN = { rays: 0.25, samples: 0.125 };
/** A line and a click are seen so far (mean radii) to either side across, a click so far (turns) along the line; and what a line counts beside its share. */
const SEEN = { across: 0.08, along: 0.03, least: 0.15 };
/** What brings all channels to about the same size. */
const TWICE = 2;

const BEYOND = Float64Array.from({ length: PICTURE.samples }, (_, k) => {
  const t = (2 * k) / (PICTURE.samples - 1) - 1;
  return ACROSS.near * t + ACROSS.far * t * t * t;
});

/** How far to either side of a sample its greys are read, mean radii. */
const WIDE = BEYOND.map(
  (_, k) => BETWEEN.samples * ((BEYOND[Math.min(PICTURE.samples - 1, k + 1)] ?? 0) - (BEYOND[Math.max(0, k - 1)] ?? 0)),
);

/** One ray of the picture: which it is, where its samples begin in the picture, how far out they lie, and the mean radius. */
interface Ray {
  readonly ray: number;
  readonly from: number;
  readonly at: Float64Array;
  readonly mean: number;
}

/**
 * The frame straightened along the border of a grid that was read, into `into`: ray by ray, sample by sample, the channels
 * sharp grey, smooth grey (both against blood and tissue), distance beyond the outline before, what is hidden (1) or beyond
 * the picture (−1), the lines that were weighed, the clicks. Turned or mirrored it is the same picture turned or mirrored.
 */
export function pictureAlong(
  grid: PolarGrid,
  scene: Scene,
  weighed: Weighed,
  contrast: Contrast,
  into: Float32Array,
): void {
  const { rays, border } = grid;
  const { samples, channels } = PICTURE;
  const mean = border.reduce((sum, one) => sum + one, 0) / rays;
  const clicks = scene.forced.map(([x, y]) => inGrid(grid, x, y));
  const at = new Float64Array(samples);
  for (let ray = 0; ray < rays; ray++) {
    for (let k = 0; k < samples; k++) at[k] = Math.max(0, (border[ray] ?? 0) + mean * (BEYOND[k] ?? 0));
    const one = { ray, from: ray * samples * channels, at, mean };
    sharpGreys(grid, scene, contrast, one, into);
    around(grid, weighed, one, into);
    linesOn(weighed, one, into);
    clicksOn(grid, clicks, one, into);
  }
}

/** Greys of a ray across the line, each averaged over its neighbourhood. */
function sharpGreys(grid: PolarGrid, { frame, field }: Scene, contrast: Contrast, one: Ray, into: Float32Array): void {
  const { rays, border, stepX, stepY, along } = grid;
  const { ray, from, mean } = one;
  const { samples, channels } = PICTURE;
  for (let k = 0; k < samples; k++) into[from + k * channels] = 0;
  for (const side of [rays - 1, 1]) {
    const beside = (ray + side) % rays;
    const mixed = (values: Float64Array): number =>
      (1 - BETWEEN.rays) * (values[ray] ?? 0) + BETWEEN.rays * (values[beside] ?? 0);
    const [dx, dy, start] = [mixed(stepX), mixed(stepY) / field.aspect, mixed(border) + 0.5];
    const [x, y] = [along.x - 0.5, along.y / field.aspect - 0.5];
    for (let k = 0, at = from; k < samples; k++, at += channels) {
      const wide = WIDE[k] ?? 0;
      const inner = Math.max(0, start + mean * ((BEYOND[k] ?? 0) - wide));
      const outer = Math.max(0, start + mean * ((BEYOND[k] ?? 0) + wide));
      const sum = greyAt(frame, x + inner * dx, y + inner * dy) + greyAt(frame, x + outer * dx, y + outer * dy);
      into[at] = (into[at] ?? 0) + sum / 4;
    }
  }
  for (let k = 0, at = from; k < samples; k++, at += channels) into[at] = against(contrast, into[at] ?? 0);
}

/** Greys row by row. */
interface Greys {
  readonly width: number;
  readonly height: number;
  readonly grey: ArrayLike<number>;
}

/** The grey at a place in pixel widths and heights from the first pixel's middle, between pixels in proportion; black outside. */
export function greyAt({ width, height, grey }: Greys, x: number, y: number): number {
  if (!(x >= 0 && y >= 0 && x < width - 1 && y < height - 1)) return 0;
  const column = x | 0;
  const row = y | 0;
  const right = x - column;
  const there = row * width + column;
  const a = grey[there] ?? 0;
  const c = grey[there + width] ?? 0;
  const above = a + right * ((grey[there + 1] ?? 0) - a);
  const below = c + right * ((grey[there + width + 1] ?? 0) - c);
  return above + (y - row) * (below - above);
}

/** The grid's own greys, as they were set against blood and tissue, how far beyond the outline before, and what is hidden. */
function around(grid: PolarGrid, { before }: Weighed, { ray, from, at, mean }: Ray, into: Float32Array): void {
  const { samples, spare } = grid;
  const outline = before[ray] ?? 0;
  const first = grid.first[ray] ?? 0;
  const end = grid.end[ray] ?? samples;
  for (let k = 0, to = from; k < at.length; k++, to += PICTURE.channels) {
    const r = at[k] ?? 0;
    const within = Math.min(samples - 1.001, r);
    const low = Math.floor(within);
    const here = spare[ray * samples + low] ?? 0;
    into[to + 1] = here + (within - low) * ((spare[ray * samples + low + 1] ?? 0) - here);
    into[to + 2] = TWICE * between(-1, (r - outline) / mean, 1);
    into[to + 3] = between(0, first - r + 0.5, 1) - between(0, r - end + 1.5, 1);
  }
}

/** How much line lies at each sample of a ray. */
function linesOn({ radii, shares }: Weighed, { ray, from, at, mean }: Ray, into: Float32Array): void {
  const wide = SEEN.across * mean;
  for (let k = 0, to = from + 4; k < at.length; k++, to += PICTURE.channels) into[to] = 0;
  for (let line = 0; line < radii.length; line++) {
    const here = radii[line]?.[ray] ?? 0;
    const share = TWICE * ((shares[line] ?? 0) + SEEN.least);
    for (let k = 0, to = from + 4; k < at.length; k++, to += PICTURE.channels) {
      const near = 1 - Math.abs((at[k] ?? 0) - here) / wide;
      if (near > 0) into[to] = (into[to] ?? 0) + share * near;
    }
  }
}

/** How near the clicks are to each sample of a ray. */
function clicksOn(
  { rays }: PolarGrid,
  clicks: readonly InGrid[],
  { ray, from, at, mean }: Ray,
  into: Float32Array,
): void {
  const wide = SEEN.across * mean;
  for (let k = 0, to = from + 5; k < at.length; k++, to += PICTURE.channels) into[to] = 0;
  for (const click of clicks) {
    const apart = Math.abs(ray - click.ray);
    const away = Math.min(apart, rays - apart) / rays / SEEN.along;
    const share = TWICE / (1 + away * away);
    for (let k = 0, to = from + 5; k < at.length; k++, to += PICTURE.channels) {
      const near = 1 - Math.abs((at[k] ?? 0) - click.sample) / wide;
      if (near > 0) into[to] = (into[to] ?? 0) + share * near;
    }
  }
}
