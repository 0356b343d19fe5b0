import type { Point } from '../../core/geometry/point.ts';
import type { Description } from './description.ts';
import { type CrossSection, radians, reachAt } from './geometry.ts';
import type { Moment } from './motion.ts';

/** Thickness of a vein's wall. */
export const WALL_MM = 1.1;

/** A round neighbour of the vein, seen from the catheter in mm. */
export interface Ball {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** What surrounds the catheter in one frame; lengths in mm, the catheter at the origin, x right, y down. */
export interface Anatomy {
  readonly section: CrossSection;
  /** Direction of the lumen's long axis. */
  readonly cos: number;
  readonly sin: number;
  /** Of a dented border: how far out it lies and how fast that changes, at DIRECTIONS directions of `directionOf`; null of an ellipse. */
  readonly dented: { readonly reach: Float32Array; readonly slope: Float32Array } | null;
  /** No place of the border is farther from the catheter. */
  readonly farthestMm: number;
  readonly artery: Ball | null;
  readonly sideVein: Ball | null;
  readonly spine: Ball | null;
  readonly mass: Ball | null;
  readonly fillings: Description['fillings'];
}

const HEART_BEATS_PER_S = 1.15;
/** How much the artery widens with each beat. */
const PULSE = 0.05;

/** The vein of one moment and what lies around it; nothing but a confluent vein comes nearer to the border than its gap. */
export function anatomyOf(description: Description, moment: Moment): Anatomy {
  const { section, positionMm } = moment;
  const { spine, fillings } = description;
  return {
    section,
    cos: Math.cos(section.angle),
    sin: Math.sin(section.angle),
    dented: dentedBorder(section),
    farthestMm: Math.hypot(...section.centre) + section.long,
    artery: arteryOf(description, moment),
    sideVein: sideVeinOf(description, moment),
    spine: spine && reaches(spine, positionMm) ? beside(section, spine.atDeg, spine.gapMm, spine.radiusMm) : null,
    mass: massOf(description, moment),
    fillings: fillings.filter((each) => reaches(each, positionMm)),
  };
}

function reaches({ startMm, endMm }: { readonly startMm: number; readonly endMm: number }, at: number): boolean {
  return at >= startMm && at <= endMm;
}

function arteryOf({ artery }: Description, { section, positionMm, timeMs }: Moment): Ball | null {
  if (artery === null) return null;
  const { angle, centre, short } = section;
  // Ventral is up in the picture, so the artery lies beyond the upper end of the short axis.
  const away = short + artery.gapMm + 2 * WALL_MM + artery.radiusMm * (1 + PULSE);
  const slide = artery.slidePerMm * (positionMm - artery.crossingMm);
  const beat = Math.sin((2 * Math.PI * HEART_BEATS_PER_S * timeMs) / 1000);
  return {
    x: centre[0] + away * Math.sin(angle) + slide * Math.cos(angle),
    y: centre[1] - away * Math.cos(angle) + slide * Math.sin(angle),
    radius: artery.radiusMm * (1 + PULSE * beat),
  };
}

/** Open to the lumen at the confluence and cranial of it: the two overlap; caudal of it, it moves away. */
function sideVeinOf({ sideVein }: Description, { section, positionMm }: Moment): Ball | null {
  if (sideVein === null) return null;
  const apart = sideVein.slidePerMm * (positionMm - sideVein.joinsMm);
  if (apart < -sideVein.radiusMm) return null;
  return beside(section, sideVein.atDeg, apart - sideVein.radiusMm * 0.35, sideVein.radiusMm);
}

function massOf({ mass }: Description, { section, positionMm }: Moment): Ball | null {
  if (mass === null) return null;
  const left = mass.radiusMm ** 2 - (positionMm - mass.positionMm) ** 2;
  return left <= 0 ? null : beside(section, mass.atDeg, mass.gapMm + WALL_MM, Math.sqrt(left));
}

/** A ball that begins `gap` mm outside the border in a direction from the lumen's centre. */
function beside(section: CrossSection, atDeg: number, gap: number, radius: number): Ball {
  const direction = radians(atDeg);
  const [x, y] = borderTowards(section, direction);
  return { x: x + (gap + radius) * Math.cos(direction), y: y + (gap + radius) * Math.sin(direction), radius };
}

/** Where a straight line from the lumen's centre in a direction meets the border. */
function borderTowards(section: CrossSection, direction: number): Point {
  const { centre, long, short, angle } = section;
  const u = Math.cos(direction - angle) / long;
  const v = Math.sin(direction - angle) / short;
  const distance = reachAt(section, Math.atan2(v, u)).reach / Math.hypot(u, v);
  return [centre[0] + distance * Math.cos(direction), centre[1] + distance * Math.sin(direction)];
}

/** Distance in mm from the lumen's border: below 0 inside, exactly 0 on it, first-order accurate off it. */
export function fromBorder({ section, cos, sin, dented }: Anatomy, x: number, y: number): number {
  const dx = x - section.centre[0];
  const dy = y - section.centre[1];
  const u = (dx * cos + dy * sin) / section.long;
  const v = (dy * cos - dx * sin) / section.short;
  const level = Math.sqrt(u * u + v * v);
  if (level < 1e-9) return -section.short;
  if (dented !== null) return fromDentedBorder(section, dented, u, v, level);
  return (level * (level - 1)) / Math.sqrt((u / section.long) ** 2 + (v / section.short) ** 2);
}

function fromDentedBorder(section: CrossSection, border: Dented, u: number, v: number, level: number): number {
  const place = directionOf(u, v) * (DIRECTIONS / 4);
  const at = Math.floor(place);
  const share = place - at;
  const reach = (border.reach[at] ?? 1) * (1 - share) + (border.reach[at + 1] ?? 1) * share;
  const slope = (border.slope[at] ?? 0) * (1 - share) + (border.slope[at + 1] ?? 0) * share;
  // The way outward: of level − reach(t), along both axes.
  const outU = (u + (slope * v) / level) / level / section.long;
  const outV = (v - (slope * u) / level) / level / section.short;
  return (level - reach) / Math.sqrt(outU * outU + outV * outV);
}

type Dented = NonNullable<Anatomy['dented']>;

const DIRECTIONS = 2048;

/** A direction as a number from 0 to 4 that grows with the angle: a table's index without an arc tangent. */
function directionOf(u: number, v: number): number {
  const share = u / (Math.abs(u) + Math.abs(v));
  return v >= 0 ? 1 - share : 3 + share;
}

function dentedBorder(section: CrossSection): Anatomy['dented'] {
  if (section.dent === null) return null;
  const border: Dented = { reach: new Float32Array(DIRECTIONS + 1), slope: new Float32Array(DIRECTIONS + 1) };
  for (let index = 0; index <= DIRECTIONS; index++) {
    const place = (4 * index) / DIRECTIONS;
    const u = place <= 2 ? 1 - place : place - 3;
    const v = (place <= 2 ? 1 : -1) * (1 - Math.abs(u));
    const { reach, slope } = reachAt(section, Math.atan2(v, u));
    border.reach[index] = reach;
    border.slope[index] = slope;
  }
  return border;
}

/** How far in mm a place lies outside a ball, below 0 inside. */
export function outOf(ball: Ball, x: number, y: number): number {
  return Math.sqrt((x - ball.x) ** 2 + (y - ball.y) ** 2) - ball.radius;
}

/** Whether a place lies in a ball made larger by `margin` mm. */
export function isWithin(ball: Ball, margin: number, x: number, y: number): boolean {
  const dx = x - ball.x;
  const dy = y - ball.y;
  const reach = ball.radius + margin;
  return dx * dx + dy * dy < reach * reach;
}
