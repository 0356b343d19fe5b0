import { greatestOf } from '../../core/extremes.ts';
import type { Contour, Point } from '../../core/geometry/point.ts';
import { type Chances, turned } from './chances.ts';

/** What kind of frames are made: veins in a 60-mm field seen by an 8.2 F catheter, or vessels of any kind. */
export type Kind = 'vein' | 'any';

/** A lumen of random shape; lengths are shares of the reach (20 mm at most), the catheter lies at the origin. */
export interface RandomLumen {
  readonly vein: boolean;
  /** Radius of the catheter. */
  readonly catheter: number;
  readonly centre: Point;
  /** Radius of the lumen about its centre, by angle. */
  readonly radius: (angle: number) => number;
  readonly least: number;
}

/** Entries of the table in which the radius is kept. */
const TABLE = 1024;

/** A random lumen: an ellipse of the sizes of iliac veins (axes up to 3.7 to 1), dented, uneven, sometimes with a straight side; the catheter anywhere in it, often at its wall. */
export function randomLumen(chances: Chances, kind: Kind): RandomLumen {
  const { between, happens, angle } = chances;
  const vein = kind === 'vein' || happens(0.6);
  const catheter = kind === 'vein' ? between(0.062, 0.072) : vein ? between(0.055, 0.1) : between(0.09, 0.15);
  const mean = kind === 'vein' ? between(0.16, 0.46) : between(0.2, vein ? 0.52 : 0.5);
  const flatness = between(0, 1) ** (kind === 'vein' ? 1 : vein ? 1.5 : 2);
  const aspect = 1 + flatness * (vein ? 2.7 : 0.9);
  const long = Math.min(0.78, mean * Math.sqrt(aspect));
  const short = Math.max(mean / Math.sqrt(aspect), 0.95 * catheter);
  const form = formOf(chances, long, short);
  const side = angle();
  const room = catheter * (happens(0.45) ? between(0.1, 1.2) : between(1, 3));
  const away = (happens(0.5) ? 1 : between(0, 1)) * Math.max(0, form(side) - room);
  const placed: Point = [-away * Math.cos(side), -away * Math.sin(side)];
  const far = greatestOf(around(placed, form, 90).map(([x, y]) => Math.hypot(x, y)));
  const shrink = Math.min(1, 0.93 / far);
  const table = Float64Array.from({ length: TABLE }, (_, k) => shrink * form((2 * Math.PI * k) / TABLE));
  return {
    vein,
    catheter,
    centre: [shrink * placed[0], shrink * placed[1]],
    radius: (at) => table[((Math.round((at / (2 * Math.PI)) * TABLE) % TABLE) + TABLE) % TABLE] ?? 0,
    least: shrink * short,
  };
}

function formOf(chances: Chances, long: number, short: number): (angle: number) => number {
  const { between, happens, angle, wave } = chances;
  const turn = angle();
  const dents = [1, 2, 3].map(() => ({
    depth: happens(0.5) ? between(0, 0.35) : 0,
    at: angle(),
    wide: between(0.3, 0.9),
  }));
  const uneven = { by: happens(0.8) ? between(0, 0.07) : 0, wave: wave(9, 1.4) };
  const straight = happens(0.25) ? { at: angle(), off: Math.sqrt(long * short) * between(0.75, 1) } : null;
  return (at) => {
    let radius = 1 / Math.hypot(Math.cos(at - turn) / long, Math.sin(at - turn) / short);
    for (const dent of dents) radius *= 1 - dent.depth * Math.exp(-((turned(at - dent.at) / dent.wide) ** 2));
    radius *= 1 + uneven.by * uneven.wave(at);
    const facing = straight === null ? 0 : Math.cos(at - straight.at);
    if (straight !== null && facing > 0.2) radius = Math.min(radius, straight.off / facing);
    return Math.max(0.02, radius);
  };
}

function around([x, y]: Point, radius: (angle: number) => number, places: number): Contour {
  return Array.from({ length: places }, (_, k): Point => {
    const at = (2 * Math.PI * k) / places;
    return [x + radius(at) * Math.cos(at), y + radius(at) * Math.sin(at)];
  });
}

/** The lumen's border, the catheter at the origin. */
export function outlineOf({ centre, radius }: RandomLumen, places: number): Contour {
  return around(centre, radius, places);
}

/** How far a place lies outside the border (negative inside), about, and the angle at which the lumen's centre sees it. */
export function depthAt(
  { centre, radius }: RandomLumen,
  x: number,
  y: number,
): { readonly depth: number; readonly at: number } {
  const [dx, dy] = [x - centre[0], y - centre[1]];
  const at = Math.atan2(dy, dx);
  const here = radius(at);
  const slope = (radius(at + 0.03) - radius(at - 0.03)) / (0.06 * here);
  return { depth: (Math.hypot(dx, dy) - here) / Math.sqrt(1 + slope * slope), at };
}
