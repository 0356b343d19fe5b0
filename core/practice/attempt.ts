import type { Contour } from '../geometry/point.ts';
import { contourProblem, lumenReadings } from '../measure/lumen.ts';
import type { LumenReadings } from '../measure/readings.ts';
import type { PlanAnswer } from '../plan/answer.ts';
import type { PlanCase } from '../plan/case.ts';
import { type Facts, factsOf } from '../plan/facts.ts';
import { plan } from '../plan/plan.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import { caseOf } from '../session/derived/case.ts';
import type { Outline, RunRecord, Session } from '../session/document/document.ts';
import { recordOf } from '../session/document/run-record.ts';
import { isTraced } from '../session/drawn/identical.ts';
import { type OutlineReading, readOutline } from '../session/drawn/readings.ts';
import type { Subject } from './row.ts';
import type { FrameTruth, Truth } from './truth.ts';
import { frameOf } from './truth.ts';

/** One outline of the session on the truth's run. */
export interface Traced {
  readonly outline: Outline;
  readonly subject: Exclude<Subject, 'study' | 'venogram'>;
  /** From 1. */
  readonly frame: number;
  readonly reading: OutlineReading;
  /** The outline at the true scale, in mm; its readings compare the tracing alone with the truth. */
  readonly tracing: Contour;
  readonly tracingReadings: LumenReadings | null;
  /** Undefined where the truth does not know the frame. */
  readonly truth: FrameTruth | undefined;
}

/** A session beside the truth of its run, with what the planner makes of both. */
export interface Attempted {
  readonly session: Session;
  readonly truth: Truth;
  readonly run: RunRecord;
  readonly traced: readonly Traced[];
  /** Outlines that do not count, each with a sentence. */
  readonly leftOut: readonly { readonly outline: Outline; readonly because: string }[];
  /** What the planner makes of the session; null where it refuses the case, with the reason. */
  readonly planned: { readonly facts: Facts; readonly answer: PlanAnswer } | null;
  readonly refused: string | null;
  readonly truthCase: PlanCase;
  readonly truthFacts: Facts;
}

/** A session beside a truth, or one sentence when it is of another study. */
export function attempted(session: Session, truth: Truth): Result<Attempted> {
  const run = recordOf(session, truth.run.sopInstanceUid);
  if (run === null) {
    const made = session.runs.map(({ fileName }) => fileName).join(', ') || 'no run';
    return fail(
      `This session belongs to another study (${made}), not to ${studyName(truth)}: score it against its own study, or measure the current run.`,
    );
  }
  if (run.frames !== truth.run.frames || (truth.run.digest !== null && truth.run.digest !== run.digest)) {
    return fail(`This session was made on other images than ${studyName(truth)}: measure the current run again.`);
  }
  const { planCase, leftOut } = caseOf(session);
  const planned = planCase.ok ? { facts: factsOf(planCase.value), answer: plan(planCase.value) } : null;
  return ok({
    session,
    truth,
    run,
    traced: tracedOn(session, run, truth),
    leftOut,
    planned,
    refused: planCase.ok ? null : planCase.problem,
    truthCase: truth.planCase,
    truthFacts: factsOf(truth.planCase),
  });
}

/** A teacher's study does not name its file. */
function studyName({ id }: Truth): string {
  return `practice study ${id}`;
}

/** The truth's outline of a frame in mm from the picture's corner. */
export function trueOutline(truth: Truth, { outlinePx }: FrameTruth): Contour {
  return inTrueMm(truth, outlinePx);
}

function inTrueMm({ mmPerPixel, pixelAspect }: Truth, contour: Contour): Contour {
  return contour.map(([x, y]) => [x * mmPerPixel, y * mmPerPixel * pixelAspect]);
}

/** Accepted first tracings on the run, each with what it is to the plan; the deciding lesion first, then the second state, then references. */
function tracedOn({ outlines }: Session, run: RunRecord, truth: Truth): readonly Traced[] {
  const own = outlines.filter(
    (one) => one.run === run.sopInstanceUid && one.repeatOf === null && isTraced({ outlines }, one),
  );
  const lesions = own.filter(({ role }) => role === 'lesion');
  const only = lesions.length === 1 ? lesions[0] : undefined;
  const deciding = lesions.find(({ primary }) => primary) ?? only;
  const second = lesions.find((outline) => deciding !== undefined && isOtherState(outline, deciding));
  const subjectOf = (outline: Outline): Traced['subject'] => {
    if (outline === deciding) return 'lesion';
    if (outline === second) return 'second-state';
    return isReference(outline) ? 'reference' : 'other';
  };
  return own
    .map((outline) => tracedAs(outline, subjectOf(outline), run, truth))
    .toSorted((a, b) => ORDER.indexOf(a.subject) - ORDER.indexOf(b.subject) || a.frame - b.frame);
}

const ORDER: readonly Subject[] = ['lesion', 'second-state', 'reference', 'other'];

function isOtherState(outline: Outline, deciding: Outline): boolean {
  return outline !== deciding && outline.state !== 'unspecified' && outline.state !== deciding.state;
}

/** As the planner takes a reference (S17); that the run is IVUS the truth knows. */
function isReference({ role, segment, normal }: Outline): boolean {
  return role === 'reference' && segment === 'EIV' && normal === true;
}

function tracedAs(outline: Outline, subject: Traced['subject'], run: RunRecord, truth: Truth): Traced {
  const reading = readOutline(outline, run);
  const tracing = inTrueMm(truth, reading.polygon);
  const frame = outline.frame + 1;
  const readable = reading.problem === null && contourProblem(tracing) === null;
  return {
    outline,
    subject,
    frame,
    reading,
    tracing,
    tracingReadings: readable ? lumenReadings(tracing) : null,
    truth: frameOf(truth, frame),
  };
}
