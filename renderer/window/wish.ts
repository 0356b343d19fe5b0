import type { StepItem } from '../../core/session/derived/step-item.ts';
import type { Way } from '../../core/session/derived/steps.ts';
import type { BorderOffer } from '../border/offers.ts';
import { ledTo, nextItem, offerFor } from '../plan/next.ts';
import { useDerived } from '../state/derived.ts';
import { useApp } from '../state/store.ts';
import { counted } from '../ui/format.ts';

/** What the window wants next on the way to the plan. */
export interface Wish {
  readonly way: Way;
  /** What the operator was led to and has not done yet. */
  readonly now: StepItem | null;
  /** Where N leads; null: to the plan. */
  readonly next: StepItem | null;
  /** Nothing is left, and the plan is on the screen. */
  readonly done: boolean;
}

/** What the window wants next; null while there is no way to a plan. */
export function useWish(): Wish | null {
  const way = useDerived()?.way ?? null;
  const panel = useApp((state) => state.panel);
  const led = useApp((state) => state.led);
  const study = useApp((state) => state.study);
  if (way === null) return null;
  const now = ledTo({ led, study }, way);
  const next = nextItem(way, panel, now);
  return { way, now, next, done: now === null && next === null && panel === 'plan' };
}

/** An item as it follows a colon: "trace the lesion". */
export function orderText({ path, text, outline }: StepItem): string {
  const offer = outline === null ? offerFor(path) : null;
  if (offer !== null) return offerText(offer);
  return path.startsWith('findings.') ? `answer “${text}”` : text.charAt(0).toLowerCase() + text.slice(1);
}

/** An offer as an order. */
function offerText({ path, outline: { frame } }: BorderOffer): string {
  return path === 'lumens.lesion'
    ? `accept the lesion at frame ${frame + 1}, the tightest that was found`
    : `accept the reference at frame ${frame + 1}, or trace another`;
}

/** What is wanted, in one line. */
export function wishText({ now, next, done }: Wish): string {
  if (done) return '✓ Nothing is left to do.';
  if (now !== null) return `Now: ${orderText(now)}`;
  return next === null ? 'Next: read the plan' : `Next: ${orderText(next)}`;
}

/** What has become necessary on the way and is still left, a sentence each: "The whole leg is swollen: 2 questions more." */
export function addedTexts({ left }: Way): readonly string[] {
  const reasons = [...new Set(left.flatMap(({ because }) => because ?? []))];
  return reasons.map((reason) => {
    const count = left.filter(({ because }) => because === reason).length;
    return `${reason}: ${counted(count, 'more question', 'more questions')}.`;
  });
}
