import type { Contour, Point } from '../../core/geometry/point.ts';
import type { GreyFrame } from '../../core/lumen/answer.ts';
import { seededRandom } from '../phantom/random.ts';
import { bell, spread } from '../phantom/speckle.ts';
import { type Chances, chancesOf, turned } from './chances.ts';
import { BEAMS, type EchoLevels, echoLevels, SAMPLES } from './levels.ts';
import { type Kind, outlineOf, type RandomLumen, randomLumen } from './shape.ts';

/** Side of the picture in pixels, and the millimetres that half of it shows. */
const SIDE = 512;
const HALF_MM = 20;

/** A frame of a random lumen with its true border in picture pixels (edges); `mm` is the size of a pixel. */
export interface TrueFrame {
  readonly frame: GreyFrame;
  readonly truth: Contour;
  readonly mm: number;
}

/** The frame of a seed: the same one for the same seed on every machine. */
export function trueFrame(seed: number, kind: Kind): TrueFrame {
  const chances = chancesOf(seededRandom(seed));
  const lumen = randomLumen(chances, kind);
  const levels = echoLevels(chances, lumen, kind);
  const grey = greysOf(chances, lumen, levels, kind);
  const truth = outlineOf(lumen, 240).map(([x, y]): Point => [(SIDE / 2) * (1 + x), (SIDE / 2) * (1 + y)]);
  return { frame: scanConverted(grey, levels.farthest), truth, mm: (2 * HALF_MM) / SIDE };
}

/** Full width at half maximum by the deviation of a bell. */
const FWHM = 2.355;

/** Greys of beams × samples: scatterers seen through the point spread, wire, ring-down and noise, logarithm, what the console does beside the catheter. */
function greysOf(chances: Chances, lumen: RandomLumen, levels: EchoLevels, kind: Kind): Float32Array {
  const { between, happens } = chances;
  const amplitude = levels.db.map((db) => 10 ** (db / 20));
  const perReach = SAMPLES / levels.farthest;
  const along = bell((between(0.005, 0.022) / FWHM) * perReach);
  const across = bell(((between(0.025, 0.14) / FWHM) * BEAMS) / (2 * Math.PI));
  const wire = happens(0.25) ? wireOf(chances, lumen) : null;
  if (wire !== null)
    eachSample(levels, (at, angle, away) => {
      amplitude[at] = (amplitude[at] ?? 0) * wire.shadow(angle, away);
    });
  const echo = (): Float32Array => {
    const scatterers = chances.normals(BEAMS * SAMPLES).map((value, at) => value * Math.SQRT1_2 * (amplitude[at] ?? 0));
    return spread(spread(scatterers, along, 1, SAMPLES), across, SAMPLES, BEAMS);
  };
  const [real, imaginary] = [echo(), echo()];
  const power = real.map((value, at) => value * value + (imaginary[at] ?? 0) ** 2);
  addRings(chances, lumen, levels, wire, power);
  if (happens(0.4)) {
    const [second, third] = [echo(), echo()];
    for (let at = 0; at < power.length; at++)
      power[at] = ((power[at] ?? 0) + (second[at] ?? 0) ** 2 + (third[at] ?? 0) ** 2) / 2;
  }
  return shades(chances, lumen, levels, power, kind);
}

function eachSample({ farthest }: EchoLevels, visit: (at: number, angle: number, away: number) => void): void {
  for (let beam = 0, at = 0; beam < BEAMS; beam++)
    for (let k = 0; k < SAMPLES; k++, at++) visit(at, (2 * Math.PI * beam) / BEAMS, ((k + 0.5) / SAMPLES) * farthest);
}

interface Wire {
  readonly shadow: (angle: number, away: number) => number;
  readonly echo: (angle: number, away: number) => number;
}

function wireOf({ between, angle }: Chances, lumen: RandomLumen): Wire {
  const [at, wide, near] = [angle(), between(0.03, 0.09), lumen.catheter + between(0.005, 0.12)];
  const beam = (direction: number): number => Math.exp(-((turned(direction - at) / wide) ** 2) / 2);
  const comet = (away: number): number =>
    [0, 1, 2, 3, 4].reduce((sum, k) => sum + 0.55 ** k * Math.exp(-(((away - near - 0.022 * k) / 0.006) ** 2) / 2), 0);
  return {
    shadow: (direction, away) => (away > near + 0.012 ? 1 - 0.95 * beam(direction) : 1),
    echo: (direction, away) => 1.8 * beam(direction) * comet(away),
  };
}

/** Power of the wire, of the ring-down beside the catheter and of the noise, which grows outwards. */
function addRings(
  { between, happens, normals }: Chances,
  lumen: RandomLumen,
  levels: EchoLevels,
  wire: Wire | null,
  power: Float32Array,
): void {
  const ring = happens(0.6) ? 10 ** (between(-30, 8) / 20) : 0;
  const fades = between(0.008, 0.05);
  const noise = 10 ** (between(-60, -32) / 20);
  const grows = between(0, 3);
  const random = normals(2 * BEAMS * SAMPLES);
  eachSample(levels, (at, angle, away) => {
    const rings = ring * Math.exp(-Math.max(0, away - lumen.catheter) / fades) + (wire?.echo(angle, away) ?? 0);
    const hiss = noise * (1 + grows * away * away);
    const [a, b] = [hiss * (random[2 * at] ?? 0), hiss * (random[2 * at + 1] ?? 0)];
    power[at] = (power[at] ?? 0) + rings * rings + a * a + b * b;
  });
}

/** The console's part: log compression, blanking beside the catheter, coarse greys, the grey ring, bright spots. */
function shades(
  { between, happens, normals }: Chances,
  lumen: RandomLumen,
  levels: EchoLevels,
  power: Float32Array,
  kind: Kind,
): Float32Array {
  const blanked = happens(kind === 'vein' ? 0.75 : 0.45)
    ? { to: lumen.catheter + between(0, 0.07), soft: between(0.005, 0.02) }
    : null;
  const [span, top, gamma, steps] = [between(32, 62), between(110, 235), between(0.75, 1.35), happens(0.2) ? 8 : 0];
  const ring = happens(0.3) ? { to: lumen.catheter * between(1.1, 2), grey: between(50, 170) } : null;
  const spots = { above: happens(0.3) ? between(3.6, 4.2) : 20, grey: between(120, 255) };
  const disc = between(0, 32);
  const random = normals(2 * BEAMS * SAMPLES);
  const grey = new Float32Array(BEAMS * SAMPLES);
  eachSample(levels, (at, _, away) => {
    let db = 10 * Math.log10((power[at] ?? 0) + 1e-9);
    if (blanked !== null) db -= 40 / (1 + Math.exp((away - blanked.to) / blanked.soft));
    let shade = 255 * (clipped(top + (db / span) * 255) / 255) ** gamma;
    if (steps > 0) shade = Math.round(shade / steps) * steps;
    if (ring !== null && away < ring.to && (levels.depth[at] ?? 0) < 0.03)
      shade = Math.max(shade, ring.grey + 12 * (random[2 * at] ?? 0));
    if ((random[2 * at + 1] ?? 0) > spots.above) shade = spots.grey;
    grey[at] = clipped(away < lumen.catheter ? disc : shade);
  });
  return grey;
}

function clipped(value: number): number {
  return Math.max(0, Math.min(255, value));
}

/** Beams laid into a square picture about the catheter. */
function scanConverted(polar: Float32Array, farthest: number): GreyFrame {
  const grey = new Uint8Array(SIDE * SIDE);
  const value = (beam: number, k: number): number => polar[(beam % BEAMS) * SAMPLES + k] ?? 0;
  for (let y = 0, at = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++, at++) {
      const [dx, dy] = [(x + 0.5 - SIDE / 2) / (SIDE / 2), (y + 0.5 - SIDE / 2) / (SIDE / 2)];
      const r = Math.max(0, (Math.hypot(dx, dy) / farthest) * SAMPLES - 0.5);
      if (r > SAMPLES - 1) continue;
      const t = (turned(Math.atan2(dy, dx) - Math.PI) / (2 * Math.PI) + 0.5) * BEAMS;
      const [beam, k] = [Math.floor(t), Math.min(SAMPLES - 2, Math.floor(r))];
      const [u, v] = [t - beam, r - k];
      const near = value(beam, k) + u * (value(beam + 1, k) - value(beam, k));
      const far = value(beam, k + 1) + u * (value(beam + 1, k + 1) - value(beam, k + 1));
      grey[at] = Math.round(near + v * (far - near));
    }
  }
  return { width: SIDE, height: SIDE, grey, drawn: null };
}
