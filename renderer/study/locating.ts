import { asRecorded, inStudy } from '../../core/session/document/apart.ts';
import type { RunRecord } from '../../core/session/document/document.ts';
import type { Gathered } from '../shell/shell.ts';
import { shell } from '../shell/shell.ts';
import { notice } from '../state/notices.ts';
import type { Missing, StudyRun } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { showMissing } from '../state/study.ts';
import { inStudyOf } from './picture-files.ts';
import { openSession, runsIn } from './session-opening.ts';
import { withRecordedParts } from './stacking.ts';
import { joinRuns } from './starting.ts';
import { inTurn } from './turn.ts';

/** Asks for the file, or the folder, in which the missing runs are now, and goes on with the study where they are the same. */
export async function locate(what: 'file' | 'folder'): Promise<void> {
  const gathered = await (what === 'file' ? shell.chooseFiles() : shell.chooseFolder());
  await inTurn(() => locateIn(gathered));
}

async function locateIn({ files, problems }: Gathered): Promise<void> {
  for (const problem of problems) notice(problem);
  const { missing } = useApp.getState();
  if (missing === null || files.length === 0) return;
  const opened = await runsIn(files);
  if (opened === null) return;
  const runs = withRecordedParts(opened, missing.session).map((run) =>
    inStudyOf(asRecorded(run, missing.session), missing.session.study),
  );
  const found = runs.filter((run) => missing.runs.some((record) => isSame(record, run)));
  if (found.length === 0) return notice(whyNone(missing.runs, runs));
  await goOnWith(found, missing);
}

/** The same content under the same name. */
function isSame({ sopInstanceUid, digest }: RunRecord, { run, digest: here }: StudyRun): boolean {
  return run.identity.sopInstanceUid === sopInstanceUid && digest === here;
}

/** A study that is on the screen without these runs gets them; another one opens. */
async function goOnWith(found: readonly StudyRun[], missing: Missing): Promise<void> {
  const { study } = useApp.getState();
  if (study === null || study.key !== missing.key) return openSession(missing, [], found);
  joinRuns(inStudy(found, study.key));
  const left = missing.runs.filter((record) => !found.some((run) => isSame(record, run)));
  showMissing(left.length === 0 ? null : { ...missing, runs: left });
}

/** What was chosen in place of what is missing. */
function whyNone(wanted: readonly RunRecord[], chosen: readonly StudyRun[]): string {
  const names = fileNames(wanted);
  const changed = chosen.find(({ run }) =>
    wanted.some(({ sopInstanceUid }) => sopInstanceUid === run.identity.sopInstanceUid),
  );
  if (changed !== undefined)
    return `${changed.run.file} has the same SOP Instance UID as ${names}, but other content: your outlines were traced on other pictures. Locate the original file.`;
  const [only, ...more] = chosen;
  if (only === undefined || more.length > 0) return `${names} is not among the files you chose.`;
  return `${only.run.file} is not ${names}, but another run (another SOP Instance UID).`;
}

/** "a.dcm", "a.dcm and 2 more files". */
export function fileNames(runs: readonly RunRecord[]): string {
  const [first, ...more] = runs;
  if (first === undefined) return '';
  const others = more.length === 1 ? '1 more file' : `${more.length} more files`;
  return more.length === 0 ? first.fileName : `${first.fileName} and ${others}`;
}
