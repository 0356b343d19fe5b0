import type { Contour } from '../../geometry/point.ts';
import { remembered } from '../../remembered.ts';
import type { Outline, Session } from '../document/document.ts';
import { isOfItsFrame } from './automatic.ts';
import { distanceTo } from './distance.ts';
import { polygonThrough } from './shapes.ts';

/** A point of an interpolated line this near to another line lies on it: rounding and no hand (picture pixels). */
const ON_THE_LINE = 0.01;

/**
 * The outlines that only repeat another frame's line, by id, each with the outline whose line it is: copied or
 * interpolated, accepted, and no point ever moved. They are no evidence of their own. Of copies whose source is gone
 * the first one stands for it.
 */
export const identicalOutlines = remembered((outlines: readonly Outline[]): ReadonlyMap<string, Outline> => {
  const counting = outlines.filter(({ accepted, repeatOf }) => accepted && repeatOf === null);
  const alike = new Map<string, Outline[]>();
  for (const outline of counting) {
    const name = lineName(outline);
    const known = alike.get(name);
    if (known === undefined) alike.set(name, [outline]);
    else known.push(outline);
  }
  const found = new Map<string, Outline>();
  for (const outline of counting) {
    if (isOfItsFrame(outline)) continue;
    const source = sameLine(outline, alike.get(lineName(outline)) ?? []) ?? keyLine(outline, counting);
    if (source !== null) found.set(outline.id, source);
  }
  return found;
});

/** Whether an outline was traced on its own frame: accepted, and no untouched copy of another frame's line. */
export function isTraced({ outlines }: Pick<Session, 'outlines'>, { id, accepted }: Outline): boolean {
  return accepted && !identicalOutlines(outlines).has(id);
}

/** Outlines of one run with the same first knots are worth comparing. */
function lineName({ run, curve, knots }: Outline): string {
  return `${run} ${curve} ${knots.length} ${knots[0]?.join(' ')} ${knots[1]?.join(' ')}`;
}

/** The outline whose points these are: one of the operator's hand on another frame, else an earlier copy. */
function sameLine(outline: Outline, candidates: readonly Outline[]): Outline | null {
  const same = candidates.filter((one) => one === outline || isSame(one.knots, outline.knots));
  const others = same.filter(({ frame }) => frame !== outline.frame);
  const earlier = same.slice(0, same.indexOf(outline)).find(({ frame }) => frame !== outline.frame);
  return others.find(isOfItsFrame) ?? earlier ?? null;
}

function isSame(a: Contour, b: Contour): boolean {
  return a.length === b.length && a.every(([x, y], k) => x === b[k]?.[0] && y === b[k]?.[1]);
}

/** For an interpolated outline: the key outline on whose line it lies, as between two key outlines that are one line. */
function keyLine(outline: Outline, counting: readonly Outline[]): Outline | null {
  if (outline.origin !== 'interpolation') return null;
  const { run, role, segment, frame } = outline;
  const keys = counting
    .filter((one) => one.run === run && one.role === role && one.segment === segment && one.origin !== 'interpolation')
    .toSorted((a, b) => a.frame - b.frame);
  const around = [keys.findLast((key) => key.frame < frame), keys.find((key) => key.frame > frame)];
  return around.find((key) => key !== undefined && liesOn(outline, key)) ?? null;
}

/** Whether every knot of an outline lies on another one's line. */
function liesOn({ knots }: Outline, { knots: others, curve }: Outline): boolean {
  const line = polygonThrough(others, curve);
  return knots.every((place) => distanceTo(place, line) <= ON_THE_LINE);
}
