import { useSyncExternalStore } from 'react';
import type { Source } from './pool.ts';
import { onRewindowed, windowChanges } from './pool.ts';

/** How often the window of a run has become another one, so that what is made of its frames is made anew. */
export function useWindowChanges(source: Source): number {
  return useSyncExternalStore(onRewindowed, () => windowChanges(source));
}
