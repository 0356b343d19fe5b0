import type { LumenField } from '../answer.ts';
import { lowPass } from '../harmonics.ts';
import type { PolarGrid } from '../polar-grid.ts';
import type { Scene } from '../solve.ts';
import type { ConvolutionNetwork, NetworkShape } from './convolution-network.ts';
import { PICTURE, pictureAlong } from './polar-picture.ts';
import { contrastAlong, toldAlong, type Weighed } from './telling.ts';

/** What the network answers is a share of the line's mean radius in this unit. */
const UNIT = 0.1;
/** So much of what the network answers is believed: it was fitted on frames of thick catheters. */
const BELIEVED = { thick: 1, thin: 0.5 } as const satisfies Record<LumenField['catheter'], number>;
/** Every so many-th ray is told of and answered; those between go with their neighbours. */
const EVERY = 2;
/** The network: rays of the coarse grid, and what `toldAlong` tells of each ray. */
export const SHAPE: NetworkShape = {
  ...PICTURE,
  rays: 128,
  convolutions: [
    { channels: 16, kernel: 5, dilation: 1, everyRay: EVERY, everySample: 2 },
    { channels: 24, kernel: 3, dilation: 1, everyRay: 1, everySample: 2 },
    { channels: 32, kernel: 3, dilation: 2, everyRay: 1, everySample: 2 },
  ],
  told: 91,
  units: 48,
  dilations: [1, 2, 4, 8, 16],
};

/**
 * Moves the mean of the lines through the clicks, which is the grid's border, ray by ray to where a convolutional network
 * says that the reader draws it. The grid lies along that mean.
 */
export function settle(grid: PolarGrid, scene: Scene, weighed: Weighed, network: ConvolutionNetwork): void {
  const answer = network.answered(seenAlong(grid, scene, weighed, network.picture));
  settleBy(grid, answer, BELIEVED[scene.field.catheter]);
}

/** What the network sees of a mean line: the frame straightened along it, into `picture`, and what is told of every so many-th ray. */
export function seenAlong(
  grid: PolarGrid,
  scene: Scene,
  weighed: Weighed,
  picture: Float32Array,
): readonly Float64Array[] {
  const contrast = contrastAlong(grid, scene, weighed.before);
  pictureAlong(grid, scene, weighed, contrast, picture);
  return toldAlong(grid, scene, weighed, EVERY);
}

/** Moves the grid's border as a network answered, of which so much is believed. */
export function settleBy(grid: PolarGrid, answer: Float64Array, believed: number = BELIEVED.thick): void {
  const { border, samples, rays } = grid;
  const unit = (believed * UNIT * border.reduce((sum, one) => sum + one, 0)) / rays;
  for (let ray = 0; ray < rays; ray++) {
    const low = Math.floor(ray / EVERY);
    const share = ray / EVERY - low;
    const here = (1 - share) * (answer[low] ?? 0) + share * (answer[(low + 1) % answer.length] ?? 0);
    border[ray] = Math.max(0, Math.min(samples - 1, (border[ray] ?? 0) + unit * here));
  }
  lowPass(grid);
}
