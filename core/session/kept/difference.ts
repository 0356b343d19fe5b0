import { remembered } from '../../remembered.ts';
import type { Session } from '../document/document.ts';
import { WITHOUT_REST } from '../document/file.ts';

/** What turns a value of JSON into another one: the value itself, other members, another stretch of a list, or other items of one. */
export type Difference =
  | { readonly is: unknown }
  | { readonly in: Readonly<Record<string, Difference>>; readonly without: readonly string[] }
  | { readonly at: number; readonly drop: number; readonly put: readonly unknown[] }
  | { readonly items: Readonly<Record<string, Difference>> };

type Members = Readonly<Record<string, unknown>>;

/** What turns one value into another; null where they say the same. Parts that both share are not looked into. */
export function differenceOf(from: unknown, to: unknown): Difference | null {
  if (from === to) return null;
  if (Array.isArray(from) && Array.isArray(to)) return listDifference(from, to);
  if (isMembers(from) && isMembers(to)) return membersDifference(from, to);
  return { is: to };
}

function membersDifference(from: Members, to: Members): Difference | null {
  const without = Object.keys(from).filter((key) => from[key] !== undefined && memberOf(to, key) === undefined);
  const differences = Object.keys(to)
    .filter((key) => to[key] !== undefined)
    .map((key) => [key, differenceOf(memberOf(from, key), to[key])] as const)
    .filter((entry): entry is readonly [string, Difference] => entry[1] !== null);
  return without.length === 0 && differences.length === 0 ? null : { in: Object.fromEntries(differences), without };
}

/** A member by its name; what every object inherits (such as toString) is none. */
function memberOf(members: Members, key: string): unknown {
  return Object.hasOwn(members, key) ? members[key] : undefined;
}

/** What turns an item of a list into another one: remembered of those that have members, such as outlines, so that a list of thousands can be compared ahead. */
function itemDifference(from: unknown, to: unknown): Difference | null {
  return from !== to && isMembers(from) && isMembers(to) ? memberedDifference(from, to) : differenceOf(from, to);
}

const memberedDifference = remembered(membersDifference);

/** Lists that are as long differ item by item; of others the middle is another, between what both begin and end with. */
function listDifference(from: readonly unknown[], to: readonly unknown[]): Difference | null {
  if (from.length === to.length) {
    const items = to
      .map((item, k) => [String(k), itemDifference(from[k], item)] as const)
      .filter((entry): entry is readonly [string, Difference] => entry[1] !== null);
    return items.length === 0 ? null : { items: Object.fromEntries(items) };
  }
  const shorter = Math.min(from.length, to.length);
  const isSame = (a: number, b: number) => itemDifference(from[a], to[b]) === null;
  let at = 0;
  while (at < shorter && isSame(at, at)) at += 1;
  let end = 0;
  while (end < shorter - at && isSame(from.length - 1 - end, to.length - 1 - end)) end += 1;
  return { at, drop: from.length - at - end, put: to.slice(at, to.length - end) };
}

/** Whether two sessions say the same, with a rest possible after each outline. */
export function* saySame(
  { outlines, ...rest }: Session,
  { outlines: others, ...otherRest }: Session,
): Generator<undefined, boolean> {
  if (outlines.length !== others.length || differenceOf(rest, otherRest) !== null) return false;
  for (const [k, outline] of outlines.entries()) {
    if (itemDifference(outline, others[k]) !== null) return false;
    yield;
  }
  return true;
}

/** Compares the outlines of two sessions ahead of their difference, where they have as many, with a rest possible after every so many. */
export function* comparedInSteps(from: Session, to: Session): Generator<undefined, void> {
  if (from.outlines.length !== to.outlines.length) return;
  for (const [k, outline] of from.outlines.entries()) {
    itemDifference(outline, to.outlines[k]);
    if (k % WITHOUT_REST === WITHOUT_REST - 1) yield;
  }
}

/** The value that a difference makes of another one, which it shares all else with. Throws where it does not fit. */
export function changedBy(value: unknown, difference: unknown): unknown {
  if (!isMembers(difference)) throw new Error('no difference');
  if ('is' in difference) return difference['is'];
  if ('items' in difference) return changedItems(value, difference['items']);
  if ('in' in difference) return changedMembers(value, difference);
  const { at, drop, put } = difference;
  if (!Array.isArray(value) || !isCount(at) || !isCount(drop) || !Array.isArray(put) || at + drop > value.length)
    throw new Error('no such part of a list');
  return [...value.slice(0, at), ...put, ...value.slice(at + drop)];
}

function changedItems(value: unknown, items: unknown): unknown {
  if (!Array.isArray(value) || !isMembers(items)) throw new Error('no list');
  if (Object.keys(items).some((key) => !Object.hasOwn(value, key))) throw new Error('no such item');
  return value.map((item, k) => (Object.hasOwn(items, k) ? changedBy(item, items[k]) : item));
}

function changedMembers(value: unknown, difference: Members): unknown {
  const { in: within, without } = difference;
  if (!isMembers(value) || !isMembers(within) || !Array.isArray(without)) throw new Error('no members');
  const kept = Object.entries(value).filter(([key]) => !without.includes(key));
  const changed = Object.entries(within).map(([key, one]) => [key, changedBy(memberOf(value, key), one)] as const);
  return Object.fromEntries([...kept, ...changed]);
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}
