import type { FileRef } from '../../core/contract.ts';
import { asRecorded } from '../../core/session/document/apart.ts';
import type { Session } from '../../core/session/document/document.ts';
import type { WindowFile } from '../shell/shell.ts';
import { shell } from '../shell/shell.ts';
import { notice } from '../state/notices.ts';
import type { StudyRun } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import type { Saved } from './documents.ts';
import { readRuns } from './reading.ts';
import { stacked, withRecordedParts } from './stacking.ts';
import { startStudy } from './starting.ts';

/** Puts a saved session on the screen with its runs: among the files opened beside it, or wherever they were last. */
export async function openSession({ name, ref, session }: Saved, beside: readonly WindowFile[]): Promise<void> {
  const opened = await allRuns(beside);
  const runs = opened === null ? null : await runsOf(session, ref, opened);
  if (runs === null) return;
  if (runs.length > 0) return startStudy(runs, session);
  const files = session.runs.map(({ fileName }) => fileName).join(', ');
  notice(
    `${name} needs ${files}, not found in the original location: open its DICOM files or their folder first, then this session again.`,
  );
}

const uidOf = ({ run }: StudyRun) => run.identity.sopInstanceUid;

/** The runs a session speaks of: among those opened with it, those on the screen, or wherever the shell finds them; null when given up. */
async function runsOf(
  session: Session,
  file: FileRef | null,
  opened: readonly StudyRun[],
): Promise<readonly StudyRun[] | null> {
  const wanted = (run: StudyRun) => session.runs.some((record) => record.sopInstanceUid === uidOf(run));
  const recorded = (run: StudyRun) => asRecorded(run, session);
  const here = withRecordedParts([...opened, ...(useApp.getState().study?.runs ?? [])], session)
    .map(recorded)
    .filter(wanted);
  const missing = session.runs.filter((record) => !here.some((run) => uidOf(run) === record.sopInstanceUid));
  const asked = missing.flatMap(({ sopInstanceUid, fileName, files }) => files ?? [{ sopInstanceUid, fileName }]);
  const late = asked.length === 0 ? [] : await allRuns((await shell.findRuns(file, asked)).files);
  if (late === null) return null;
  const all = [...here, ...withRecordedParts(late, session).map(recorded).filter(wanted)];
  tellMissing(session, all);
  return all.filter((run, index) => all.findIndex((other) => uidOf(other) === uidOf(run)) === index);
}

/** Says which runs of a session are not at hand, where others of them are. */
function tellMissing({ runs }: Session, found: readonly StudyRun[]): void {
  if (found.length === 0) return;
  for (const { sopInstanceUid, fileName } of runs) {
    if (!found.some((run) => uidOf(run) === sopInstanceUid))
      notice(
        `${fileName} belongs to this session but was not found; its outlines keep their readings, but its pictures cannot be shown.`,
      );
  }
}

/** Each run once; a file that was opened twice is no second frame. */
function withoutCopies(runs: readonly StudyRun[]): readonly StudyRun[] {
  return runs.filter((run, index) => runs.findIndex(({ digest }) => digest === run.digest) === index);
}

/** All runs among files; null when the operator gave up waiting for them. */
async function allRuns(files: readonly WindowFile[]): Promise<readonly StudyRun[] | null> {
  const all: StudyRun[] = [];
  const complete = await readRuns(files, async (runs) => void all.push(...runs), 'all');
  return complete ? stacked(withoutCopies(all)) : null;
}
