import { create } from 'zustand';
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

/** What a dragged outline says is worked out so often (ms): as smoothly as it can be read. */
const EVERY = 100;

/** A hand that has not moved for so long (ms) rests. */
const REST = 80;

/**
 * The outline that is being dragged: as the figures follow it (`hand`), with one movement in so many, drawn with the same repaint of the
 * screen, the last one always seen; and as what takes longer to draw follows it (`rest`), whenever the hand rests.
 */
const useSeen = create<Readonly<Record<'hand' | 'rest', Reshaping | null>>>(() => ({ hand: null, rest: null }));
let seenAt = Number.NEGATIVE_INFINITY;
let timer: ReturnType<typeof setTimeout> | undefined;
let resting: ReturnType<typeof setTimeout> | undefined;

useApp.subscribe((now, before) => {
  if (now.draft === before.draft) return;
  clearTimeout(timer);
  clearTimeout(resting);
  const goesOn = isReshaping(now.draft) && isReshaping(before.draft);
  if (goesOn && performance.now() < seenAt + EVERY) timer = setTimeout(see, EVERY);
  else see();
  if (goesOn) resting = setTimeout(rest, REST);
  else rest();
});

function see(): void {
  seenAt = performance.now();
  useSeen.setState({ hand: reshapingNow() });
}

function rest(): void {
  useSeen.setState({ rest: reshapingNow() });
}

function reshapingNow(): Reshaping | null {
  const { draft } = useApp.getState();
  return isReshaping(draft) ? draft : null;
}

function isReshaping(draft: Draft | null): draft is Reshaping {
  return draft?.kind === 'reshaping';
}

/** What the session on the screen says now; it follows an outline that is dragged, with the hand or whenever that rests. Null while no study is open. */
export function useLive(follows: 'hand' | 'rest' = 'hand'): Live | null {
  const derived = useDerived();
  const draft = useSeen((seen) => seen[follows]);
  if (derived === null) return null;
  return (draft === null || draft.waits === true ? null : draggedNow(draft, derived)) ?? atRest(derived);
}
