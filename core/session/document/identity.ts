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
    ...filesOf(run),
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

function filesOf({ pixels }: Run): Pick<RunRecord, 'files'> {
  if (pixels.kind !== 'files') return {};
  return { files: pixels.frames.map(({ file, sopInstanceUid }) => ({ fileName: file, sopInstanceUid })) };
}

/**
 * One sentence for each open run whose content is not what the session was made on. Measurements made on other
 * pixels must not be continued: the session is then shown read-only.
 */
export function strangers(session: Session, open: readonly OpenRun[]): readonly string[] {
  return open.flatMap(({ run, digest }) => {
    const record = recordOf(session, run.identity.sopInstanceUid);
    if (record === null || record.digest === digest) return [];
    const files = otherFiles(record, run);
    if (files !== null) return [files];
    return [
      `${run.file} has changed since this session was made (same SOP Instance UID, different content), so the session is read-only; open the original file, or start a new session under another name.`,
    ];
  });
}

/** The sentence on a run of several files of which some are missing or new; null where they are the same ones. */
function otherFiles({ files }: RunRecord, run: Run): string | null {
  if (files === undefined) return null;
  const now = filesOf(run).files ?? [];
  const without = (some: typeof now, others: typeof now) => {
    const known = new Set(others.map(({ sopInstanceUid }) => sopInstanceUid));
    return some.filter(({ sopInstanceUid }) => !known.has(sopInstanceUid)).map(({ fileName }) => fileName);
  };
  const [missing, added] = [without(files, now), without(now, files)];
  if (missing.length === 0 && added.length === 0) return null;
  const what = [
    ...(missing.length === 0 ? [] : [`${named(missing)} missing`]),
    ...(added.length === 0 ? [] : [`${named(added)} not among its files before`]),
  ].join(', and ');
  return `The frames of ${run.file} are counted through its files, but ${what}: the session is read-only; open the same ${files.length} files together.`;
}

/** So many files are named. */
const NAMED = 3;

function named(files: readonly string[]): string {
  const more = files.length > NAMED ? ` and ${files.length - NAMED} more` : '';
  return `${files.slice(0, NAMED).join(', ')}${more} ${files.length === 1 ? 'is' : 'are'}`;
}
