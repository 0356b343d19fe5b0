import type { Outline } from '../../core/session/document/document.ts';
import type { Derived } from '../state/derived.ts';
import { outlinesOf } from '../state/derived.ts';

/** The two outlines whose diameters make the stenosis. */
export interface DecidingPair {
  readonly lesion: Outline;
  readonly reference: Outline;
}

/** The lesion and the reference that decide; null without a stenosis, and where the reference is the mean of several outlines. */
export function decidingPair(derived: Derived | null): DecidingPair | null {
  const facts = derived?.facts ?? null;
  if (derived === null || facts === null || facts.lesion === null || facts.stenosis === null) return null;
  const [lesion] = outlinesOf(derived.session, [facts.lesion]);
  const [reference, ...more] = outlinesOf(derived.session, facts.validReferences);
  return lesion === undefined || reference === undefined || more.length > 0 ? null : { lesion, reference };
}
