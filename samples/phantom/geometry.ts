import type { Contour, Point } from '../../core/geometry/point.ts';
import type { Description } from './description.ts';

/** The lumen in one plane: an ellipse in mm, seen from the catheter (x right, y down); `long` ≥ `short` are semi-axes, `angle` in radians. */
export interface CrossSection {
  readonly centre: Point;
  readonly long: number;
  readonly short: number;
  readonly angle: number;
}

/** A station's sizes together with how much they grow on inspiration. */
export interface VeinShape {
  readonly section: CrossSection;
  readonly swell: number;
}

/** The vein at any position (mm) at end-expiration: exactly a station's sizes at the station, between its neighbours' elsewhere. */
export function veinAt(stations: Description['stations'], positionMm: number): VeinShape {
  const at = (value: (station: Description['stations'][number]) => number): number =>
    smoothBetween(stations, (station) => station.positionMm, value, positionMm);
  return {
    section: {
      centre: [at((station) => station.centreMm[0]), at((station) => station.centreMm[1])],
      long: at((station) => station.semiAxesMm[0]),
      short: at((station) => station.semiAxesMm[1]),
      angle: (at((station) => station.rotationDeg) * Math.PI) / 180,
    },
    swell: at((station) => station.swell),
  };
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

/** The ellipse's own area in mm², no polygon involved. */
export function areaOf(section: CrossSection): number {
  return Math.PI * section.long * section.short;
}

/** `count` points on the ellipse in mm, the ends of both axes among them when 4 divides `count`. */
export function outlineOf(section: CrossSection, count: number): Contour {
  const cos = Math.cos(section.angle);
  const sin = Math.sin(section.angle);
  return Array.from({ length: count }, (_, index) => {
    const turn = (2 * Math.PI * index) / count;
    const along = section.long * Math.cos(turn);
    const across = section.short * Math.sin(turn);
    return [section.centre[0] + along * cos - across * sin, section.centre[1] + along * sin + across * cos];
  });
}

/** How far the catheter (radius in mm, at the origin) stays from the wall in mm: negative when it does not fit into the lumen. */
export function freePlay(section: CrossSection, catheterRadiusMm: number): number {
  const [x, y] = section.centre;
  const cos = Math.cos(section.angle);
  const sin = Math.sin(section.angle);
  const inside = Math.hypot((x * cos + y * sin) / section.long, (y * cos - x * sin) / section.short) < 1;
  const nearest = Math.min(...outlineOf(section, 360).map(([px, py]) => Math.hypot(px, py)));
  return (inside ? nearest : -nearest) - catheterRadiusMm;
}
