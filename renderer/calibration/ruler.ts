import { create } from 'zustand';
import type { SpacingFacts } from '../../core/dicom/run.ts';
import type { Ruler } from '../../core/dicom/scale/calibration-operator.ts';
import { MM_PER_FRENCH } from '../../core/dicom/scale/calibration-operator.ts';
import { isXray } from '../../core/dicom/scale/calibration-xray.ts';
import type { Contour, Point } from '../../core/geometry/point.ts';
import { distance } from '../../core/geometry/polygon.ts';
import type { Result } from '../../core/result.ts';
import { fail, ok } from '../../core/result.ts';
import type { Millimetres } from '../../core/units.ts';
import { typedNumber } from '../ui/format.ts';

/** The line that is being laid along something of known length: not yet part of the document. */
export interface RulerLine {
  readonly run: string;
  /** From 0. */
  readonly frame: number;
  /** Picture pixels: both ends, or each mark of a catheter in order; one alone is a line that is only begun. */
  readonly places: Contour;
}

/** What the operator says about the object under the line. */
export interface RulerText {
  readonly object: Ruler;
  /** Intervals between marks along the line; '' counts the marks that were clicked. */
  readonly intervals: string;
  /** Millimetres from one mark to the next. */
  readonly spacing: string;
  readonly french: string;
}

/** What is filled in for an object before the operator says anything: no length of a catheter is assumed. */
export const FIRST_TEXT: Readonly<Record<Ruler, RulerText>> = {
  ticks: { object: 'ticks', intervals: '1', spacing: '1', french: '' },
  catheter: { object: 'catheter', intervals: '', spacing: '', french: '' },
  markers: { object: 'markers', intervals: '', spacing: '', french: '' },
};

interface RulerState {
  /** The line on the screen, or null. */
  readonly line: RulerLine | null;
  /** What the operator said of an object on a run; null before. */
  readonly said: { readonly run: string; readonly words: RulerText } | null;
}

/** The calibration that is being made. */
export const useRuler = create<RulerState>(() => ({ line: null, said: null }));

/** Takes the line off the screen, with what was said of it. */
export function clearRuler(): void {
  useRuler.setState({ line: null, said: null });
}

/** What is said of the object on a run: by the operator, else what lies in such pictures. */
export function textOn({ said }: RulerState, run: string, spacing: SpacingFacts): RulerText {
  return said?.run === run ? said.words : FIRST_TEXT[isXray(spacing) ? 'markers' : 'ticks'];
}

/** Takes one place of the line away, the last one without a number. */
export function takeRulerPoint(index = -1): void {
  useRuler.setState(({ line }) => {
    const places = line?.places.toSpliced(index, 1) ?? [];
    return { line: line === null || places.length === 0 ? null : { ...line, places } };
  });
}

/** Says something else about the line; a line of two ends keeps the outer two of its marks. */
export function sayOfRuler(run: string, words: RulerText): void {
  useRuler.setState(({ line }) => ({
    said: { run, words },
    line: line === null ? null : { ...line, places: fitting(line, words) },
  }));
}

function fitting({ places }: RulerLine, { object }: RulerText): Contour {
  const [first, last] = [places[0], places.at(-1)];
  return object === 'markers' || places.length < 3 || first === undefined || last === undefined
    ? places
    : [first, last];
}

/** The places with one more mark, put where it makes the line longer by the least: marks may be clicked in any order. */
export function withMark(places: Contour, mark: Point): Contour {
  const apart = (i: number, j: number): number => {
    const [a, b] = [places[i], places[j]];
    return a === undefined || b === undefined ? 0 : distance(a, b);
  };
  const longer = (at: number): number => {
    const [before, after] = [places[at - 1], places[at]];
    const added =
      (before === undefined ? 0 : distance(before, mark)) + (after === undefined ? 0 : distance(mark, after));
    return added - apart(at - 1, at);
  };
  let best = places.length;
  for (let at = 0; at < places.length; at += 1) if (longer(at) < longer(best)) best = at;
  return places.toSpliced(best, 0, mark);
}

/** The true length under a line of so many places, in how many intervals, and how the words say it; refused with the field that is wrong. */
export function knownLength(
  words: RulerText,
  places: number,
): Result<{ readonly mm: Millimetres; readonly intervals: number | null; readonly said: string }> {
  if (words.object === 'catheter') {
    const french = typedNumber(words.french);
    if (french === null || french < FRENCH.least || french > FRENCH.most)
      return fail(`Enter the catheter’s outer diameter in French, ${FRENCH.least} to ${FRENCH.most}.`);
    return ok({ mm: french * MM_PER_FRENCH, intervals: null, said: `${french} F` });
  }
  const clicked = words.object === 'markers' && words.intervals.trim() === '';
  const [intervals, spacing] = [clicked ? places - 1 : typedNumber(words.intervals), typedNumber(words.spacing)];
  if (intervals === null || !Number.isInteger(intervals) || intervals < 1)
    return fail('Enter the number of intervals along the line, 1 or more.');
  if (intervals < places - 1) return fail(`You clicked ${places} markers: that is at least ${places - 1} intervals.`);
  if (spacing === null || !(spacing > 0)) return fail('Enter the distance between marks in mm.');
  const count = intervals === 1 ? '1 interval' : `${intervals} intervals`;
  return ok({ mm: intervals * spacing, intervals, said: `${count} of ${spacing} mm` });
}

/** The intervals that the words divide a line of so many places into, where its places do not show them already; null where they say none. */
export function saidIntervals({ object, intervals }: RulerText, places: number): number | null {
  const count = object === 'catheter' ? null : typedNumber(intervals);
  return count !== null && Number.isInteger(count) && count > places - 1 && count <= MOST_DRAWN ? count : null;
}

/** More intervals would cover the picture. */
const MOST_DRAWN = 200;

/** Outer diameters of catheters that are used in veins, in French. */
export const FRENCH_SIZES = [4, 5, 6, 7, 8, 9, 10, 12] as const;

/** Catheters outside these sizes do not exist. */
const FRENCH = { least: 1, most: 40 };
