import type { Findings } from '../../core/plan/case.ts';
import { emptySession } from '../../core/session/document/document.ts';
import { historyOf, perform } from '../../core/session/document/history.ts';
import { newRecord, studyOf } from '../../core/session/document/identity.ts';
import type { Gathered } from '../shell/shell.ts';
import { notice } from '../state/notices.ts';
import type { StudyRun } from '../state/store.ts';
import { isIvus } from '../study/first-run.ts';
import { readRuns } from '../study/reading.ts';
import { putOnScreen, whenAllIsSaved } from '../study/starting.ts';
import { workingCopy } from '../study/working-copy.ts';

/** Whether an apart session is new or goes on where it was left; null when it could not be opened (its sentence is shown). */
export type Begun = 'new' | 'resumed' | null;

/**
 * Opens files as a session of its own under `key`, apart from the session that the same study may have: begun with `findings`, or
 * gone on with where it was left.
 */
export async function openApart(key: string, { files, problems }: Gathered, findings: Findings): Promise<Begun> {
  for (const problem of problems) notice(problem);
  const runs: StudyRun[] = [];
  const complete = await readRuns(files, async (read) => void runs.push(...read), 'all');
  const first = runs.find(isIvus) ?? runs[0];
  if (!complete || first === undefined) return null;
  const prepared = await whenAllIsSaved(async () => ({ working: await workingCopy(key, 'The saved attempt') }));
  if (prepared === null) return null;
  const { working } = prepared;
  const start = historyOf(working ?? { ...emptySession(studyOf(first.run)), findings });
  const history = perform(start, { type: 'addRuns', runs: runs.map(newRecord) });
  putOnScreen({ key, runs, history, readOnly: null, file: null }, first, [], working !== null);
  return working === null ? 'new' : 'resumed';
}
