import type { PlanAnswer } from '../../core/plan/answer.ts';
import { plan } from '../../core/plan/plan.ts';
import type { Result } from '../../core/result.ts';
import { ok } from '../../core/result.ts';
import type { SessionCase } from '../../core/session/case.ts';
import { caseOf } from '../../core/session/case.ts';
import type { RunRecord, Session } from '../../core/session/document.ts';
import { sessionNow, useApp } from '../store.ts';

/** What a session amounts to: its plan case, and the planner's answer or why the case was refused. */
export interface Derived {
  readonly session: Session;
  readonly sessionCase: SessionCase;
  readonly answer: Result<PlanAnswer>;
}

const kept = new WeakMap<Session, Derived>();

/** The plan of a session, worked out once for each of these immutable documents. */
function derive(session: Session): Derived {
  const known = kept.get(session);
  if (known !== undefined) return known;
  const sessionCase = caseOf(session);
  const { planCase } = sessionCase;
  const derived: Derived = { session, sessionCase, answer: planCase.ok ? ok(plan(planCase.value)) : planCase };
  kept.set(session, derived);
  return derived;
}

/** The plan of the session on the screen; null while no study is open. */
export function useDerived(): Derived | null {
  const session = useApp(sessionNow);
  return session === null ? null : derive(session);
}

/** The record of a run of the session, or null when it has none. */
export function recordOf(session: Session | null, uid: string | null): RunRecord | null {
  return session?.runs.find((run) => run.sopInstanceUid === uid) ?? null;
}
