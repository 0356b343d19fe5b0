import { append } from '../extremes.ts';
import type { Result } from '../result.ts';
import { ok } from '../result.ts';
import type { Session } from '../session/document/document.ts';
import { type Attempted, attempted, type Traced } from './attempt.ts';
import { calibrationRows } from './calibration.ts';
import {
  lesionFrameRow,
  type NotScored,
  noLesion,
  noReference,
  numbered,
  referenceRows,
  stateRow,
  unknown,
} from './choice.ts';
import { type Decided, decidedOf } from './decided.ts';
import { decisionRows } from './decisions.ts';
import { isGiven } from './given.ts';
import { deviceRows, positionRows } from './landing.ts';
import { type Counts, countsOf, type MeasureId } from './measures.ts';
import { isNeeded, needsOf } from './needs.ts';
import { PARTS } from './parts.ts';
import { questionRows } from './questions.ts';
import type { About, ScoreRow } from './row.ts';
import { missedTracing, nameOf, tracingRows } from './tracing.ts';
import type { Truth } from './truth.ts';
import { frameOf } from './truth.ts';
import { notCounted } from './words.ts';

/** The format name and version of a score. */
const SCORE_FORMAT = 'ivus-score/1';

/** A session compared with the truth, measure by measure. There is no total grade: counts say how many were good. */
export interface Score {
  readonly format: typeof SCORE_FORMAT;
  readonly case: string;
  readonly truthDigest: string;
  readonly teachingPoint: string;
  readonly decided: Decided;
  readonly rows: readonly ScoreRow[];
  /** What this truth does not know, what was given or not needed, and outlines that do not count: never counted for or against the trainee. */
  readonly notScored: readonly NotScored[];
  readonly counts: Counts;
}

/** The score of a session; one sentence when it was made on another study or other pictures. */
export function scoreSession(session: Session, truth: Truth): Result<Score> {
  const beside = attempted(session, truth);
  if (!beside.ok) return beside;
  return ok(
    scoreOf(
      beside.value,
      stepsOf(beside.value).flatMap((step) => step()),
    ),
  );
}

/** The same with a rest between lumens, so that a window stays alive: the longest piece, reading both cases, takes some 40 ms. */
export async function scoreInSteps(session: Session, truth: Truth, rest: () => Promise<void>): Promise<Result<Score>> {
  const beside = attempted(session, truth);
  if (!beside.ok) return beside;
  const judged: Judged[] = [];
  for (const step of stepsOf(beside.value)) {
    await rest();
    append(judged, step());
  }
  return ok(scoreOf(beside.value, judged));
}

type Judged = ScoreRow | NotScored;

function scoreOf(attempt: Attempted, all: readonly Judged[]): Score {
  const { truth } = attempt;
  const judged = counting(attempt, all);
  const rows = judged.filter((each) => 'key' in each).toSorted((a, b) => rank(a) - rank(b));
  return {
    format: SCORE_FORMAT,
    case: truth.id,
    truthDigest: truth.digest,
    teachingPoint: truth.teachingPoint,
    decided: decidedOf(attempt, rows),
    rows,
    notScored: judged.filter((each) => 'because' in each),
    counts: countsOf(rows),
  };
}

function rank({ measure }: ScoreRow): number {
  return PARTS.findIndex((part) => part.measures.includes(measure));
}

/** Leaves what the trainee did or missed: not what was given, nor what the right decision does without. */
function counting(attempt: Attempted, judged: readonly Judged[]): readonly Judged[] {
  const needs = needsOf(attempt.truth, attempt.truthFacts);
  const given = judged.filter((each) => 'key' in each && isGiven(each, attempt));
  const needless = judged.filter((each) => 'key' in each && each.band === 'missed' && !isNeeded(each, needs));
  const left = judged.filter((each) => !given.includes(each) && !needless.includes(each));
  return [
    ...left,
    ...(needless.some((each) => !given.includes(each)) ? [NOT_NEEDED] : []),
    ...(given.length > 0 ? [GIVEN] : []),
  ];
}

const NOT_NEEDED = { what: 'Measures not taken', because: 'The right decision does not need them.' };
const GIVEN = { what: 'Given answers, lengths and scale', because: 'They come from the request form or the file.' };

function stepsOf(attempt: Attempted): readonly (() => readonly Judged[])[] {
  const { traced } = attempt;
  const references = traced.filter(({ subject }) => subject === 'reference');
  const deciding = traced.find(({ subject }) => subject === 'lesion');
  return [
    () => [...calibrationRows(attempt), lesionFrameRow(attempt, deciding), ...referenceRows(attempt, references)],
    ...traced.map((each) => () => lumenRows(attempt, each, references)),
    () => [
      ...untraced(attempt),
      ...deviceRows(attempt),
      ...decisionRows(attempt),
      ...positionRows(attempt),
      ...questionRows(attempt),
      ...doesNotCount(attempt),
    ],
  ];
}

/** A lumen's own rows: state of the breath, sizes, shape. */
function lumenRows(attempt: Attempted, traced: Traced, references: readonly Traced[]): readonly Judged[] {
  const of = nameOf(traced);
  if (traced.truth === undefined) return [unknown(of, `the lumen of frame ${traced.frame}`)];
  const part =
    traced.subject === 'other' ? { part: traced.outline.id } : numbered(Math.max(0, references.indexOf(traced)));
  const state = traced.subject === 'other' ? null : stateRow(traced, of, part);
  return [...(state === null ? [] : [state]), ...tracingRows(attempt, traced, of, part)];
}

/** What the truth has and the session lacks: the lesion, the lesion in a second state, the reference. */
function untraced(attempt: Attempted): readonly ScoreRow[] {
  const { truth, traced, session } = attempt;
  const second = 'The lesion is not traced in a second state, such as end-inspiration.';
  const wanted = [
    ['lesion', truth.lesion.frame, 'Lesion', noLesion(session.outlines)],
    ['second-state', truth.lesion.inspirationFrame, 'Lesion in the second state', second],
    ['reference', truth.reference.frame, 'Reference', noReference(attempt)],
  ] as const;
  return wanted.flatMap(([subject, frame, of, advice]) => {
    if (frame === null || traced.some((each) => each.subject === subject)) return [];
    const about = (measure: MeasureId): About => ({ measure, subject, of });
    return missedTracing(about, frameOf(truth, frame), advice);
  });
}

function doesNotCount({ leftOut, session, run }: Attempted): readonly NotScored[] {
  const elsewhere = session.outlines.filter((outline) => outline.run !== run.sopInstanceUid);
  return [
    ...leftOut.map(({ outline, because }) => ({ what: outline.name, because: notCounted(outline.name, because) })),
    ...elsewhere.map(({ name }) => ({
      what: name,
      because: 'It is on another run, whose truth is not known.',
    })),
  ];
}
