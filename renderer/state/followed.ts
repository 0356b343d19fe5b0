import { useDeferredValue } from 'react';
import type { Session } from '../../core/session/document/document.ts';

/** A session with fewer outlines is followed at once everywhere. */
const FEW = 100;

/** True of a session that is followed at once everywhere; what is worked out of all outlines of another one is worked out in pieces. */
export function isSmall({ outlines }: Session): boolean {
  return outlines.length < FEW;
}

/**
 * A session as the large views of it follow: at once while it is small; with many outlines in small pieces once what the hand
 * waits for is drawn. Another study is always followed at once.
 */
export function useFollowed(session: Session | null): Session | null {
  const later = useDeferredValue(session);
  const small = session === null || isSmall(session);
  return small || later?.study !== session.study ? session : later;
}
