import type { Point } from '../../core/geometry/point.ts';
import type { GreyFrame } from '../../core/lumen/answer.ts';
import { greyAt } from '../../core/lumen/correcting/polar-picture.ts';
import type { Random } from '../phantom/random.ts';
import type { TrueFrame } from './frame.ts';

/** What is altered: greys to this power, times and plus; beyond the catheter all is drawn wider by so much, with waves around of such a size; some frames are blurred, some get noise of so many greys. */
const ALTERED = {
  power: [0.7, 1.42],
  times: [0.8, 1.25],
  plus: [-6.4, 9.6],
  wider: [-0.08, 0.22],
  waves: { count: 4, by: [-0.06, 0.06] },
  blurred: 0.4,
  noisy: 0.4,
  noise: [4, 18],
} as const;
/** From which radius on, and over how much more (both in radii of the catheter's disc), a frame begins to be drawn wider. */
const BEGINS = { from: 1.2, over: 1.5 };
/** Steps by which the way out is found that leads back to a place. */
const STEPS = 12;

type Range = readonly [number, number];

/** A frame with its truth, altered at random: other greys, blurred or noisy, and drawn wider or narrower around the catheter, whose disc (radius in pixels) stays. */
export function alteredFrame({ frame, truth, mm }: TrueFrame, disc: number, random: Random): TrueFrame {
  const inRange = ([low, high]: Range): number => low + (high - low) * random();
  const shade = shading(inRange);
  const wider = widening(inRange, disc);
  const source = { ...frame, grey: random() < ALTERED.blurred ? blurred(frame) : frame.grey };
  const noise = random() < ALTERED.noisy ? inRange(ALTERED.noise) : 0;
  const { width, height } = frame;
  const grey = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      const [dx, dy] = [x + 0.5 - width / 2, y + 0.5 - height / 2];
      const away = Math.hypot(dx, dy);
      if (away > width / 2 && frame.grey[at] === 0) continue;
      const back = 1 - wider(Math.atan2(dy, dx), away);
      const shown = shade(greyAt(source, width / 2 + back * dx - 0.5, height / 2 + back * dy - 0.5));
      grey[at] = Math.max(0, Math.min(255, Math.round(shown + (away > disc ? noise * (random() + random() - 1) : 0))));
    }
  const moved = truth.map(([x, y]): Point => {
    const [dx, dy] = [x - width / 2, y - height / 2];
    const [from, angle] = [Math.hypot(dx, dy), Math.atan2(dy, dx)];
    let to = from;
    for (let step = 0; step < STEPS; step++) to = from / (1 - wider(angle, to));
    return [width / 2 + (dx * to) / from, height / 2 + (dy * to) / from];
  });
  return { frame: { ...frame, grey }, truth: moved, mm };
}

function shading(inRange: (range: Range) => number): (grey: number) => number {
  const [power, times, plus] = [inRange(ALTERED.power), inRange(ALTERED.times), inRange(ALTERED.plus)];
  return (grey) => (grey <= 0 ? 0 : 255 * times * (grey / 255) ** power + plus);
}

/** By how much nearer, as a share of its way, lies what is drawn at an angle and a distance. */
function widening(inRange: (range: Range) => number, disc: number): (angle: number, away: number) => number {
  const bias = inRange(ALTERED.wider);
  const waves = Array.from({ length: ALTERED.waves.count }, (_, k) => ({
    by: inRange(ALTERED.waves.by),
    phase: inRange([0, 2 * Math.PI]),
    times: k + 1,
  }));
  return (angle, away) => {
    const begun = Math.max(0, Math.min(1, (away / disc - BEGINS.from) / BEGINS.over));
    const around = waves.reduce((sum, { by, phase, times }) => sum + by * Math.cos(times * angle + phase), bias);
    return begun * begun * (3 - 2 * begun) * around;
  };
}

/** The mean of each pixel and its neighbours. */
function blurred({ width, height, grey }: GreyFrame): Float32Array {
  const out = new Float32Array(width * height);
  const at = (x: number, y: number): number =>
    grey[Math.max(0, Math.min(height - 1, y)) * width + Math.max(0, Math.min(width - 1, x))] ?? 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const beside = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1);
      const across = at(x - 1, y - 1) + at(x + 1, y - 1) + at(x - 1, y + 1) + at(x + 1, y + 1);
      out[y * width + x] = (4 * at(x, y) + 2 * beside + across) / 16;
    }
  return out;
}
