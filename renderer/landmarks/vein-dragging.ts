import type { Axis } from '../../core/plan/case.ts';
import type { Millimetres } from '../../core/units.ts';

export type Place = Exclude<keyof Axis, 'method'>;

/** A part of the vein that is dragged in a lane of its own: between two places, or at a single one. */
export interface Lane {
  readonly id: 'lesion' | 'straight' | 'landing';
  readonly label: string;
  readonly places: readonly [Place, Place] | readonly [Place];
  /** How it is set while it is unknown. */
  readonly hint: string;
}

/** The lanes from the top to the bottom. */
export const LANES: readonly Lane[] = [
  {
    id: 'lesion',
    label: 'Lesion',
    places: ['lesionStartMm', 'lesionEndMm'],
    hint: 'drag from start to end',
  },
  {
    id: 'straight',
    label: 'Straight external iliac',
    places: ['straightEivStartMm', 'straightEivEndMm'],
    hint: 'drag from start to end',
  },
  { id: 'landing', label: 'Proximal landing', places: ['proximalLandingMm'], hint: 'click where it begins' },
];

/** What a pointer in a lane has taken hold of: one place, both with the distance between them, or a new part from a place on. */
export type Hold =
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'part'; readonly lane: Lane; readonly at: Millimetres }
  | { readonly kind: 'new'; readonly lane: Lane; readonly from: Millimetres };

/** Shortest part that can be dragged, mm: the end lies below the start. */
const SHORTEST = 1;

/** What a press at `mm` in a lane takes hold of; a place is meant within `reach` mm. */
export function heldAt(axis: Axis, lane: Lane, mm: Millimetres, reach: Millimetres): Hold {
  const known = lane.places.filter((place) => axis[place] !== undefined);
  const [only] = lane.places;
  if (lane.places.length === 1) return { kind: 'place', place: only };
  if (known.length === 0) return { kind: 'new', lane, from: mm };
  const unknown = lane.places.find((place) => axis[place] === undefined);
  const away = (place: Place) => Math.abs((axis[place] ?? 0) - mm);
  const [nearest = only] = known.toSorted((a, b) => away(a) - away(b));
  if (away(nearest) <= reach) return { kind: 'place', place: nearest };
  if (unknown !== undefined) return { kind: 'place', place: unknown };
  const [start = 0, end = 0] = lane.places.map((place) => axis[place]);
  return start < mm && mm < end ? { kind: 'part', lane, at: mm } : { kind: 'place', place: nearest };
}

/** The axis after a hold was dragged to `mm`, in whole millimetres and never past a place that it has to stay on this side of. */
export function draggedTo(axis: Axis, hold: Hold, mm: Millimetres): Axis {
  switch (hold.kind) {
    case 'place':
      return { ...axis, [hold.place]: within(axis, hold.place, Math.round(mm)) };
    case 'part':
      return shifted(axis, hold.lane, Math.round(mm - hold.at));
    case 'new':
      return laid(axis, hold.lane, hold.from, mm);
  }
}

/** The axis with one place moved by some millimetres, kept on its side of its neighbours. */
export function nudged(axis: Axis, place: Place, by: Millimetres): Axis {
  const before = axis[place];
  return before === undefined ? axis : { ...axis, [place]: within(axis, place, before + by) };
}

/** The next place towards the heart, and away from it, that a place must not pass, with the distance it keeps. */
const NEIGHBOURS: Readonly<Record<Place, { readonly above?: Place; readonly below?: Place; readonly gap: number }>> = {
  proximalLandingMm: { below: 'lesionStartMm', gap: 0 },
  lesionStartMm: { above: 'proximalLandingMm', below: 'lesionEndMm', gap: SHORTEST },
  lesionEndMm: { above: 'lesionStartMm', gap: SHORTEST },
  straightEivStartMm: { below: 'straightEivEndMm', gap: SHORTEST },
  straightEivEndMm: { above: 'straightEivStartMm', gap: SHORTEST },
};

function within(axis: Axis, place: Place, mm: Millimetres): Millimetres {
  const { above, below, gap } = NEIGHBOURS[place];
  // Only the landing may lie where the lesion starts.
  const overGap = above === 'proximalLandingMm' ? 0 : gap;
  const least = above === undefined ? 0 : (axis[above] ?? 0) + (axis[above] === undefined ? 0 : overGap);
  const most = below === undefined ? Number.POSITIVE_INFINITY : (axis[below] ?? Number.POSITIVE_INFINITY) - gap;
  return Math.max(least, Math.min(most, mm));
}

function shifted(axis: Axis, { places: [first, last = first] }: Lane, by: Millimetres): Axis {
  const [start = 0, end = 0] = [axis[first], axis[last]];
  const { above } = NEIGHBOURS[first];
  const least = above === undefined ? 0 : (axis[above] ?? 0);
  const moved = Math.max(least - start, by);
  return { ...axis, [first]: start + moved, [last]: end + moved };
}

function laid(axis: Axis, { places: [first, last = first] }: Lane, from: Millimetres, to: Millimetres): Axis {
  const { above } = NEIGHBOURS[first];
  const least = above === undefined ? 0 : (axis[above] ?? 0);
  const ends = [from, to].map((mm) => Math.max(least, Math.round(mm))).toSorted((a, b) => a - b);
  const [start = 0, end = 0] = ends;
  return end - start < SHORTEST ? axis : { ...axis, [first]: start, [last]: end };
}
