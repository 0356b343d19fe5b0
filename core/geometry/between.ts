import type { Contour, Point } from './point.ts';
import { area, centroid, distance, signedArea } from './polygon.ts';

/** Places at which two curves are set against each other; 12, 16, 20, 24, 30, 40 and 48 knots are evenly among them. */
export const PLACES = 240;

/** How much a turn (radians, squared) costs beside the share of the shape that it explains: of a nearly round lumen no turn is believed. */
const TURN_COST = 0.02;

/** Two simple closed curves set against each other place by place, each about its own centroid. */
export interface Pairing {
  readonly centres: readonly [Point, Point];
  /** PLACES places on the first curve, and those on the second that they lead to, turned back. */
  readonly from: Contour;
  readonly to: Contour;
  /** How far the second curve is turned against the first, radians from x towards y. */
  readonly turn: number;
}

/**
 * Sets two simple closed curves (in one unit with square axes) against each other. Places correspond that lie equally far
 * along both lines once each shape has been stretched to equal spread in all directions, so that ellipses correspond
 * by their own parameter; of all starting places and turns those are taken that leave least difference of shape.
 */
export function paired(a: Contour, b: Contour): Pairing {
  const [first, second] = [walkOf(a), walkOf(b)];
  const from = walked(first, 0);
  const coarse = bestStart(from, walked(second, 0));
  const start = sharpened((shift) => agreement(from, walked(second, shift)).size, coarse);
  const turned = walked(second, start);
  const turn = agreement(from, turned).angle;
  return { centres: [first.centre, second.centre], from, to: rotated(turned, -turn), turn };
}

/** The curve a share 0…1 of the way from the first to the second, as every `every`-th of PLACES places: centre, turn and shape change evenly. */
export function shapeBetween({ centres, from, to, turn }: Pairing, share: number, every = 1): Contour {
  const mixed = (a: Point, b: Point): Point => [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
  const [x, y] = mixed(...centres);
  const shape = from.filter((_, k) => k % every === 0).map((place, k) => mixed(place, to[k * every] ?? place));
  return rotated(shape, share * turn).map(([dx, dy]) => [x + dx, y + dy]);
}

function rotated(places: Contour, angle: number): Contour {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return places.map(([x, y]) => [cos * x - sin * y, sin * x + cos * y]);
}

/** A curve about its centroid, turning from x towards y, with how far along its evened-out line each vertex lies (the last entry is the whole). */
interface Walk {
  readonly centre: Point;
  readonly vertices: Contour;
  readonly along: readonly number[];
}

function walkOf(curve: Contour): Walk {
  const centre = centroid(curve);
  const [start, ...others] = curve.map(([x, y]): Point => [x - centre[0], y - centre[1]]);
  if (start === undefined) throw new Error('a curve has vertices');
  const vertices = [start, ...(signedArea(curve) < 0 ? others.reverse() : others)];
  const even = evenedOut(vertices);
  const along = [0];
  for (const [index, vertex] of even.entries())
    along.push((along[index] ?? 0) + distance(vertex, even[(index + 1) % even.length] ?? vertex));
  return { centre, vertices, along };
}

/** A shape about its centroid, stretched so that its area spreads equally far in all directions. */
function evenedOut(vertices: Contour): Contour {
  const [xx, xy, yy] = spread(vertices);
  // The inverse square root of the 2 × 2 matrix of second moments; its common factor does not matter.
  const root = Math.sqrt(xx * yy - xy * xy);
  return vertices.map(([x, y]) => [(yy + root) * x - xy * y, (xx + root) * y - xy * x]);
}

/** Second moments of the area inside a polygon about the origin, for each unit of area. */
function spread(vertices: Contour): readonly [xx: number, xy: number, yy: number] {
  let [xx, xy, yy] = [0, 0, 0];
  for (const [index, [x, y]] of vertices.entries()) {
    const [nextX, nextY] = vertices[(index + 1) % vertices.length] ?? [x, y];
    const cross = x * nextY - nextX * y;
    xx += cross * (x * x + x * nextX + nextX * nextX);
    xy += cross * (x * y + (x * nextY + nextX * y) / 2 + nextX * nextY);
    yy += cross * (y * y + y * nextY + nextY * nextY);
  }
  const inside = 12 * area(vertices);
  return [xx / inside, xy / inside, yy / inside];
}

/** PLACES places evenly along a walk, from `start` places on. */
function walked({ vertices, along }: Walk, start: number): Contour {
  const whole = along.at(-1) ?? 0;
  let edge = 0;
  let before = Number.POSITIVE_INFINITY;
  return Array.from({ length: PLACES }, (_, k): Point => {
    const share = (k + start) / PLACES;
    const wanted = (share - Math.floor(share)) * whole;
    if (wanted < before) edge = 0;
    before = wanted;
    while (edge < vertices.length - 1 && (along[edge + 1] ?? whole) <= wanted) edge += 1;
    const [x, y] = vertices[edge] ?? [0, 0];
    const [nextX, nextY] = vertices[(edge + 1) % vertices.length] ?? [x, y];
    const length = (along[edge + 1] ?? whole) - (along[edge] ?? 0);
    const part = length === 0 ? 0 : (wanted - (along[edge] ?? 0)) / length;
    return [x + part * (nextX - x), y + part * (nextY - y)];
  });
}

/** How well places agree with others that start `shift` later, once turned by the best angle: Σ of their products as complex numbers. */
function agreement(from: Contour, to: Contour, shift = 0): { readonly size: number; readonly angle: number } {
  let dot = 0;
  let cross = 0;
  for (const [index, [x, y]] of from.entries()) {
    const [otherX, otherY] = to[(index + shift) % to.length] ?? [0, 0];
    dot += x * otherX + y * otherY;
    cross += x * otherY - y * otherX;
  }
  return { size: Math.hypot(dot, cross), angle: Math.atan2(cross, dot) };
}

/** The whole number of places by which the second curve starts later, with the least left-over difference and a modest turn. */
function bestStart(from: Contour, to: Contour): number {
  const size = (places: Contour) => Math.sqrt(places.reduce((sum, [x, y]) => sum + x * x + y * y, 0));
  const most = size(from) * size(to);
  let best = { start: 0, cost: Number.POSITIVE_INFINITY };
  for (let start = 0; start < PLACES; start += 1) {
    const found = agreement(from, to, start);
    const cost = 1 - found.size / most + TURN_COST * found.angle * found.angle;
    if (cost < best.cost) best = { start, cost };
  }
  return best.start;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Where a function is largest within one place of a coarse answer (golden section). */
function sharpened(of: (shift: number) => number, coarse: number): number {
  let [low, high] = [coarse - 1, coarse + 1];
  for (let round = 0; round < 40; round += 1) {
    const [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    if (of(left) >= of(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}
