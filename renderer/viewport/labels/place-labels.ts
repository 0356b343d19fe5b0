import type { Box } from '../../ui/box.ts';
import type { Straight } from './clear.ts';
import { bounded } from './clear.ts';
import type { Demand, Judge, Lying } from './judging.ts';
import { isFreeOn, judging } from './judging.ts';
import { leaderOf } from './leader.ts';
import { ranked } from './ranking.ts';
import type { Spot } from './spots.ts';
import { boxOn } from './spots.ts';
import type { Ground, WantedLabel } from './wanted.ts';

/** A label with the place of its box, and the line that leads from it to its object; CSS pixels in the picture area. */
export interface PlacedLabel {
  readonly id: string;
  readonly box: Box;
  readonly leader: Straight;
  readonly spot: Spot;
}

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
  const lying: Lying = { ...ground, lines: ground.lines.map(bounded) };
  for (const label of wanted) {
    const spot = former.find(({ id }) => id === label.id)?.spot;
    if (spot !== undefined && isFreeOn(spot, STAYS, label, lying, [...placed.values()]))
      placed.set(label.id, placedOn(spot, label, ground));
  }
  for (const label of wanted) {
    if (placed.has(label.id)) continue;
    const spot = bestFor(label, judging(label, lying, [...placed.values()]));
    placed.set(label.id, placedOn(spot, label, ground));
  }
  return wanted.flatMap(({ id }) => placed.get(id) ?? []);
}

/** The first free spot: in the margin, else beside the object, else wherever it covers least. */
function bestFor(label: WantedLabel, judge: Judge): Spot {
  const spots = { anywhere: ranked(label, judge.grid), beside: judge.beside };
  for (const [where, demand] of TRIES)
    for (const number of spots[where]) if (judge.isFree(number, demand)) return judge.spot(number);
  return { turned: 0, away: 0 };
}

function placedOn(spot: Spot, label: WantedLabel, { viewport }: Ground): PlacedLabel {
  const box = boxOn(spot, label, viewport);
  return { id: label.id, box, leader: leaderOf(box, label), spot };
}
