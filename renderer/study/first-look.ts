import type { Run } from '../../core/dicom/run.ts';
import { studyOf } from '../../core/session/document/identity.ts';
import { firstLook } from '../decoding/pictures.ts';
import type { WindowFile } from '../shell/shell.ts';
import { allIsSaved, flushAll } from '../state/autosave.ts';
import type { StudyRun } from '../state/store.ts';
import { putEarly, studyInHand } from './early.ts';
import { needsOthers } from './stacking.ts';

/**
 * Puts a run on the screen once its first picture is decoded, if `isWanted` still then: to be looked at and not to be changed, under
 * a name that no work has, until its digest tells whether there is work on it. Not where it joins the study on the screen, or
 * belongs to files that come together; nor where work waits to be written.
 */
export async function showEarly(
  run: Run,
  { location, ref }: WindowFile,
  signal: AbortSignal,
  isWanted: () => boolean,
): Promise<void> {
  const one: StudyRun = { run, digest: '', location, token: ref?.token ?? null, parts: [] };
  const { sopInstanceUid } = run.identity;
  if (sopInstanceUid === '' || needsOthers(one) || !(await firstLook(one, signal))) return;
  await flushAll();
  if (signal.aborted || !isWanted() || !allIsSaved() || studyInHand()?.key === studyOf(run)) return;
  putEarly(one);
}
