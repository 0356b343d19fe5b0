import { append } from '../../core/extremes.ts';
import { type RequestForm, takingForm } from '../../core/practice/request-form.ts';
import { apply } from '../../core/session/document/apply.ts';
import { emptySession, type Session } from '../../core/session/document/document.ts';
import { historyOf, perform } from '../../core/session/document/history.ts';
import { newRecord, studyOf } from '../../core/session/document/identity.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import type { Gathered } from '../shell/shell.ts';
import { notice } from '../state/notices.ts';
import type { StudyRun } from '../state/store.ts';
import { firstRun } from '../study/first-run.ts';
import type { KeptWork } from '../study/kept-work.ts';
import { readRuns } from '../study/reading.ts';
import { putOnScreen, whenAllIsSaved } from '../study/starting.ts';
import { workingCopy } from '../study/working-copy.ts';

/** An apart session that is on the screen: under which key, and whether it is new or goes on where it was left. */
export interface Begun {
  readonly key: string;
  readonly resumed: boolean;
}

/** The key of an apart session of these pictures (null: of any). */
type KeyOf = (pictures: string | null) => string;

/**
 * Opens files as a session of its own, apart from the session that the same study may have: begun with what `form` says, or gone on
 * with where it was left. Null when it could not be opened (its sentence is shown).
 */
export async function openApart(
  keyOf: KeyOf,
  { files, problems }: Gathered,
  form: RequestForm | null,
): Promise<Begun | null> {
  for (const problem of problems) notice(problem);
  const runs: StudyRun[] = [];
  const complete = await readRuns(files, async (read) => void append(runs, read), 'all');
  const first = firstRun(runs);
  if (!complete || first === null) return null;
  const prepared = await whenAllIsSaved(() => goingOn(keyOf, first));
  if (prepared === null) return null;
  const { key, working } = prepared;
  const start = historyOf(working ?? begun(runs, first, form));
  const history = perform(start, { type: 'addRuns', runs: runs.map(newRecord) });
  putOnScreen({ key, runs, history, readOnly: null }, first, prepared);
  return { key, resumed: working !== null };
}

/** Where the session was left. One of other pictures, made before the study was made anew, stays as it is, and another is begun beside it. */
async function goingOn(keyOf: KeyOf, { run }: StudyRun): Promise<KeptWork> {
  const { sopInstanceUid } = run.identity;
  const own = await workingCopy(keyOf(null), 'The saved attempt');
  if (own.working === null || recordOf(own.working, sopInstanceUid) !== null) return { key: keyOf(null), ...own };
  const key = keyOf(sopInstanceUid);
  const kept = await workingCopy(key, 'The saved attempt');
  if (kept.working === null) notice(OUTDATED);
  return { key, ...kept };
}

const OUTDATED =
  'This study has been made anew since you started your attempt, with other pictures: you start again. What you did before is kept on this computer, but can no longer be submitted.';

function begun(runs: readonly StudyRun[], first: StudyRun, form: RequestForm | null): Session {
  const empty = apply(emptySession(studyOf(first.run)), { type: 'addRuns', runs: runs.map(newRecord) });
  const taking = form === null ? null : takingForm(empty, form);
  return taking === null ? empty : apply(empty, taking);
}
