import { z } from 'zod';
import { nameSchema, wordsSchema } from '../../foreign-text-schema.ts';
import { parsedJson } from '../../json.ts';
import { listOf } from '../../list-schema.ts';
import { firstOffence } from '../../offence.ts';
import type { Result } from '../../result.ts';
import { fail, ok } from '../../result.ts';
import type { Session } from '../../session/document/document.ts';
import { recordOf } from '../../session/document/run-record.ts';
import { isTraced } from '../../session/drawn/identical.ts';
import { readOutline } from '../../session/drawn/readings.ts';
import { tracingsOf } from '../../session/drawn/repeats.ts';
import { BANDS, MEASURE_IDS, UNITS } from '../measures.ts';
import { SUBJECTS } from '../row.ts';
import type { Score } from '../score.ts';
import { presentId } from '../study-id.ts';
import type { Truth } from '../truth.ts';

/** The ending of records of a trainee's practice. */
export const PRACTICE_ENDING = '.ivus-practice.json';

const RECORD_FORMAT = 'ivus-practice/1';

/** So many of each are read; twenty years with ten studies a day are some 70,000 attempts. */
const MOST = { attempts: 100_000, rows: 1000, repeats: 1000, values: 1000 } as const;

const figureOrText = z.union([z.number(), nameSchema]).nullable();

/** One measure of one attempt: a row of its score without the advice. */
const recordedRowSchema = z.strictObject({
  key: z.string().min(1),
  measure: z.enum(MEASURE_IDS),
  subject: z.enum(SUBJECTS),
  label: nameSchema,
  unit: z.enum(UNITS).nullable(),
  truth: figureOrText,
  read: figureOrText,
  error: z.number().nullable(),
  band: z.enum(BANDS),
});

/** Several tracings of one lumen by one trainee, in one measure, in its unit. */
const repeatSchema = z.strictObject({
  measure: z.enum(['outline-min', 'outline-mean', 'outline-area']),
  /** From 1. */
  frame: z.number().int().positive(),
  values: listOf(z.number(), MOST.values).refine((values) => values.length >= 2, 'has fewer than two values'),
});

const attemptSchema = z.strictObject({
  case: z.string().min(1),
  /** When it was submitted. */
  at: z.iso.datetime({ offset: true }),
  /** Null when nobody looked at the clock. */
  durationS: z.number().nonnegative().nullable(),
  /** The truth it was compared with: another digest is another version of the study. */
  truthDigest: z.string().min(1),
  teachingPoint: wordsSchema,
  rows: listOf(recordedRowSchema, MOST.rows),
  repeats: listOf(repeatSchema, MOST.repeats),
});

/** What one trainee has done: every attempt, in the order of its date. */
const recordSchema = z.strictObject({
  format: z.literal(RECORD_FORMAT),
  trainee: nameSchema.trim().min(1),
  attempts: listOf(attemptSchema, MOST.attempts),
});

export type RecordedRow = z.infer<typeof recordedRowSchema>;
export type Attempt = z.infer<typeof attemptSchema>;
export type PracticeRecord = z.infer<typeof recordSchema>;

/** A record without attempts. */
export function emptyRecord(trainee: string): PracticeRecord {
  return { format: RECORD_FORMAT, trainee, attempts: [] };
}

/** A record as the text of a file; every number survives to its last digit. */
export function writeRecord(record: PracticeRecord): string {
  return `${JSON.stringify(record, null, 1)}\n`;
}

/** The record in a file's text, its studies under their present ids, or one sentence naming the file and what is wrong with it. */
export function readRecord(text: string, fileName: string): Result<PracticeRecord> {
  let value: unknown;
  try {
    value = parsedJson(text);
  } catch {
    return fail(
      `${fileName} is not a practice record (its text is not JSON); choose a file ending in ${PRACTICE_ENDING}.`,
    );
  }
  const parsed = recordSchema.safeParse(value);
  if (parsed.success) {
    const attempts = parsed.data.attempts.map((attempt) => ({ ...attempt, case: presentId(attempt.case) }));
    return ok({ ...parsed.data, attempts: inOrder(attempts) });
  }
  const what = firstOffence(parsed.error, value);
  return fail(`${fileName} is not a practice record that this version reads (${what}); export it again.`);
}

/** What is written down of a scored session; `at` is the moment of submitting (ISO 8601), the clock may not have run. */
export function attemptOf(
  session: Session,
  truth: Truth,
  score: Score,
  { at, durationS }: Pick<Attempt, 'at' | 'durationS'>,
): Attempt {
  return {
    case: score.case,
    at,
    durationS,
    truthDigest: score.truthDigest,
    teachingPoint: score.teachingPoint,
    rows: score.rows.map(({ key, measure, subject, label, unit, truth: right, read, error, band }) => {
      return { key, measure, subject, label, unit, truth: right, read, error, band };
    }),
    repeats: repeatsOf(session, truth.run.sopInstanceUid),
  };
}

/** Every lumen of the run that was traced more than once, in millimetres; nothing without a scale. */
function repeatsOf({ outlines, runs }: Session, uid: string): Attempt['repeats'] {
  const run = recordOf({ runs }, uid);
  const first = outlines.filter((outline) => outline.run === uid && outline.repeatOf === null);
  return first.flatMap(({ id, frame }) => {
    const readings = tracingsOf(outlines, id)
      .filter((outline) => isTraced({ outlines }, outline))
      .flatMap((outline) => {
        const reading = run === null ? null : readOutline(outline, run);
        return reading?.readings && reading.scale.unit === 'mm' ? [reading.readings] : [];
      });
    if (readings.length < 2) return [];
    return [
      { measure: 'outline-min' as const, frame: frame + 1, values: readings.map(({ min }) => min) },
      { measure: 'outline-mean' as const, frame: frame + 1, values: readings.map(({ mean }) => mean) },
      { measure: 'outline-area' as const, frame: frame + 1, values: readings.map(({ area }) => area) },
    ];
  });
}

/** The record with one more attempt, in the order of time; one that is there already (same case, same moment) is not added again. */
export function withAttempt(record: PracticeRecord, attempt: Attempt): PracticeRecord {
  return withAttempts(record, [attempt]);
}

/** The same with several; the work grows with the number of attempts and not with its square. */
function withAttempts(record: PracticeRecord, attempts: readonly Attempt[]): PracticeRecord {
  const known = new Set(record.attempts.map(nameOf));
  const added: Attempt[] = [];
  for (const attempt of attempts) {
    const name = nameOf(attempt);
    if (!known.has(name)) added.push(attempt);
    known.add(name);
  }
  return added.length === 0 ? record : { ...record, attempts: inOrder([...record.attempts, ...added]) };
}

/** Records of the same trainee put together, each attempt once; one record for each trainee, in the order of their names. */
export function mergedRecords(records: readonly PracticeRecord[]): readonly PracticeRecord[] {
  const byName = new Map<string, PracticeRecord>();
  for (const { trainee, attempts } of records) {
    byName.set(trainee, withAttempts(byName.get(trainee) ?? emptyRecord(trainee), attempts));
  }
  return [...byName.values()].toSorted((a, b) => (a.trainee < b.trainee ? -1 : 1));
}

/** A record's text with the attempts of another that is kept under the same name; null where that one is no record of this version. */
export function withKept(text: string, kept: string): string | null {
  const [mine, other] = [readRecord(text, ''), readRecord(kept, '')];
  if (!mine.ok) return text;
  if (!other.ok) return null;
  return writeRecord(withAttempts(mine.value, other.value.attempts));
}

/** Attempts at the same study at the same moment are one. */
function nameOf({ case: study, at }: Attempt): string {
  return `${Date.parse(at)} ${study}`;
}

function inOrder(attempts: readonly Attempt[]): readonly Attempt[] {
  const dated = attempts.map((attempt) => ({ attempt, ms: Date.parse(attempt.at) }));
  return dated.toSorted((a, b) => a.ms - b.ms).map(({ attempt }) => attempt);
}
