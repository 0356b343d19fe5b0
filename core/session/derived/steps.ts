import { AXIS_VALUES, missingLength } from '../../plan/axis-values.ts';
import { missingForDvt } from '../../plan/dvt.ts';
import type { Facts } from '../../plan/facts.ts';
import { missingForPlan } from '../../plan/missing.ts';
import { neededQuestions } from '../../plan/needed.ts';
import type { PathwayEnd } from '../../plan/pathway-end.ts';
import { pathwayEnd } from '../../plan/pathway-end.ts';
import type { Session } from '../document/document.ts';
import type { SessionCase } from './case.ts';
import type { StepItem } from './step-item.ts';
import { traceItems } from './trace-items.ts';

/** The steps of the way to a plan, in their order. */
const STEP_IDS = ['trace', 'lengths', 'assessment'] as const;
export type StepId = (typeof STEP_IDS)[number];

/** A step with what is done of it and what is left. */
export interface Step {
  readonly id: StepId;
  /** Everything that it asks for, done or not, also where the pathway has ended. */
  readonly items: readonly StepItem[];
  readonly done: number;
  readonly total: number;
  readonly left: readonly StepItem[];
  /** Nothing of it is left only because the pathway has ended. */
  readonly cut: boolean;
}

/** How far a session is on its way to a plan. */
export interface Way {
  readonly steps: readonly Step[];
  /** Why the rest is not needed; null while nothing ends the pathway. */
  readonly end: PathwayEnd | null;
  /** What is left in all steps, in their order. */
  readonly left: readonly StepItem[];
}

/**
 * What is done and what is left of a session's way to its plan. Nothing is left exactly when its outcome is not BLOCKED. The
 * number that is left only falls, except for items with a `because` and after something was taken back.
 */
export function wayOf(session: Session, sessionCase: SessionCase, facts: Facts): Way {
  const axis = sessionCase.planCase.ok ? (sessionCase.planCase.value.axis ?? {}) : {};
  const missing = new Set([...missingForDvt(facts.findings), ...missingForPlan(facts.findings, facts, axis)]);
  const end = pathwayEnd(facts.findings, facts);
  const stillAsked = (path: string): boolean => {
    if (end === null) return true;
    return end.outcome !== 'DIVERT_DVT' && missingForDvt(facts.findings).includes(path);
  };
  const items: Readonly<Record<StepId, readonly StepItem[]>> = {
    trace: traceItems(session, sessionCase, facts),
    lengths: LENGTHS.map((item) => ({ ...item, done: !missing.has(item.path) })),
    assessment: questionItems(facts, missing),
  };
  const steps = STEP_IDS.map((id) => stepOf(id, items[id], stillAsked));
  return { steps, end, left: steps.flatMap(({ left }) => left) };
}

/** The item behind a path of a plan's `missing`; null where there is none. */
export function itemAt({ steps }: Way, path: string): StepItem | null {
  const wanted = path.startsWith('lumens[') ? 'runs.scale' : path;
  return steps.flatMap(({ items }) => items).find((item) => item.path === wanted) ?? null;
}

function stepOf(id: StepId, items: readonly StepItem[], stillAsked: (path: string) => boolean): Step {
  const open = items.filter(({ done }) => !done);
  const left = open.filter(({ path }) => stillAsked(path));
  const done = items.length - open.length;
  return { id, items, done, total: done + left.length, left, cut: left.length === 0 && open.length > 0 };
}

const LENGTHS: readonly Omit<StepItem, 'done'>[] = ['method', ...AXIS_VALUES.map(({ key }) => key)].map((key) => {
  const path = `axis.${key}`;
  return { path, text: missingLength(path) ?? path, because: null, outline: null };
});

/** The result of pelvic imaging is asked together with the imaging, so that one answer does not bring up one question after the other. */
function questionItems(facts: Facts, missing: ReadonlySet<string>): readonly StepItem[] {
  return neededQuestions(facts).map(({ question, because }) => {
    const path = `findings.${question.path}`;
    const waits = question.path === 'pelvicThrombus' && facts.findings.pelvicThrombus === 'unknown';
    return { path, text: question.text, done: !missing.has(path) && !waits, because, outline: null };
  });
}
