import { type Chances, turned } from './chances.ts';
import { depthAt, type Kind, type RandomLumen } from './shape.ts';

/** Beams around and samples outwards of the simulated frame. */
export const BEAMS = 384;
export const SAMPLES = 448;

/** The echo levels of one frame in dB against a bright wall, beam by beam, out to `farthest` (shares of the reach). */
export interface EchoLevels {
  readonly farthest: number;
  readonly db: Float32Array;
  /** How far outside the border each sample lies. */
  readonly depth: Float32Array;
}

/** A layer of the picture: what it makes of a level at a sample. */
type Layer = (level: number, at: Sample) => number;

interface Sample {
  readonly angle: number;
  readonly away: number;
  readonly x: number;
  readonly y: number;
  readonly depth: number;
  /** The angle at which the lumen's centre sees it. */
  readonly seen: number;
}

/** Random echo levels about a lumen: blood from black to nearly as bright as tissue, wall, plaque, other vessels, branches, lost sectors. */
export function echoLevels(chances: Chances, lumen: RandomLumen, kind: Kind): EchoLevels {
  const farthest = kind === 'vein' ? 1.5 : chances.happens(0.65) ? 1 : chances.between(1, 1.5);
  const blood = bloodLevel(chances, kind);
  const layers = [
    wall(chances, lumen, blood),
    ...[1, 2].map(() => otherVessel(chances, lumen, blood)),
    branch(chances, blood),
    ...[1, 2].map(() => lostSector(chances)),
    web(chances, lumen),
    unevenGain(chances),
  ];
  const [db, depth] = [new Float32Array(BEAMS * SAMPLES), new Float32Array(BEAMS * SAMPLES)];
  for (let beam = 0, at = 0; beam < BEAMS; beam++) {
    const angle = (2 * Math.PI * beam) / BEAMS;
    for (let k = 0; k < SAMPLES; k++, at++) {
      const away = ((k + 0.5) / SAMPLES) * farthest;
      const [x, y] = [away * Math.cos(angle), away * Math.sin(angle)];
      const seen = depthAt(lumen, x, y);
      const sample: Sample = { angle, away, x, y, depth: seen.depth, seen: seen.at };
      let level = 0;
      for (const layer of layers) level = layer(level, sample);
      db[at] = level;
      depth[at] = seen.depth;
    }
  }
  return { farthest, db, depth };
}

function bloodLevel({ between, happens }: Chances, kind: Kind): number {
  if (kind === 'vein') return happens(0.25) ? between(-38, -26) : between(-26, -10);
  if (happens(0.45)) return between(-45, -28);
  return happens(0.7) ? between(-28, -16) : between(-16, -9);
}

/** A smooth random pattern over the picture, about unit variance. */
function pattern(chances: Chances, fineness: number): (x: number, y: number) => number {
  const waves = Array.from({ length: 8 }, () => {
    const direction = chances.angle();
    const pace = fineness * chances.between(0.5, 1.5);
    return { x: pace * Math.cos(direction), y: pace * Math.sin(direction), phase: chances.angle() };
  });
  return (x, y) => waves.reduce((sum, wave) => sum + Math.cos(wave.x * x + wave.y * y + wave.phase), 0) / 2;
}

/** Blood inside; outside of it plaque in arteries, the bright wall, media, and tissue that fades. */
function wall(chances: Chances, lumen: RandomLumen, level: number): Layer {
  const { between, happens, angle, wave } = chances;
  const tissue = between(-12, -2);
  const blood = Math.min(level, tissue - between(4, 8));
  const plaque = Math.min(2, Math.max(blood + between(5, 16), between(-22, 0)));
  const media = Math.min(plaque - between(3, 12), between(-25, -12));
  const eccentric = { at: angle(), power: between(0.5, 3), by: between(0, 0.22) };
  const intima = { least: lumen.vein ? (happens(0.3) ? between(0, 0.03) : 0) : between(0, 0.05), wave: wave(6, 1) };
  const medial = !lumen.vein && happens(0.6) ? between(0, 0.035) : 0;
  const adventitia = { wide: lumen.vein ? between(0.03, 0.12) : between(0.05, 0.2), wave: wave(5, 1) };
  const grazing = between(0, 12);
  const patchy = { wave: wave(8, 0.7), by: between(0, 3) };
  const cap = happens(0.5) ? { by: between(2, 10), deep: between(0.008, 0.03) } : null;
  const fades = between(0, 25);
  const texture = [pattern(chances, 40), pattern(chances, 14)] as const;
  const textured = [between(0, 4), between(0, 4)] as const;
  const swirl = happens(0.5) ? { by: between(0, 3), pattern: pattern(chances, 7) } : null;
  const darker = happens(0.4) ? 12 * between(0, 1) * between(0, 0.6) : 0;
  return (_, { x, y, away, depth, seen, angle: beam }) => {
    if (depth <= 0) {
      const near = darker * Math.exp(-Math.max(0, away - lumen.catheter) / 0.12);
      return blood + (swirl === null ? 0 : swirl.by * swirl.pattern(x, y)) - near;
    }
    const tex = textured[0] * texture[0](x, y) + textured[1] * texture[1](x, y);
    const bright = grazing * (Math.abs(Math.cos(seen - beam)) - 1) + patchy.by * patchy.wave(seen);
    const facing = ((Math.cos(seen - eccentric.at) + 1) / 2) ** eccentric.power;
    const thick =
      (intima.least + (lumen.vein ? 0 : eccentric.by * facing)) * Math.max(0.1, 1 + 0.25 * intima.wave(seen));
    if (depth < thick) return plaque + 0.7 * tex + (cap === null ? 0 : cap.by * Math.exp(-((depth / cap.deep) ** 2)));
    if (depth < thick + medial) return media;
    const outer = thick + medial + adventitia.wide * Math.max(0.15, 1 + 0.4 * adventitia.wave(seen));
    return depth < outer ? bright + 0.5 * tex : tissue + tex - (depth - outer) * fades;
  };
}

/** An artery or another vein behind the wall: its own blood within a bright ring. */
function otherVessel({ between, happens, angle }: Chances, lumen: RandomLumen, blood: number): Layer {
  const [at, size, gap, like] = [angle(), between(0.12, 0.4), between(0.03, 0.12), between(-3, 3)];
  const off = lumen.radius(at) + gap + size;
  const [x0, y0] = [lumen.centre[0] + off * Math.cos(at), lumen.centre[1] + off * Math.sin(at)];
  if (!happens(0.35)) return (level) => level;
  return (level, { x, y, depth }) => {
    const beyond = Math.hypot(x - x0, y - y0) - size;
    if (depth <= 0.02 || beyond >= 0.05) return level;
    return beyond < 0 ? blood + like : -1;
  };
}

/** A side branch or confluence: no wall over a sector. */
function branch({ between, happens, angle }: Chances, blood: number): Layer {
  const [at, wide, deep, like] = [angle(), between(0.15, 0.5), between(0.15, 0.6), between(-2, 3)];
  if (!happens(0.15)) return (level) => level;
  return (level, { depth, seen }) =>
    depth > 0 && depth < deep && Math.abs(turned(seen - at)) < wide ? blood + like : level;
}

/** A sector lost behind the border: poor contact, calcium (bright before its shadow), bone. */
function lostSector({ between, happens, angle }: Chances): Layer {
  const [at, wide, start, loss] = [angle(), between(0.1, 0.9), between(0.01, 0.25), between(8, 40)];
  const calcium = happens(0.5);
  if (!happens(0.4)) return (level) => level;
  return (level, { depth, angle: beam }) => {
    const within = 1 / (1 + Math.exp((Math.abs(turned(beam - at)) - wide) / 0.06));
    const bright = calcium && depth > 0 && depth < start ? 6 * within : 0;
    return level + bright - (within * loss) / (1 + Math.exp((start - depth) / 0.02));
  };
}

/** A web of an old thrombosis across the lumen. */
function web({ between, happens, angle }: Chances, lumen: RandomLumen): Layer {
  const [turn, off, level] = [angle(), between(-0.5, 0.5) * lumen.least, between(-22, 0) - 4];
  if (!happens(0.08)) return (now) => now;
  return (now, { x, y, depth }) => {
    const line = (x - lumen.centre[0]) * Math.sin(turn) - (y - lumen.centre[1]) * Math.cos(turn) - off;
    return depth < 0 && Math.abs(line) < 0.008 ? Math.max(now, level) : now;
  };
}

/** Depth gain that does not fit, and patches of more and less sensitivity outside the lumen. */
function unevenGain(chances: Chances): Layer {
  const { between, happens } = chances;
  const patches = { by: between(0, 5), pattern: pattern(chances, 5) };
  const whole = happens(0.3) ? { by: between(0, 6), pattern: pattern(chances, 4) } : null;
  const deeper = between(0, 14);
  return (level, { x, y, away, depth }) =>
    level +
    (depth > 0 ? patches.by * patches.pattern(x, y) : 0) +
    (whole === null ? 0 : whole.by * whole.pattern(x, y)) -
    deeper * away;
}
