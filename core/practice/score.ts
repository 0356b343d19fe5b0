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
import { decisionRows } from './decisions.ts';
import { deviceRows, positionRows } from './landing.ts';
import { type Counts, countsOf, type MeasureId } from './measures.ts';
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
  readonly rows: readonly ScoreRow[];
  /** What this truth does not know, and outlines that do not count: never counted for or against the trainee. */
  readonly notScored: readonly NotScored[];
  readonly counts: Counts;
}

/** The score of a session; one sentence when it was made on another study or other pictures. */
export function scoreSession(session: Session, truth: Truth): Result<Score> {
  const beside = attempted(session, truth);
  if (!beside.ok) return beside;
  return ok(
    scoreOf(
      truth,
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
    judged.push(...step());
  }
  return ok(scoreOf(truth, judged));
}

type Judged = ScoreRow | NotScored;

function scoreOf(truth: Truth, all: readonly Judged[]): Score {
  const judged = asked(truth, all);
  const rows = judged.filter((each) => 'key' in each);
  return {
    format: SCORE_FORMAT,
    case: truth.id,
    truthDigest: truth.digest,
    teachingPoint: truth.teachingPoint,
    rows,
    notScored: judged.filter((each) => 'because' in each),
    counts: countsOf(rows),
  };
}

/** What an attempt at fresh thrombus has to answer: whoever sees it and measures nothing for a stent has missed nothing. */
const BEFORE_MEASURING: readonly MeasureId[] = ['finding', 'outcome', 'device'];

/** Leaves out what need not have been measured. */
function asked(truth: Truth, judged: readonly Judged[]): readonly Judged[] {
  if (truth.expected?.outcome !== 'DIVERT_DVT') return judged;
  const needless = (each: Judged) =>
    'key' in each && each.band === 'missed' && !BEFORE_MEASURING.includes(each.measure);
  if (!judged.some(needless)) return judged;
  const because = 'The thrombosis is treated first; no stent measurements are needed.';
  return [...judged.filter((each) => !needless(each)), { what: 'Measures not taken', because }];
}

function stepsOf(attempt: Attempted): readonly (() => readonly Judged[])[] {
  const { traced } = attempt;
  const references = traced.filter(({ subject }) => subject === 'reference');
  const deciding = traced.find(({ subject }) => subject === 'lesion');
  return [
    () => [...calibrationRows(attempt), lesionFrameRow(attempt, deciding), ...referenceRows(attempt, references)],
    ...traced.map((each) => () => lumenRows(attempt, each, references)),
    () => [
      ...untraced(attempt),
      ...decisionRows(attempt),
      ...positionRows(attempt),
      ...deviceRows(attempt),
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
