import type { PlanAnswer } from '../../core/plan/answer.ts';
import { checkedLumen, type Product } from '../../core/plan/case.ts';
import { BUILT_IN_PRODUCTS, productsOf } from '../../core/plan/catalogue.ts';
import type { Caveat } from '../../core/plan/caveats.ts';
import { caveatsOf } from '../../core/plan/caveats.ts';
import type { Facts } from '../../core/plan/facts.ts';
import { factsOf } from '../../core/plan/facts.ts';
import { plan } from '../../core/plan/plan.ts';
import { remembered } from '../../core/remembered.ts';
import type { Result } from '../../core/result.ts';
import { ok } from '../../core/result.ts';
import type { SessionCase } from '../../core/session/derived/case.ts';
import { caseOf, lumenOf } from '../../core/session/derived/case.ts';
import type { Certainty } from '../../core/session/derived/certainty.ts';
import { certaintyOf, intervalOf } from '../../core/session/derived/certainty.ts';
import type { Way } from '../../core/session/derived/steps.ts';
import { wayOf } from '../../core/session/derived/steps.ts';
import type { Outline, Session } from '../../core/session/document/document.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import { readAll } from '../../core/session/drawn/readings.ts';
import { tracedOn } from '../../core/session/vein/profile.ts';
import { sessionNow, useApp } from './store.ts';

/** What a session amounts to: its plan case, and the planner's answer or why the case was refused. */
export interface Derived {
  readonly session: Session;
  readonly sessionCase: SessionCase;
  readonly answer: Result<PlanAnswer>;
  /** What the planner judged; null when the case was refused. */
  readonly facts: Facts | null;
  /** How sure MLD and RVD are; null unless both are in millimetres. */
  readonly certainty: Certainty | null;
  /** What touches the verdict, to stand beside it; nothing when the case was refused. */
  readonly caveats: readonly Caveat[];
  /** What is done and what is left on the way to the plan; null when the case was refused. */
  readonly way: Way | null;
}

/** The plan of a session, worked out once for each of these immutable documents. */
export const derive = remembered((session: Session): Derived => {
  const sessionCase = caseOf(session);
  const { planCase } = sessionCase;
  const facts = planCase.ok ? factsOf(planCase.value) : null;
  const certainty = facts === null ? null : certaintyOf(session, facts);
  return {
    session,
    sessionCase,
    answer: planCase.ok ? ok(plan(planCase.value)) : planCase,
    facts,
    certainty,
    caveats: facts === null ? [] : caveatsOf(facts, intervalOf(facts, certainty)),
    way: facts === null ? null : wayOf(session, sessionCase, facts),
  };
});

/** Works out the plan of a session of thousands of outlines in steps, nothing of which is seen before the last: whoever asks for it afterwards finds it. */
export function* deriveInSteps(session: Session): Generator<undefined, Derived> {
  yield* readAll(session);
  for (const outline of session.outlines) {
    const record = recordOf(session, outline.run);
    const lumen = lumenOf(outline, record);
    if (typeof lumen === 'object') checkedLumen(lumen);
    if (record !== null) tracedOn(outline, record);
    yield;
  }
  const { planCase } = caseOf(session);
  yield;
  if (planCase.ok) factsOf(planCase.value);
  yield;
  return derive(session);
}

/** The plan of the session on the screen; null while no study is open. */
export function useDerived(): Derived | null {
  const session = useApp(sessionNow);
  return session === null ? null : derive(session);
}

/** The plan of the session on the screen at this moment; null while no study is open. */
export function derivedNow(): Derived | null {
  const session = sessionNow(useApp.getState());
  return session === null ? null : derive(session);
}

/** True when the plan's MLD is read off this outline: chosen by the operator alone, as on a venogram, it decides nothing. */
export function useDecides({ id, primary }: Outline): boolean {
  return useApp((state) => {
    const session = sessionNow(state);
    return primary && session !== null && derive(session).facts?.lesion?.id === id;
  });
}

/** The outlines behind some lumens of the plan case, in their order. */
export function outlinesOf(session: Session, lumens: readonly { readonly id: string }[]): readonly Outline[] {
  const known = outlinesById(session.outlines);
  return lumens.flatMap(({ id }) => known.get(id) ?? []);
}

const outlinesById = remembered(
  (outlines: readonly Outline[]): ReadonlyMap<string, Outline> =>
    new Map(outlines.map((outline) => [outline.id, outline])),
);

/** The products that the plan chooses from. */
export function productsIn({ sessionCase: { planCase } }: Derived): readonly Product[] {
  return planCase.ok ? productsOf(planCase.value) : BUILT_IN_PRODUCTS;
}
