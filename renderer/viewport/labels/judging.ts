import type { Contour } from '../../../core/geometry/point.ts';
import { remembered } from '../../../core/remembered.ts';
import type { Box } from '../../ui/box.ts';
import { overlap, touches, wider } from '../../ui/box.ts';
import type { Size } from '../../ui/screen.ts';
import type { Bounded, Straight } from './clear.ts';
import { bounded, cross, crossesLine, isWithin, touchesLine } from './clear.ts';
import { leaderOf, withoutEnd } from './leader.ts';
import type { Grid, Spot } from './spots.ts';
import { BESIDE, boxOn, gridFor, spotIn } from './spots.ts';
import type { Ground, WantedLabel } from './wanted.ts';

/** What a label keeps off besides other labels: all that is stored of the picture, what it shows, lumens, lines; and whether its leader crosses nothing. */
export type Demand = Readonly<Partial<Record<'stored' | 'picture' | 'lumens' | 'lines' | 'clean', true>>>;

/** A label that has its place: its box, and its leader. */
export interface Standing {
  readonly box: Box;
  readonly leader: Straight;
}

/** What labels are laid out upon, ready to be held against boxes. */
export interface Lying extends Omit<Ground, 'lines'> {
  readonly lines: readonly Bounded[];
}

/** Judges the spots of a label: those of its grid by their numbers, and after them those beside its object. */
export interface Judge {
  readonly grid: Grid;
  /** The numbers of the spots beside the object. */
  readonly beside: readonly number[];
  spot(number: number): Spot;
  /** Whether the label keeps off what it has to on a spot. */
  isFree(number: number, demand: Demand): boolean;
}

/** What is asked of a spot, the quickest to answer first; `room`, that nothing else is there, is always asked for. */
const ASKED = ['stored', 'picture', 'room', 'lines', 'lumens', 'clean'] as const;
type Asked = (typeof ASKED)[number];

/** So many of them have the same answer for every label of a size, whatever is drawn and wherever others stand. */
const LASTING = 2;

/** CSS pixels that stay free between labels, and between a label and a line. */
const GAP = 4;

/** A grid with what is known of its spots whatever is drawn; two bits for each thing that is asked: it is known, it is so. */
interface Field {
  readonly grid: Grid;
  readonly count: number;
  readonly known: Uint16Array;
}

/** The fields of a picture area by the size of their boxes. */
const fields = remembered((_picture: Contour, _stored: Contour, _viewport: Size) => new Map<string, Field>());

function fieldOf({ picture, stored, viewport }: Lying, size: Size): Field {
  const known = fields(picture, stored, viewport);
  const name = `${size.width} ${size.height}`;
  const field = known.get(name) ?? newField(size, viewport);
  known.set(name, field);
  return field;
}

function newField(size: Size, viewport: Size): Field {
  const grid = gridFor(size, viewport);
  const count = grid.columns.length * grid.rows.length;
  return { grid, count, known: new Uint16Array(count) };
}

/** Judges the spots of a label among those that stand; what is known of a spot is not worked out again for another demand, nor what lasts for another label. */
export function judging(label: WantedLabel, lying: Lying, others: readonly Standing[]): Judge {
  const { grid, count, known: lasting } = fieldOf(lying, label.size);
  const known = new Uint16Array(count + BESIDE.length);
  const spot = (number: number) => BESIDE[number - count] ?? spotIn(grid, number);
  const answer = (number: number, k: number, what: Asked): boolean => {
    const memory = k < LASTING && number < count ? lasting : known;
    const seen = ((memory[number] ?? 0) >> (2 * k)) & 3;
    if (seen !== 0) return seen === 3;
    const is = CHECKS[what](boxOn(spot(number), label, lying.viewport), lying, label, others);
    memory[number] = (memory[number] ?? 0) | ((is ? 3 : 1) << (2 * k));
    return is;
  };
  const isFree = (number: number, demand: Demand) => {
    for (const [k, what] of ASKED.entries()) if (isAsked(what, demand) && !answer(number, k, what)) return false;
    return true;
  };
  return { grid, beside: BESIDE.map((_, k) => count + k), spot, isFree };
}

function isAsked(what: Asked, demand: Demand): boolean {
  return what === 'room' || demand[what] === true;
}

/** Whether a label keeps off what it has to with its box on some spot. */
export function isFreeOn(spot: Spot, demand: Demand, label: WantedLabel, lying: Lying, others: readonly Standing[]) {
  const box = boxOn(spot, label, lying.viewport);
  return ASKED.every((what) => !isAsked(what, demand) || CHECKS[what](box, lying, label, others));
}

const closed = remembered((places: Contour) => bounded({ places, closed: true }));

type Check = (box: Box, lying: Lying, label: WantedLabel, others: readonly Standing[]) => boolean;

const CHECKS: Readonly<Record<Asked, Check>> = {
  room: (box, { taken }, _, others) => {
    const around = wider(box, GAP);
    return !taken.some((one) => overlap(around, one)) && !others.some((one) => overlap(around, one.box));
  },
  stored: (box, { stored }) => !isWithin(box, closed(stored)),
  picture: (box, { picture }) => !isWithin(box, closed(picture)),
  lines: (box, { lines }) => {
    const around = wider(box, GAP);
    return !lines.some((line) => touchesLine(around, line));
  },
  lumens: (box, { lines }) => !lines.some((line) => isWithin(box, line)),
  clean: (box, { lines }, label, others) => {
    const around = wider(box, GAP);
    const leader = leaderOf(box, label);
    const free = withoutEnd(leader);
    const isCrossed = (other: Standing) =>
      touches(wider(other.box, 1), ...leader) || touches(around, ...other.leader) || cross(leader, other.leader);
    return !others.some(isCrossed) && !lines.some((line) => crossesLine(free, line));
  },
};
