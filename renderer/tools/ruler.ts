import { create } from 'zustand';
import type { Ruler } from '../../core/dicom/calibration-operator.ts';
import { MM_PER_FRENCH } from '../../core/dicom/calibration-operator.ts';
import type { Point } from '../../core/geometry/point.ts';
import { distance } from '../../core/geometry/polygon.ts';
import type { Result } from '../../core/result.ts';
import { fail, ok } from '../../core/result.ts';
import type { Millimetres } from '../../core/units.ts';
import { typedNumber } from '../panels/format.ts';
import type { ToScreen } from './handles.ts';

/** The line that is being laid along something of known length: not yet part of the document. */
export interface RulerLine {
  readonly run: string;
  /** From 0. */
  readonly frame: number;
  /** Picture pixels. */
  readonly from: Point;
  /** null while only one end is set. */
  readonly to: Point | null;
}

/** The line on the screen, or null. */
export const useRuler = create<{ readonly line: RulerLine | null }>(() => ({ line: null }));

/** Takes the line off the screen. */
export function clearRuler(): void {
  useRuler.setState({ line: null });
}

/** CSS pixels around an end in which it can be grabbed. */
const END_REACH = 9;

/** The end of a line under a screen place, the nearer one; null beside both. */
export function endAt({ from, to }: RulerLine, at: Point, toScreen: ToScreen): 'from' | 'to' | null {
  const apart = (end: Point | null) => (end === null ? Number.POSITIVE_INFINITY : distance(toScreen(end), at));
  const nearest = apart(to) <= apart(from) ? 'to' : 'from';
  return apart(nearest === 'to' ? to : from) <= END_REACH ? nearest : null;
}

/** What the operator types about the object under the line. */
export interface RulerWords {
  readonly object: Ruler;
  /** Intervals between marks along the line. */
  readonly intervals: string;
  /** Millimetres from one mark to the next. */
  readonly spacing: string;
  readonly french: string;
}

/** The true length of what the words say and how they say it; refused with the field that is wrong. */
export function knownLength(words: RulerWords): Result<{ readonly mm: Millimetres; readonly said: string }> {
  if (words.object === 'catheter') {
    const french = typedNumber(words.french);
    if (french === null || french < FRENCH.least || french > FRENCH.most)
      return fail(`Give the catheter’s outer diameter in French, ${FRENCH.least} to ${FRENCH.most}.`);
    return ok({ mm: french * MM_PER_FRENCH, said: `${french} F` });
  }
  const [intervals, spacing] = [typedNumber(words.intervals), typedNumber(words.spacing)];
  if (intervals === null || !Number.isInteger(intervals) || intervals < 1)
    return fail('Give the number of intervals along the line, 1 or more.');
  if (spacing === null || !(spacing > 0)) return fail('Give the distance from one mark to the next in mm.');
  const count = intervals === 1 ? '1 interval' : `${intervals} intervals`;
  return ok({ mm: intervals * spacing, said: `${count} of ${spacing} mm` });
}

/** Catheters outside these sizes do not exist. */
const FRENCH = { least: 1, most: 40 };
