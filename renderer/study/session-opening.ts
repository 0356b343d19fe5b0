import { append } from '../../core/extremes.ts';
import type { StructuredReport } from '../../core/report/dicom/read/structured-report.ts';
import { asRecorded } from '../../core/session/document/apart.ts';
import type { RunRecord, Session } from '../../core/session/document/document.ts';
import type { WindowFile } from '../shell/shell.ts';
import { shell } from '../shell/shell.ts';
import type { StudyRun } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { showMissing } from '../state/study.ts';
import type { Saved } from './documents.ts';
import { endEarly, studyInHand } from './early.ts';
import { showEarly } from './first-look.ts';
import { inStudyOf } from './picture-files.ts';
import { readRuns, type ShowEarly } from './reading.ts';
import { stacked, withRecordedParts } from './stacking.ts';
import { startStudy } from './starting.ts';

/**
 * Puts a saved session on the screen with its runs: among the files opened beside it, those that were `located`, or wherever they were
 * last. One of them may be seen before its digest tells whether it is the same. Runs that are in none of these places are asked for;
 * without any of them nothing changes on the screen.
 */
export function openSession(
  saved: Saved,
  beside: readonly WindowFile[],
  located: readonly StudyRun[] = [],
  reports: StructuredReport[] | null = null,
): Promise<void> {
  return putSession(saved, beside, located, reports).finally(endEarly);
}

async function putSession(
  { name, ref, session }: Saved,
  beside: readonly WindowFile[],
  located: readonly StudyRun[],
  reports: StructuredReport[] | null,
): Promise<void> {
  const opened = await runsIn(beside, reports, earlyOf(session));
  const runs = opened === null ? null : await runsOf({ name, ref, session }, [...located, ...opened]);
  if (runs === null) return;
  if (runs.length > 0) await startStudy(runs, session);
  const missing = session.runs.filter((record) => !runs.some((run) => uidOf(run) === record.sopInstanceUid));
  const key = runs.length > 0 ? (useApp.getState().study?.key ?? session.study) : session.study;
  showMissing(missing.length === 0 ? null : { key, name, ref, session, runs: missing });
}

const uidOf = ({ run }: Pick<StudyRun, 'run'>) => run.identity.sopInstanceUid;

/** Shows a run before its digest is known where the session speaks of it. */
function earlyOf({ runs }: Session): ShowEarly {
  return async (run, ...where) => {
    if (runs.some(({ sopInstanceUid }) => sopInstanceUid === uidOf({ run }))) await showEarly(run, ...where);
  };
}

/** The runs a session speaks of: among those opened with it, those on the screen, or wherever the shell finds them; null when given up. */
async function runsOf({ session, ref }: Saved, opened: readonly StudyRun[]): Promise<readonly StudyRun[] | null> {
  const wanted = (run: StudyRun) => session.runs.some((record) => record.sopInstanceUid === uidOf(run));
  const recorded = (run: StudyRun) => inStudyOf(asRecorded(run, session), session.study);
  const here = withRecordedParts([...opened, ...(studyInHand()?.runs ?? [])], session)
    .map(recorded)
    .filter(wanted);
  const missing = session.runs.filter((record) => !here.some((run) => uidOf(run) === record.sopInstanceUid));
  const found = missing.length === 0 ? [] : (await shell.findRuns(ref, filesOf(missing))).files;
  const late = await runsIn(found, null, earlyOf(session));
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

/** All runs among files, the structured reports put into `reports`, one of them perhaps shown `early`; null when the operator gave up waiting for them. */
export async function runsIn(
  files: readonly WindowFile[],
  reports: StructuredReport[] | null = null,
  early: ShowEarly | null = null,
): Promise<readonly StudyRun[] | null> {
  const all: StudyRun[] = [];
  const complete = await readRuns(files, async (runs) => void append(all, runs), 'all', reports, early);
  return complete ? stacked(withoutCopies(all)) : null;
}
