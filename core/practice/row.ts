import type { Percent } from '../units.ts';
import { MEASURES } from './bands.ts';
import type { Band, MeasureId, Unit } from './measures.ts';
import { bandOf } from './measures.ts';

/** What a measure is of: the whole study, or one of the lumens. */
export const SUBJECTS = ['study', 'venogram', 'lesion', 'second-state', 'reference', 'other'] as const;

export type Subject = (typeof SUBJECTS)[number];

/** One measure of a session beside the truth. */
export interface ScoreRow {
  /** The same in every attempt at the same thing: subject, measure and, for a question, its path. */
  readonly key: string;
  readonly measure: MeasureId;
  readonly subject: Subject;
  /** As in "Lesion, frame 25: shortest diameter". */
  readonly label: string;
  /** From 1; null where the measure is of no single frame. */
  readonly frame: number | null;
  /** Id of the outline it was read from. */
  readonly outline: string | null;
  /** Of the error; null for a decision. */
  readonly unit: Unit | null;
  /** A scale in mm per pixel, else in the unit. */
  readonly truth: number | string | null;
  readonly read: number | string | null;
  /** read − truth in the unit (of a scale: how much longer it makes every length); null for a decision and where it was not measured. */
  readonly error: number | null;
  /** The error as a share of the truth, where that has a size to be a share of. */
  readonly errorPct: Percent | null;
  readonly band: Band;
  /** One sentence that names the cause. */
  readonly advice: string;
}

/** What a row is about. */
export interface About {
  readonly measure: MeasureId;
  readonly subject: Subject;
  /** Set before the measure's own name, as in "Lesion, frame 25". */
  readonly of?: string;
  readonly frame?: number | null;
  readonly outline?: string | null;
  /** Tells rows of one measure and subject apart. */
  readonly part?: string;
  /** Standard deviation of the readers who made the truth: an error inside their own 95 % is never off. */
  readonly readersDeviation?: number | null;
}

/** 95 % of readers lie within so many standard deviations. */
const READERS = 1.96;
const AS_READERS = 'The readers behind this truth differ just as much from one another.';

/** The row of a measured figure; `advice` is asked for the band it got. The error is read − truth unless it is given. */
export function figureRow(
  about: About,
  truth: number,
  read: number,
  advice: (band: Band, error: number) => string,
  error = read - truth,
): ScoreRow {
  const { judging } = MEASURES[about.measure];
  if (judging.kind !== 'figure') throw new Error(`${about.measure} is no figure`);
  const strict = bandOf(error, judging);
  const asReaders = strict === 'off' && Math.abs(error) <= READERS * (about.readersDeviation ?? 0);
  const band = asReaders ? 'acceptable' : strict;
  return {
    ...head(about),
    unit: judging.unit,
    truth,
    read,
    error,
    errorPct: judging.ofSize ? (100 * error) / truth : null,
    band,
    advice: asReaders ? `${advice(band, error)} ${AS_READERS}` : advice(band, error),
  };
}

/** The row of a decision. */
export function decisionRow(about: About, truth: string, read: string, band: Band, advice: string): ScoreRow {
  return { ...head(about), unit: null, truth, read, error: null, errorPct: null, band, advice };
}

/** The row of something that was not measured. */
export function missedRow(about: About, truth: number | string | null, advice: string): ScoreRow {
  const { judging } = MEASURES[about.measure];
  const unit = judging.kind === 'figure' ? judging.unit : null;
  return { ...head(about), unit, truth, read: null, error: null, errorPct: null, band: 'missed', advice };
}

function head({ measure, subject, of, frame = null, outline = null, part }: About) {
  const key = [subject, measure, ...(part === undefined ? [] : [part])].join('/');
  return { key, measure, subject, label: labelOf(measure, of), frame, outline };
}

/** A question is its own name. */
function labelOf(measure: MeasureId, of: string | undefined): string {
  const { label } = MEASURES[measure];
  if (of === undefined) return label;
  return measure === 'finding' ? of : `${of}: ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}
