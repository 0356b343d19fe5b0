import { leastOf } from '../../core/extremes.ts';
import type { Contour, Point } from '../../core/geometry/point.ts';
import type { Description } from './description.ts';

/**
 * The lumen in one plane, in mm seen from the catheter (x right, y down): an ellipse with semi-axes `long` ≥ `short`, `angle` in
 * radians, that something outside may have pushed in.
 */
export interface CrossSection {
  readonly centre: Point;
  readonly long: number;
  readonly short: number;
  readonly angle: number;
  readonly dent: Dent | null;
}

/** In the ellipse's own measure (its radius 1 everywhere) the border lies at 1 − depth · exp(−((t − at) / width)²); radians. */
interface Dent {
  readonly depth: number;
  readonly at: number;
  readonly width: number;
}

/** A station's sizes together with how much each axis grows on inspiration. */
export interface VeinShape {
  readonly section: CrossSection;
  readonly swell: { readonly long: number; readonly short: number };
}

type Vein = Pick<Description, 'stations' | 'mass' | 'catheter'>;

/** The vein at any position (mm) at end-expiration: exactly a station's sizes at the station, between its neighbours' elsewhere. */
export function veinAt({ stations, mass, catheter }: Vein, positionMm: number): VeinShape {
  const at = (value: (station: Description['stations'][number]) => number): number =>
    smoothBetween(stations, (station) => station.positionMm, value, positionMm);
  const upright: CrossSection = {
    centre: [at((station) => station.centreMm[0]), at((station) => station.centreMm[1])],
    long: at((station) => station.semiAxesMm[0]),
    short: at((station) => station.semiAxesMm[1]),
    angle: radians(at((station) => station.rotationDeg)),
    dent: null,
  };
  const tilt = radians(at((station) => station.tiltDeg));
  const section = tilt === 0 ? upright : stretched(upright, 1 / Math.cos(tilt), radians(catheter.tiltTowardsDeg));
  const depth = at((station) => station.dent);
  const dent =
    mass === null || depth === 0 ? null : dentOf(section, depth, radians(mass.atDeg), radians(mass.widthDeg));
  return {
    section: { ...section, dent },
    swell: { long: at((station) => station.swell), short: at((station) => station.shortSwell ?? station.swell) },
  };
}

/** Degrees as radians. */
export function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** An oblique cut through a tube: every length along one direction is `by` times as long; again an ellipse. */
function stretched(section: CrossSection, by: number, towards: number): CrossSection {
  const turned = section.angle - towards;
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)];
  // Columns of the map from the unit circle, in axes along and across the stretch.
  const [a, b, c, d] = [by * section.long * cos, -by * section.short * sin, section.long * sin, section.short * cos];
  const trace = a * a + b * b + c * c + d * d;
  const area = Math.abs(a * d - b * c);
  const spread = Math.sqrt(Math.max(0, trace * trace - 4 * area * area));
  const long = Math.sqrt((trace + spread) / 2);
  const angle = Math.atan2(2 * (a * c + b * d), a * a + b * b - c * c - d * d) / 2 + towards;
  return { ...section, long, short: area / long, angle };
}

/** The dent in a direction of the picture, in the ellipse's own measure. */
function dentOf({ long, short, angle }: CrossSection, depth: number, direction: number, width: number): Dent {
  return { depth, at: Math.atan2(Math.sin(direction - angle) / short, Math.cos(direction - angle) / long), width };
}

/** The value between two keys, level at each key and never beyond them; the end values outside. `keys` rise. */
export function smoothBetween<Key>(
  keys: readonly Key[],
  place: (key: Key) => number,
  value: (key: Key) => number,
  at: number,
): number {
  const after = keys.findIndex((key) => place(key) >= at);
  const right = keys[after] ?? keys.at(-1);
  const left = keys[after - 1] ?? right;
  if (left === undefined || right === undefined) throw new Error('there are no keys to go between');
  if (left === right || place(right) === at) return value(right);
  const share = (at - place(left)) / (place(right) - place(left));
  return value(left) + (value(right) - value(left)) * share * share * (3 - 2 * share);
}

/** How far out the border lies in the ellipse's own measure at angle `t`, and how fast that changes. */
export function reachAt({ dent }: CrossSection, t: number): { readonly reach: number; readonly slope: number } {
  if (dent === null) return { reach: 1, slope: 0 };
  const off = Math.atan2(Math.sin(t - dent.at), Math.cos(t - dent.at));
  const bell = dent.depth * Math.exp(-((off / dent.width) ** 2));
  return { reach: 1 - bell, slope: (2 * off * bell) / dent.width ** 2 };
}

/** `count` points on the border in mm, the ends of both axes of an ellipse among them when 4 divides `count`. */
export function outlineOf(section: CrossSection, count: number): Contour {
  const cos = Math.cos(section.angle);
  const sin = Math.sin(section.angle);
  return Array.from({ length: count }, (_, index) => {
    const turn = (2 * Math.PI * index) / count;
    const { reach } = reachAt(section, turn);
    const along = section.long * reach * Math.cos(turn);
    const across = section.short * reach * Math.sin(turn);
    return [section.centre[0] + along * cos - across * sin, section.centre[1] + along * sin + across * cos];
  });
}

/** How far the catheter (radius in mm, at the origin) stays from the wall in mm: negative when it does not fit into the lumen. */
export function freePlay(section: CrossSection, catheterRadiusMm: number): number {
  const [x, y] = section.centre;
  const cos = Math.cos(section.angle);
  const sin = Math.sin(section.angle);
  const [u, v] = [-(x * cos + y * sin) / section.long, (x * sin - y * cos) / section.short];
  const inside = Math.hypot(u, v) < reachAt(section, Math.atan2(v, u)).reach;
  const nearest = leastOf(outlineOf(section, 360).map(([px, py]) => Math.hypot(px, py)));
  return (inside ? nearest : -nearest) - catheterRadiusMm;
}
