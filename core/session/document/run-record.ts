import type { RunRecord, Session } from './document.ts';

/** The record of a run (SOP instance UID) in a session; null where the session, the run or the name is missing. */
export function recordOf(session: Pick<Session, 'runs'> | null, uid: string | null): RunRecord | null {
  return session?.runs.find(({ sopInstanceUid }) => sopInstanceUid === uid) ?? null;
}
