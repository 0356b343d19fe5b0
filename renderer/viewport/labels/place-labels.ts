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

/** What a label keeps off besides other labels: all that is stored of the picture, what it shows, lumens, lines; and whether its leader crosses nothing. */
type Demand = Readonly<Partial<Record<'stored' | 'picture' | 'lumens' | 'lines' | 'clean', true>>>;
/** All that can be known of a spot; `room`, that nothing else is there, is always asked for. */
type Asked = keyof Demand | 'room';

/** Where a label is tried and what it keeps off there, the best first. */
const TRIES: readonly (readonly ['anywhere' | 'beside', Demand])[] = [
  ['anywhere', { stored: true, lumens: true, lines: true, clean: true }],
  ['anywhere', { picture: true, lumens: true, lines: true, clean: true }],
  ['anywhere', { picture: true, lumens: true, lines: true }],
  ['beside', { lumens: true, lines: true, clean: true }],
  ['anywhere', { lumens: true, lines: true }],
  ['anywhere', { lines: true }],
  ['anywhere', {}],
];
/** A label stays where it was while it keeps off these. */
const STAYS: Demand = { lumens: true, lines: true };

/** What is asked of a spot, the quickest to answer first. */
const ASKED = ['stored', 'picture', 'room', 'lines', 'lumens', 'clean'] as const;

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
  if (wanted.length === 0) return [];
  const placed = new Map<string, PlacedLabel>();
  const put = (label: WantedLabel, spot: Spot) => placed.set(label.id, placedOn(spot, label, ground));
  const lying = {
    ...ground,
    picture: bounded({ places: ground.picture, closed: true }),
    stored: bounded({ places: ground.stored, closed: true }),
    lines: ground.lines.map(bounded),
  };
  const judge = (label: WantedLabel) => judging(label, lying, [...placed.values()]);
  for (const label of wanted) {
    const spot = former.find(({ id }) => id === label.id)?.spot;
    if (spot !== undefined && judge(label)(spot, STAYS)) put(label, spot);
  }
  for (const label of wanted) if (!placed.has(label.id)) put(label, bestFor(label, ground, judge(label)));
  return wanted.flatMap(({ id }) => placed.get(id) ?? []);
}

/** Whether a label on a spot keeps off what it has to. */
type Judge = (spot: Spot, demand: Demand) => boolean;

/** The first free spot: in the margin, else beside the object, else wherever it covers least. */
function bestFor(label: WantedLabel, { viewport }: Ground, isFree: Judge): Spot {
  const spots = { anywhere: anywhere(label, viewport), beside: BESIDE };
  for (const [where, demand] of TRIES) for (const spot of spots[where]) if (isFree(spot, demand)) return spot;
  return { turned: 0, away: 0 };
}

function placedOn(spot: Spot, label: WantedLabel, { viewport }: Ground): PlacedLabel {
  const box = boxOn(spot, label, viewport);
  return { id: label.id, box, leader: leaderOf(box, label), spot };
}

/** The shortest straight line from a box to one of the places where a leader may end. */
function leaderOf(box: Box, { ends, from }: WantedLabel): Straight {
  let nearest = from;
  let least = Number.POSITIVE_INFINITY;
  for (const end of ends) {
    const x = Math.max(box.x - end[0], 0, end[0] - box.x - box.width);
    const y = Math.max(box.y - end[1], 0, end[1] - box.y - box.height);
    const length = x * x + y * y;
    if (length >= least) continue;
    least = length;
    nearest = end;
  }
  return [nearestIn(box, nearest), nearest];
}

function lengthOf([[ax, ay], [bx, by]]: Straight): number {
  return Math.hypot(bx - ax, by - ay);
}

interface Lying extends Omit<Ground, 'picture' | 'stored' | 'lines'> {
  readonly stored: Bounded;
  readonly picture: Bounded;
  readonly lines: readonly Bounded[];
}

/** Judges the spots of a label among those that are placed; what is known of a spot is not worked out again for another demand. */
function judging(label: WantedLabel, lying: Lying, others: readonly PlacedLabel[]): Judge {
  const known = new Map<Spot, Standing>();
  const standingOn = (spot: Spot): Standing => {
    const box = boxOn(spot, label, lying.viewport);
    const standing = { box, around: wider(box, GAP) };
    known.set(spot, standing);
    return standing;
  };
  return (spot, demand) => {
    const standing = known.get(spot) ?? standingOn(spot);
    for (const what of ASKED) {
      if (what !== 'room' && demand[what] !== true) continue;
      standing[what] ??= CHECKS[what](standing, lying, label, others);
      if (!standing[what]) return false;
    }
    return true;
  };
}

/** A label on a spot: its box, the room around it, and what it is already known to keep off. */
type Standing = { readonly box: Box; readonly around: Box } & Partial<Record<Asked, boolean>>;

type Check = (standing: Standing, lying: Lying, label: WantedLabel, others: readonly PlacedLabel[]) => boolean;

const CHECKS: Readonly<Record<Asked, Check>> = {
  room: ({ around }, { taken }, _, others) =>
    !taken.some((one) => overlap(around, one)) && !others.some((one) => overlap(around, one.box)),
  stored: ({ box }, { stored }) => !isWithin(box, stored),
  picture: ({ box }, { picture }) => !isWithin(box, picture),
  lines: ({ around }, { lines }) => !lines.some((line) => touchesLine(around, line)),
  lumens: ({ box }, { lines }) => !lines.some((line) => isWithin(box, line)),
  clean: ({ box, around }, { lines }, label, others) => {
    const leader = leaderOf(box, label);
    const free = withoutEnd(leader);
    const isCrossed = (other: PlacedLabel) =>
      touches(wider(other.box, 1), ...leader) || touches(around, ...other.leader) || cross(leader, other.leader);
    return !others.some(isCrossed) && !lines.some((line) => crossesLine(free, line));
  },
};

/** A leader without the piece at its object, which lies on a line. */
function withoutEnd([start, end]: Straight): Straight {
  const share = Math.min(1, END / Math.max(END, lengthOf([start, end])));
  return [start, [end[0] + (start[0] - end[0]) * share, end[1] + (start[1] - end[1]) * share]];
}
