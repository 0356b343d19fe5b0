import { SURE_FROM } from '../../lumen/answer.ts';
import type { Outline } from '../document/document.ts';

/** Whether an outline runs along a border that was found in its picture, untouched or corrected. */
export function isFound({ origin }: Pick<Outline, 'origin'>): boolean {
  return origin === 'automatic' || origin === 'corrected';
}

/** Whether a line was made on its own frame, by hand or from its picture, and is no line of another frame. */
export function isOfItsFrame(outline: Pick<Outline, 'origin'>): boolean {
  return outline.origin === 'hand' || isFound(outline);
}

/** Whoever moves a point stands for the whole line; of a border that was found it is still said that it was. What the program thought of it no longer holds. */
export function takenInHand(outline: Pick<Outline, 'origin'>): Pick<Outline, 'origin' | 'accepted' | 'confidence'> {
  return { origin: isFound(outline) ? 'corrected' : 'hand', accepted: true, confidence: null };
}

/** What is said of a border that was found and not accepted: "sure" or "check me"; null of every other line, and of one that the operator has corrected. */
export function trustWord({
  origin,
  accepted,
  confidence,
}: Pick<Outline, 'origin' | 'accepted' | 'confidence'>): 'sure' | 'check me' | null {
  if (accepted || origin !== 'automatic' || confidence === null) return null;
  return confidence < SURE_FROM ? 'check me' : 'sure';
}
