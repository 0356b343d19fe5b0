import type { Box } from '../../ui/box.ts';
import { nearestIn, overlap, touches, wider } from '../../ui/box.ts';
import type { Bounded, Straight } from './clear.ts';
import { bounded, cross, crossesLine, isWithin, touchesLine } from './clear.ts';
import type { Spot } from './spots.ts';
import { anywhere, BESIDE, boxOn } from './spots.ts';
import type { Ground, WantedLabel } from './wanted.ts';

/** A label with the place of its box, and the line that leads from it to its object; CSS pixels in the picture area. */
export interface PlacedLabel {
  readonly id: string;
  readonly box: Box;
  readonly leader: Straight;
  readonly spot: Spot;
}

/** What a label keeps off besides other labels: the picture, lumens, lines; and whether its leader crosses nothing. */
type Demand = Readonly<Partial<Record<'picture' | 'lumens' | 'lines' | 'clean', true>>>;

/** Where a label is tried and what it keeps off there, the best first. */
const TRIES: readonly (readonly ['anywhere' | 'beside', Demand])[] = [
  ['anywhere', { picture: true, lumens: true, lines: true, clean: true }],
  ['anywhere', { picture: true, lumens: true, lines: true }],
  ['beside', { lumens: true, lines: true, clean: true }],
  ['anywhere', { lumens: true, lines: true }],
  ['anywhere', { lines: true }],
  ['anywhere', {}],
];
/** A label stays where it was while it keeps off these. */
const STAYS: Demand = { lumens: true, lines: true };

/** CSS pixels that stay free between labels, and between a label and a line. */
const GAP = 4;
/** What of a leader counts as its own end, CSS pixels. */
const END = 4;

/**
 * Places labels so that none covers another; nor a line, nor stands inside a closed one, nor on the picture, as far as
 * there is room. `former` are the places of a moment ago: a label stays where it was while it covers nothing there.
 */
export function placeLabels(
  wanted: readonly WantedLabel[],
  ground: Ground,
  former: readonly PlacedLabel[] = [],
): readonly PlacedLabel[] {
  const placed = new Map<string, PlacedLabel>();
  const put = (label: WantedLabel, spot: Spot) => placed.set(label.id, placedOn(spot, label, ground));
  const lying = {
    ...ground,
    picture: bounded({ places: ground.picture, closed: true }),
    lines: ground.lines.map(bounded),
  };
  const isFree = (label: WantedLabel, spot: Spot, demand: Demand) =>
    fits(boxOn(spot, label, ground.viewport), label, lying, [...placed.values()], demand);
  for (const label of wanted) {
    const spot = former.find(({ id }) => id === label.id)?.spot;
    if (spot !== undefined && isFree(label, spot, STAYS)) put(label, spot);
  }
  for (const label of wanted) {
    if (!placed.has(label.id))
      put(
        label,
        bestFor(label, ground, (spot, demand) => isFree(label, spot, demand)),
      );
  }
  return wanted.flatMap(({ id }) => placed.get(id) ?? []);
}

/** The first free spot: in the margin, else beside the object, else wherever it covers least. */
function bestFor(label: WantedLabel, { viewport }: Ground, isFree: (spot: Spot, demand: Demand) => boolean): Spot {
  const spots = { anywhere: anywhere(label, viewport), beside: BESIDE };
  for (const [where, demand] of TRIES) {
    const spot = spots[where].find((one) => isFree(one, demand));
    if (spot !== undefined) return spot;
  }
  return { turned: 0, away: 0 };
}

function placedOn(spot: Spot, label: WantedLabel, { viewport }: Ground): PlacedLabel {
  const box = boxOn(spot, label, viewport);
  return { id: label.id, box, leader: leaderOf(box, label), spot };
}

/** The shortest straight line from a box to one of the places where a leader may end. */
function leaderOf(box: Box, { ends, from }: WantedLabel): Straight {
  let best: Straight = [nearestIn(box, from), from];
  let least = Number.POSITIVE_INFINITY;
  for (const end of ends) {
    const start = nearestIn(box, end);
    const length = lengthOf([start, end]);
    if (length >= least) continue;
    least = length;
    best = [start, end];
  }
  return best;
}

function lengthOf([[ax, ay], [bx, by]]: Straight): number {
  return Math.hypot(bx - ax, by - ay);
}

interface Lying extends Omit<Ground, 'picture' | 'lines'> {
  readonly picture: Bounded;
  readonly lines: readonly Bounded[];
}

function fits(
  box: Box,
  label: WantedLabel,
  { picture, lines, taken }: Lying,
  others: readonly PlacedLabel[],
  demand: Demand,
): boolean {
  const around = wider(box, GAP);
  if (demand.picture && isWithin(box, picture)) return false;
  if (taken.some((one) => overlap(around, one)) || others.some((other) => overlap(around, other.box))) return false;
  if (demand.lines && lines.some((line) => touchesLine(around, line))) return false;
  if (demand.lumens && lines.some((line) => isWithin(box, line))) return false;
  if (!demand.clean) return true;
  const leader = leaderOf(box, label);
  const free = withoutEnd(leader);
  const isCrossed = (other: PlacedLabel) =>
    touches(wider(other.box, 1), ...leader) || touches(around, ...other.leader) || cross(leader, other.leader);
  return !others.some(isCrossed) && !lines.some((line) => crossesLine(free, line));
}

/** A leader without the piece at its object, which lies on a line. */
function withoutEnd([start, end]: Straight): Straight {
  const share = Math.min(1, END / Math.max(END, lengthOf([start, end])));
  return [start, [end[0] + (start[0] - end[0]) * share, end[1] + (start[1] - end[1]) * share]];
}
