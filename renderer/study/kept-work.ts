import { personDifference, personText } from '../../core/dicom/header/person.ts';
import { keysOf, patientDifference } from '../../core/session/document/apart.ts';
import type { Session } from '../../core/session/document/document.ts';
import type { Preview } from '../../core/session/document/saved.ts';
import { shell } from '../shell/shell.ts';
import { notice } from '../state/notices.ts';
import type { StudyRun } from '../state/store.ts';
import { type WorkingCopy, workingCopy } from './working-copy.ts';

/** Where work on a study is kept, and what is kept there. */
export interface KeptWork extends WorkingCopy {
  readonly key: string;
}

/**
 * The work kept on the study of these runs, looked for under `first` (the key of a saved session) before the keys that the runs may
 * have. Work of another patient under the same Study Instance UID is passed over and told; a place of their own is found then.
 */
export async function keptWork(runs: readonly [StudyRun, ...StudyRun[]], first: string | null): Promise<KeptWork> {
  const keys = [...new Set([...(first === null ? [] : [first]), ...keysOf(runs[0].run)])];
  let free: KeptWork | null = null;
  let last: KeptWork = { key: runs[0].run.identity.sopInstanceUid, working: null, revision: null };
  for (const key of keys) {
    const copy = await workingCopy(key);
    last = { key, working: null, revision: copy.revision };
    if (copy.working === null) free ??= last;
    else if (!(await isOfAnother(copy.working, key, runs, key === keys[0]))) return { key, ...copy };
  }
  return free ?? last;
}

/** Whether kept work is of another patient than the runs; what a session does not say itself, its cover in the list of studies does. */
async function isOfAnother(
  working: Session,
  key: string,
  runs: readonly [StudyRun, ...StudyRun[]],
  told: boolean,
): Promise<boolean> {
  const stated = patientDifference(working, runs);
  if (stated === null) return false;
  const cover = await coverOf(key);
  const [{ run }] = runs;
  const difference = stated === 'unknown' ? cover && personDifference(asPerson(cover), run.identity) : stated;
  if (difference === null) return false;
  const whose = cover === null ? '' : `, ${personText(asPerson(cover))}`;
  if (told)
    notice(
      `Saved work with this Study Instance UID belongs to another patient (different ${difference})${whose}. It was left alone, and ${personText(run.identity)} starts with new work: check whose pictures these are.`,
    );
  return true;
}

async function coverOf(key: string): Promise<Preview | null> {
  const list = await shell.listSessions();
  return list.find(({ study, kind, binned }) => study === key && kind === 'working' && !binned)?.preview ?? null;
}

function asPerson({ patientName, patientId }: Preview) {
  return { patientName, patientId, patientBirthDate: '' };
}
