import { contourOf, type Flat, flatOf, type Polygon, vertexOf, xOf, yOf } from './flat.ts';
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
export function paired(a: Polygon, b: Polygon): Pairing {
  const [first, second] = [walkOf(flatOf(a)), walkOf(flatOf(b))];
  const from = walked(first, 0, new Float64Array(2 * PLACES));
  const turned = new Float64Array(2 * PLACES);
  const coarse = bestStart(from, walked(second, 0, turned));
  const start = sharpened((shift) => sizeOf(agreement(from, walked(second, shift, turned))), coarse);
  const turn = angleOf(agreement(from, walked(second, start, turned)));
  return {
    centres: [first.centre, second.centre],
    from: contourOf(from),
    to: rotated(contourOf(turned), -turn),
    turn,
  };
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
  readonly vertices: Flat;
  readonly along: Float64Array;
}

function walkOf(curve: Flat): Walk {
  const count = curve.length / 2;
  if (count === 0) throw new Error('a curve has vertices');
  const centre = centroid(curve);
  const back = signedArea(curve) < 0;
  const vertices = new Float64Array(2 * count);
  for (let k = 0; k < count; k += 1) {
    const from = back && k > 0 ? count - k : k;
    vertices[2 * k] = xOf(curve, from) - centre[0];
    vertices[2 * k + 1] = yOf(curve, from) - centre[1];
  }
  const even = evenedOut(vertices);
  const along = new Float64Array(count + 1);
  for (let k = 0; k < count; k += 1)
    along[k + 1] = (along[k] ?? 0) + distance(vertexOf(even, k), vertexOf(even, (k + 1) % count));
  return { centre, vertices, along };
}

/** A shape about its centroid, stretched so that its area spreads equally far in all directions. */
function evenedOut(vertices: Flat): Flat {
  const [xx, xy, yy] = spread(vertices);
  // The inverse square root of the 2 × 2 matrix of second moments; its common factor does not matter.
  const root = Math.sqrt(xx * yy - xy * xy);
  const even = new Float64Array(vertices.length);
  for (let k = 0; k < vertices.length / 2; k += 1) {
    const [x, y] = [xOf(vertices, k), yOf(vertices, k)];
    even[2 * k] = (yy + root) * x - xy * y;
    even[2 * k + 1] = (xx + root) * y - xy * x;
  }
  return even;
}

/** Second moments of the area inside a polygon about the origin, for each unit of area. */
function spread(vertices: Flat): readonly [xx: number, xy: number, yy: number] {
  const count = vertices.length / 2;
  let [xx, xy, yy] = [0, 0, 0];
  for (let k = 0; k < count; k += 1) {
    const next = (k + 1) % count;
    const [x, y, nextX, nextY] = [xOf(vertices, k), yOf(vertices, k), xOf(vertices, next), yOf(vertices, next)];
    const cross = x * nextY - nextX * y;
    xx += cross * (x * x + x * nextX + nextX * nextX);
    xy += cross * (x * y + (x * nextY + nextX * y) / 2 + nextX * nextY);
    yy += cross * (y * y + y * nextY + nextY * nextY);
  }
  const inside = 12 * area(vertices);
  return [xx / inside, xy / inside, yy / inside];
}

/** Puts PLACES places evenly along a walk, from `start` places on, into a row. */
function walked({ vertices, along }: Walk, start: number, places: Flat): Flat {
  const count = vertices.length / 2;
  const whole = along[count] ?? 0;
  let edge = 0;
  let before = Number.POSITIVE_INFINITY;
  for (let k = 0; k < PLACES; k += 1) {
    const share = (k + start) / PLACES;
    const wanted = (share - Math.floor(share)) * whole;
    if (wanted < before) edge = 0;
    before = wanted;
    while (edge < count - 1 && (along[edge + 1] ?? whole) <= wanted) edge += 1;
    const next = (edge + 1) % count;
    const [x, y] = [xOf(vertices, edge), yOf(vertices, edge)];
    const length = (along[edge + 1] ?? whole) - (along[edge] ?? 0);
    const part = length === 0 ? 0 : (wanted - (along[edge] ?? 0)) / length;
    places[2 * k] = x + part * (xOf(vertices, next) - x);
    places[2 * k + 1] = y + part * (yOf(vertices, next) - y);
  }
  return places;
}

/** How well places agree with others that start `shift` later: Σ of their products as complex numbers. */
type Agreement = readonly [dot: number, cross: number];

function agreement(from: Flat, to: Flat, shift = 0): Agreement {
  let [dot, cross] = [0, 0];
  let other = shift;
  for (let k = 0; k < PLACES; k += 1) {
    const [x, y, otherX, otherY] = [xOf(from, k), yOf(from, k), xOf(to, other), yOf(to, other)];
    dot += x * otherX + y * otherY;
    cross += x * otherY - y * otherX;
    other = other + 1 === PLACES ? 0 : other + 1;
  }
  return [dot, cross];
}

/** The agreement once turned by the best angle, and that angle. */
function sizeOf([dot, cross]: Agreement): number {
  return Math.hypot(dot, cross);
}

function angleOf([dot, cross]: Agreement): number {
  return Math.atan2(cross, dot);
}

/** The whole number of places by which the second curve starts later, with the least left-over difference and a modest turn. */
function bestStart(from: Flat, to: Flat): number {
  const most = extent(from) * extent(to);
  let best = { start: 0, cost: Number.POSITIVE_INFINITY };
  for (let start = 0; start < PLACES; start += 1) {
    const found = agreement(from, to, start);
    const angle = angleOf(found);
    const cost = 1 - sizeOf(found) / most + TURN_COST * angle * angle;
    if (cost < best.cost) best = { start, cost };
  }
  return best.start;
}

function extent(places: Flat): number {
  let sum = 0;
  for (let k = 0; k < PLACES; k += 1) sum = sum + xOf(places, k) * xOf(places, k) + yOf(places, k) * yOf(places, k);
  return Math.sqrt(sum);
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
