import { append } from '../../core/extremes.ts';
import type { StructuredReport } from '../../core/report/dicom/read/structured-report.ts';
import { asRecorded } from '../../core/session/document/apart.ts';
import type { RunRecord } from '../../core/session/document/document.ts';
import type { WindowFile } from '../shell/shell.ts';
import { shell } from '../shell/shell.ts';
import type { StudyRun } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { showMissing } from '../state/study.ts';
import type { Saved } from './documents.ts';
import { inStudyOf } from './picture-files.ts';
import { readRuns } from './reading.ts';
import { stacked, withRecordedParts } from './stacking.ts';
import { startStudy } from './starting.ts';

/**
 * Puts a saved session on the screen with its runs: among the files opened beside it, those that were `located`, or wherever they were
 * last. Runs that are in none of these places are asked for; without any of them nothing changes on the screen.
 */
export async function openSession(
  { name, ref, session }: Saved,
  beside: readonly WindowFile[],
  located: readonly StudyRun[] = [],
  reports: StructuredReport[] | null = null,
): Promise<void> {
  const opened = await runsIn(beside, reports);
  const runs = opened === null ? null : await runsOf({ name, ref, session }, [...located, ...opened]);
  if (runs === null) return;
  if (runs.length > 0) await startStudy(runs, session);
  const missing = session.runs.filter((record) => !runs.some((run) => uidOf(run) === record.sopInstanceUid));
  const key = runs.length > 0 ? (useApp.getState().study?.key ?? session.study) : session.study;
  showMissing(missing.length === 0 ? null : { key, name, ref, session, runs: missing });
}

const uidOf = ({ run }: StudyRun) => run.identity.sopInstanceUid;

/** The runs a session speaks of: among those opened with it, those on the screen, or wherever the shell finds them; null when given up. */
async function runsOf({ session, ref }: Saved, opened: readonly StudyRun[]): Promise<readonly StudyRun[] | null> {
  const wanted = (run: StudyRun) => session.runs.some((record) => record.sopInstanceUid === uidOf(run));
  const recorded = (run: StudyRun) => inStudyOf(asRecorded(run, session), session.study);
  const here = withRecordedParts([...opened, ...(useApp.getState().study?.runs ?? [])], session)
    .map(recorded)
    .filter(wanted);
  const missing = session.runs.filter((record) => !here.some((run) => uidOf(run) === record.sopInstanceUid));
  const late = missing.length === 0 ? [] : await runsIn((await shell.findRuns(ref, filesOf(missing))).files);
  if (late === null) return null;
  const all = [...here, ...withRecordedParts(late, session).map(recorded).filter(wanted)];
  return all.filter((run, index) => all.findIndex((other) => uidOf(other) === uidOf(run)) === index);
}

function filesOf(runs: readonly RunRecord[]): readonly Pick<RunRecord, 'sopInstanceUid' | 'fileName'>[] {
  return runs.flatMap(({ sopInstanceUid, fileName, files }) => files ?? [{ sopInstanceUid, fileName }]);
}

/** Each run once; a file that was opened twice is no second frame. */
function withoutCopies(runs: readonly StudyRun[]): readonly StudyRun[] {
  return runs.filter((run, index) => runs.findIndex(({ digest }) => digest === run.digest) === index);
}

/** All runs among files, the structured reports put into `reports`; null when the operator gave up waiting for them. */
export async function runsIn(
  files: readonly WindowFile[],
  reports: StructuredReport[] | null = null,
): Promise<readonly StudyRun[] | null> {
  const all: StudyRun[] = [];
  const complete = await readRuns(files, async (runs) => void append(all, runs), 'all', reports);
  return complete ? stacked(withoutCopies(all)) : null;
}
