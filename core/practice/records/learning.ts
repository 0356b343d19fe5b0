import { pooledDeviation } from '../../measure/spread.ts';
import { MEASURES } from '../bands.ts';
import type { Band, Counts, MeasureId, Unit } from '../measures.ts';
import { countsOf, MEASURE_IDS } from '../measures.ts';
import type { Subject } from '../row.ts';
import { SUBJECTS } from '../row.ts';
import { type Agreement, agreementOf, type Trend, trendOf } from './agreement.ts';
import type { Attempt, PracticeRecord, RecordedRow } from './record.ts';

/** One reading of one attempt, as a point of the two plots. */
interface LearningPoint {
  /** Number of the attempt in the record, from 1. */
  readonly attempt: number;
  readonly at: string;
  readonly case: string;
  readonly truth: number;
  readonly read: number;
  /** Mean of truth and reading: where the point stands in a Bland–Altman plot. */
  readonly mean: number;
  readonly error: number;
  readonly band: Band;
}

/** One measure of one kind of lumen over all attempts. */
export interface MeasureLearning {
  readonly subject: Subject;
  readonly measure: MeasureId;
  readonly label: string;
  readonly unit: Unit;
  /** In the order of time. */
  readonly points: readonly LearningPoint[];
  readonly missed: number;
  readonly agreement: Agreement;
  readonly trend: Trend | null;
  readonly counts: Counts;
}

const NAMES: Readonly<Record<Subject, string>> = {
  study: '',
  venogram: 'Venogram',
  lesion: 'Lesion',
  'second-state': 'Lesion in the second state',
  reference: 'Reference',
  other: 'Other outlines',
};

/** Bias, spread and trend of every figure that a record has, in the order of a score; `only` keeps the attempts at one case. */
export function learningOf(record: PracticeRecord, only?: string): readonly MeasureLearning[] {
  const rows = record.attempts.flatMap((attempt, index) =>
    only === undefined || attempt.case === only ? attempt.rows.map((row) => ({ row, attempt, number: index + 1 })) : [],
  );
  return MEASURE_IDS.flatMap((measure) =>
    SUBJECTS.flatMap((subject) => {
      const { judging } = MEASURES[measure];
      const own = rows.filter(({ row }) => row.measure === measure && row.subject === subject);
      return judging.kind === 'figure' && own.length > 0 ? [learningFrom(subject, measure, judging, own)] : [];
    }),
  );
}

interface PlacedRow {
  readonly row: RecordedRow;
  readonly attempt: Attempt;
  readonly number: number;
}

function learningFrom(
  subject: Subject,
  measure: MeasureId,
  { unit, twoSided }: { readonly unit: Unit; readonly twoSided: boolean },
  rows: readonly PlacedRow[],
): MeasureLearning {
  const points = rows.flatMap(pointOf);
  const errors = points.map(({ error }) => error);
  return {
    subject,
    measure,
    label: measureName(subject, measure),
    unit,
    points,
    missed: rows.filter(({ row }) => row.band === 'missed').length,
    agreement: agreementOf(errors, twoSided),
    trend: trendOf(errors),
    counts: countsOf(rows.map(({ row }) => row)),
  };
}

function pointOf({ row, attempt, number }: PlacedRow): readonly LearningPoint[] {
  const { truth, read, error, band } = row;
  if (typeof truth !== 'number' || typeof read !== 'number' || error === null) return [];
  const { at, case: of } = attempt;
  return [{ attempt: number, at, case: of, truth, read, mean: (truth + read) / 2, error, band }];
}

/** A measure of a kind of lumen by name: "Reference: mean diameter". */
export function measureName(subject: Subject, measure: MeasureId): string {
  const { label } = MEASURES[measure];
  const of = NAMES[subject];
  return of === '' || label.toLowerCase().includes(of.toLowerCase())
    ? label
    : `${of}: ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

/** What a trainee made of one teaching point: bands of the first and of the latest attempt. */
export interface TeachingPoint {
  readonly case: string;
  readonly teachingPoint: string;
  readonly attempts: number;
  readonly first: Counts;
  readonly latest: Counts;
}

/** Every study that was tried, in the order of its first attempt. */
export function teachingPoints({ attempts }: PracticeRecord): readonly TeachingPoint[] {
  const cases = [...new Set(attempts.map(({ case: of }) => of))];
  return cases.flatMap((of) => {
    const own = attempts.filter((attempt) => attempt.case === of);
    const [first, latest] = [own.at(0), own.at(-1)];
    if (first === undefined || latest === undefined) return [];
    const { teachingPoint } = latest;
    return [
      { case: of, teachingPoint, attempts: own.length, first: countsOf(first.rows), latest: countsOf(latest.rows) },
    ];
  });
}

/** How closely a trainee repeats a tracing. */
export interface Repeatability {
  readonly measure: Attempt['repeats'][number]['measure'];
  readonly label: string;
  readonly unit: 'mm' | 'mm²';
  /** Lumens that were traced more than once. */
  readonly lumens: number;
  /** Standard deviation within one lumen, pooled over all. */
  readonly deviation: number;
  /** 1.96·√2·deviation: two tracings of one lumen differ by less in 95 of 100 cases. */
  readonly coefficient: number;
}

/** The trainee's own repeatability from all repeat tracings of a record; a measure never repeated is left out. */
export function repeatabilityOf({ attempts }: PracticeRecord): readonly Repeatability[] {
  const all = attempts.flatMap(({ repeats }) => repeats);
  return (['outline-min', 'outline-mean', 'outline-area'] as const).flatMap((measure) => {
    const groups = all.filter((repeat) => repeat.measure === measure).map(({ values }) => values);
    const pooled = pooledDeviation(groups);
    if (pooled === null) return [];
    const { deviation } = pooled;
    return [
      {
        measure,
        label: MEASURES[measure].label,
        unit: measure === 'outline-area' ? ('mm²' as const) : ('mm' as const),
        lumens: groups.length,
        deviation,
        coefficient: 1.96 * Math.SQRT2 * deviation,
      },
    ];
  });
}
