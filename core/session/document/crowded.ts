import { MOST_POINTS } from '../drawn/shapes.ts';

/** The most of each kind that a session has; a run of 20,000 frames with an outline on each is one. */
const MOST: Readonly<Record<string, number>> = {
  runs: 2000,
  outlines: 20_000,
  measurements: 20_000,
  vessels: 2000,
  marks: 20_000,
};

/** The lists of places that an object in a session has. */
const LINES = ['knots', 'points', 'centre', 'left', 'right', 'gaps'];

/**
 * What a session has more of than is read, as the rest of a sentence that begins with its file; null where it is of a usual size. Asked before
 * anything of the document is looked at: what follows takes its time for each of them.
 */
export function crowdedWith(document: unknown): string | null {
  for (const [kind, most] of Object.entries(MOST)) {
    const list = memberOf(document, kind);
    if (!Array.isArray(list)) continue;
    if (list.length > most) return `has ${counted(list.length)} ${kind}, more than the ${counted(most)} that are read`;
    const points = longestLine(list);
    if (points > MOST_POINTS)
      return `has a line of ${counted(points)} points in its ${kind}, more than the ${counted(MOST_POINTS)} that are read`;
  }
  return null;
}

function longestLine(list: readonly unknown[]): number {
  let longest = 0;
  for (const one of list)
    for (const name of LINES) {
      const line = memberOf(one, name);
      if (Array.isArray(line)) longest = Math.max(longest, line.length);
    }
  return longest;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : null;
}

function counted(count: number): string {
  return count.toLocaleString('en');
}
