import type { PlanMetrics } from '../../core/plan/answer.ts';
import type { LumenFacts } from '../../core/plan/lumens.ts';
import { metricsOf } from '../../core/plan/plan.ts';
import { remembered } from '../../core/remembered.ts';
import { movedTo } from '../../core/session/derived/moved.ts';
import type { Session } from '../../core/session/document/document.ts';
import type { Derived } from './derived.ts';
import { useDerived } from './derived.ts';
import type { Draft } from './store.ts';
import { useApp } from './store.ts';

/** What the lumens of the session on the screen say at this moment, also while one of them is dragged. */
export interface Live {
  readonly session: Session;
  /** Null when the planner refused the case. */
  readonly lumens: LumenFacts | null;
  readonly metrics: PlanMetrics | null;
  /** An outline is being dragged. */
  readonly dragging: boolean;
}

type Reshaping = Extract<Draft, { readonly kind: 'reshaping' }>;

/** What a session with a dragged outline says; null where nothing of the plan depends on it. */
const draggedNow = remembered(({ id, knots }: Reshaping, { session, sessionCase }: Derived): Live | null => {
  const moved = movedTo(session, sessionCase, id, knots);
  return moved === null ? null : { ...moved, metrics: metricsOf(moved.lumens), dragging: true };
});

const atRest = remembered(({ session, facts, answer }: Derived): Live => {
  return { session, lumens: facts, metrics: answer.ok ? answer.value.metrics : null, dragging: false };
});

/** What the session on the screen says now, drawn anew with every movement of a dragged outline; null while no study is open. */
export function useLive(): Live | null {
  const derived = useDerived();
  const draft = useApp((state) => (state.draft?.kind === 'reshaping' ? state.draft : null));
  if (derived === null) return null;
  return (draft === null || draft.waits === true ? null : draggedNow(draft, derived)) ?? atRest(derived);
}
