import { personMarks } from '../../dicom/header/person.ts';
import type { Run } from '../../dicom/run.ts';
import { AS_STORED } from './display-orientation.ts';
import type { RunRecord, Session } from './document.ts';
import { recordOf } from './run-record.ts';

/** A run that is open now, with the digest of its content. */
export interface OpenRun {
  readonly run: Run;
  readonly digest: string;
}

/** The run under a name of its own even where its file has no SOP instance UID: then its content names it. */
export function identified({ run, digest }: OpenRun): OpenRun {
  if (run.identity.sopInstanceUid !== '') return { run, digest };
  return { run: { ...run, identity: { ...run.identity, sopInstanceUid: `content ${digest}` } }, digest };
}

/** The study a run belongs to: Study instance UID, else its own SOP instance UID. */
export function studyOf(run: Run): string {
  return run.identity.studyInstanceUid || run.identity.sopInstanceUid;
}

/** What a session writes down about an open run that it does not know yet. */
export function newRecord({ run, digest }: OpenRun): RunRecord {
  return {
    sopInstanceUid: run.identity.sopInstanceUid,
    fileName: run.file,
    patient: personMarks(run.identity),
    digest,
    frames: run.image.frames,
    modality: run.identity.modality,
    declaredModality: null,
    spacingConfirmed: false,
    spacing: run.spacing,
    operatorScale: null,
    places: [],
    cranialEnd: null,
    display: AS_STORED,
  };
}

/**
 * One sentence for each open run whose content is not what the session was made on. Measurements made on other
 * pixels must not be continued: the session is then shown read-only.
 */
export function strangers(session: Session, open: readonly OpenRun[]): readonly string[] {
  return open.flatMap(({ run, digest }) => {
    const record = recordOf(session, run.identity.sopInstanceUid);
    if (record === null || record.digest === digest) return [];
    return [
      `${run.file} has changed since this session was made (same SOP Instance UID, different content), so the session is read-only; open the original file, or start a new session under another name.`,
    ];
  });
}
