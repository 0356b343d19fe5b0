import type { Point } from '../../core/geometry/point.ts';
import type { Description } from './description.ts';
import type { CrossSection } from './geometry.ts';
import type { Moment } from './motion.ts';

/** Mean echo of blood in the vein, in dB of the strongest tissue. */
export const BLOOD_DB = -29;
const WALL_DB = -1;
const WALL_MM = 0.9;
/** How much weaker a wall echoes that the beam only grazes. */
const GRAZING_DB = 4.4;
const TISSUE_DB = -9;
/** The tissue's echo falls off with depth as exp(−d / 10 mm), as an amplitude. */
const FADING_DB_PER_MM = 8.686 / 10;
const ARTERY_BLOOD_DB = -33;
const ARTERY_WALL_DB = -3;
const ARTERY_WALL_MM = 0.9;

/** What surrounds the catheter in one frame; lengths in mm, the catheter at the origin, x right, y down. */
export interface Anatomy {
  readonly section: CrossSection;
  /** Direction of the lumen's long axis. */
  readonly cos: number;
  readonly sin: number;
  readonly artery: { readonly centre: Point; readonly radius: number };
}

/** The vein of one moment and the artery that crosses it, always `gapMm` or more outside the border. */
export function anatomyOf({ artery }: Description, { section, positionMm }: Moment): Anatomy {
  const cos = Math.cos(section.angle);
  const sin = Math.sin(section.angle);
  // Ventral is up in the picture, so the artery lies beyond the upper end of the short axis.
  const away = section.short + artery.gapMm + ARTERY_WALL_MM + artery.radiusMm;
  const slide = artery.slidePerMm * (positionMm - artery.crossingMm);
  const [x, y] = section.centre;
  return {
    section,
    cos,
    sin,
    artery: { centre: [x + away * sin + slide * cos, y - away * cos + slide * sin], radius: artery.radiusMm },
  };
}

/** Distance in mm from the lumen's border: below 0 inside, exactly 0 on it, first-order accurate off it. */
export function fromBorder({ section, cos, sin }: Anatomy, x: number, y: number): number {
  const dx = x - section.centre[0];
  const dy = y - section.centre[1];
  const u = (dx * cos + dy * sin) / section.long;
  const v = (dy * cos - dx * sin) / section.short;
  const level = Math.sqrt(u * u + v * v);
  const slope = Math.sqrt((u / section.long) ** 2 + (v / section.short) ** 2);
  return slope < 1e-9 ? -section.short : (level * (level - 1)) / slope;
}

/** Mean echo in dB of a place `distance` mm outside the lumen. */
export function outsideDb(anatomy: Anatomy, x: number, y: number, distance: number): number {
  const fromArtery = Math.hypot(x - anatomy.artery.centre[0], y - anatomy.artery.centre[1]) - anatomy.artery.radius;
  if (fromArtery < 0) return ARTERY_BLOOD_DB;
  if (fromArtery < ARTERY_WALL_MM) {
    return ARTERY_WALL_DB - GRAZING_DB * grazing(x, y, x - anatomy.artery.centre[0], y - anatomy.artery.centre[1]);
  }
  if (distance < WALL_MM) return WALL_DB - GRAZING_DB * grazingOfVein(anatomy, x, y);
  return TISSUE_DB - FADING_DB_PER_MM * distance;
}

function grazingOfVein({ section, cos, sin }: Anatomy, x: number, y: number): number {
  const dx = x - section.centre[0];
  const dy = y - section.centre[1];
  const u = (dx * cos + dy * sin) / section.long ** 2;
  const v = (dy * cos - dx * sin) / section.short ** 2;
  return grazing(x, y, u * cos - v * sin, u * sin + v * cos);
}

/** How flatly the beam to (x, y) meets a wall whose normal is given: 0 = head-on, 1 = along it. */
function grazing(x: number, y: number, normalX: number, normalY: number): number {
  const lengths = Math.sqrt((x * x + y * y) * (normalX * normalX + normalY * normalY));
  return 1 - Math.abs(x * normalX + y * normalY) / (lengths + 1e-9);
}
