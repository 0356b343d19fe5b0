import type { Titles } from '../../../core/network/dimse/proposing.ts';
import type { DimsePlace } from '../../../core/network/place.ts';

/** The titles that a place is called with. */
export function titlesOf({ calledTitle, callingTitle }: DimsePlace): Titles {
  return { called: calledTitle, calling: callingTitle };
}
