import type { RunRecord, Session } from '../../core/session/document/document.ts';
import { newRecord } from '../../core/session/document/identity.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import { scaleOf } from '../../core/session/drawn/readings.ts';
import type { StudyRun } from './store.ts';

/** What the session has written down about a run; what it would write where it does not know the run yet. */
export function recordFor(studyRun: StudyRun, session: Session | null): RunRecord {
  const uid = studyRun.run.identity.sopInstanceUid;
  return recordOf(session, uid) ?? newRecord(studyRun);
}

/** Height of a pixel divided by its width, so that the picture is shown in its true shape; 1 where the file does not say. */
export function aspectOf(record: RunRecord): number {
  const { scale } = scaleOf(record, null);
  return scale.y / scale.x;
}
