import { grouped } from '../../grouped.ts';
import { remembered } from '../../remembered.ts';
import type { Outline, Session } from '../document/document.ts';
import { isOfItsFrame } from './automatic.ts';
import { distanceTo } from './distance.ts';
import { around, vesselOf } from './key-frames.ts';
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
  const found = new Map<string, Outline>();
  const suspects = counting.filter((outline) => !isOfItsFrame(outline));
  if (suspects.length === 0) return found;
  const alike = grouped(counting, lineName);
  const keysOf = keyOutlines(counting);
  for (const outline of suspects) {
    const source = sameLine(outline, alike.get(lineName(outline)) ?? []) ?? keyLine(outline, keysOf(outline));
    if (source !== null) found.set(outline.id, source);
  }
  return found;
});

/** Whether an outline was traced on its own frame: accepted, and no untouched copy of another frame's line. */
export function isTraced({ outlines }: Pick<Session, 'outlines'>, { id, accepted }: Outline): boolean {
  return accepted && !identicalOutlines(outlines).has(id);
}

/** Outlines of one run with the same name have the same knots and the same curve through them; put together once for each outline. */
const lineName = remembered(({ run, curve, knots }: Outline): string => `${run} ${curve} ${knots.join(' ')}`);

/** The outline whose points these are, among all with the same points: one of the operator's hand on another frame, else an earlier copy. */
function sameLine(outline: Outline, same: readonly Outline[]): Outline | null {
  const isOther = ({ frame }: Outline): boolean => frame !== outline.frame;
  const drawn = same.find((one) => isOther(one) && isOfItsFrame(one));
  if (drawn !== undefined) return drawn;
  const first = same.find((one) => one === outline || isOther(one));
  return first === undefined || first === outline ? null : first;
}

/** The outlines that interpolated ones lie between, in the order of their frames, for each run, role and segment. */
function keyOutlines(counting: readonly Outline[]): (of: Outline) => readonly Outline[] {
  const drawn = counting.filter(({ origin }) => origin !== 'interpolation');
  const keys = grouped(
    drawn.toSorted((a, b) => a.frame - b.frame),
    vesselOf,
  );
  return (of) => keys.get(vesselOf(of)) ?? [];
}

/** For an interpolated outline: the key outline on whose line it lies, as between two key outlines that are one line. */
function keyLine(outline: Outline, keys: readonly Outline[]): Outline | null {
  if (outline.origin !== 'interpolation') return null;
  const { before, after } = around(keys, outline.frame);
  return [before, after].find((key) => key !== undefined && liesOn(outline, key)) ?? null;
}

/** Whether every knot of an outline lies on another one's line. */
function liesOn({ knots }: Outline, { knots: others, curve }: Outline): boolean {
  const line = polygonThrough(others, curve);
  return knots.every((place) => distanceTo(place, line) <= ON_THE_LINE);
}
