import { z } from 'zod';
import { answerTo, isAnswered } from '../plan/asked.ts';
import { type Axis, axisSchema, type Findings } from '../plan/case.ts';
import { QUESTIONS } from '../plan/questions.ts';
import { findingsOf } from '../session/derived/from-study.ts';
import type { Command } from '../session/document/commands.ts';
import type { RunRecord, Session } from '../session/document/document.ts';
import { pictureKind } from '../session/document/picture-kind.ts';
import type { Place } from '../session/vein/operator-scale.ts';

/** What a request form says of lengths along the vein. */
export const formLengthsSchema = z.strictObject({
  /** How they were measured, and the places that are stated in millimetres. */
  axis: axisSchema,
  /** Frames (from 1) of the IVUS run with their distance from the confluence, in the order of the frames. */
  positions: z.array(z.strictObject({ frame: z.int().positive(), mm: z.number() })).readonly(),
  /** What has to be measured or counted by whoever reads it. */
  sentences: z.array(z.string().min(1)).readonly(),
});

export type FormLengths = z.infer<typeof formLengthsSchema>;

/** What a trainee is told of a study besides its pictures; null where nothing is said of lengths. */
export interface RequestForm {
  readonly findings: Findings;
  readonly lengths: FormLengths | null;
}

/** Where the lesion begins and ends in a practice study: without a rule, no two readers find the same place. */
export const LESION_EXTENT =
  'The lesion extends from the tightest frame as far as its shortest diameter at end-expiration is below 90 % of the reference diameter.';

/** The command that takes what a form says and the operator has not said yet; null when there is nothing to take. */
export function takingForm(session: Session, { findings, lengths }: RequestForm): Command | null {
  const answers = QUESTIONS.filter((each) => isAnswered(findings, each) && !isAnswered(findingsOf(session), each)).map(
    (question) => ({ question: question.path, answer: answerTo(findings, question) }),
  );
  const axis = axisWith(session.axis, lengths?.axis ?? {});
  const positions = positionsFor(session.runs, lengths?.positions ?? []);
  const nothing = answers.length === 0 && axis === session.axis && positions === null;
  return nothing ? null : { type: 'takeForm', answers, axis, positions };
}

/** The operator's own lengths stay; those that were measured in another way are not mixed with the form's. */
function axisWith(own: Axis, stated: Axis): Axis {
  const { method = 'unknown', ...places } = own;
  if (method !== 'unknown' && method !== stated.method) return own;
  const merged: Axis = { ...stated, ...places };
  const known = (Object.keys(merged) as (keyof Axis)[]).every((key) => merged[key] === own[key]);
  return known ? own : merged;
}

/** The stated positions for the pullback, unless the operator has given it any. */
function positionsFor(
  runs: readonly RunRecord[],
  stated: FormLengths['positions'],
): { readonly of: string; readonly places: readonly Place[] } | null {
  const run = runs.find((record) => pictureKind(record) === 'pullback');
  if (run === undefined || stated.length === 0 || run.places.length > 0) return null;
  return { of: run.sopInstanceUid, places: stated.map(({ frame, mm }) => ({ frame: frame - 1, mm })) };
}
