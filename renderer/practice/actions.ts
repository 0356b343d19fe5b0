import { attemptKey } from '../../core/practice/key.ts';
import { attemptOf } from '../../core/practice/records/record.ts';
import type { Score } from '../../core/practice/score.ts';
import { scoreInSteps } from '../../core/practice/score.ts';
import type { PracticeStudy } from '../../core/practice/study.ts';
import type { Truth } from '../../core/practice/truth.ts';
import { readTruth } from '../../core/practice/truth.ts';
import type { Session } from '../../core/session/document/document.ts';
import { historyOf } from '../../core/session/document/history.ts';
import { shell } from '../shell/shell.ts';
import { flush } from '../state/autosave.ts';
import { dismiss, notice } from '../state/notices.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { closeStudyForChanges } from '../state/study.ts';
import { nextTask } from '../ui/pace/in-pieces.ts';
import { openApart } from './opening.ts';
import { addToRecord, attemptsAt, loadRecords, recordOf } from './records/records.ts';
import type { Attempt } from './state.ts';
import { rememberedTrainee, usePractice } from './state.ts';
import { studyTitle } from './text.ts';

const RESUMED = 'You started this attempt earlier: it resumes where you left off, untimed.';

let loading: Promise<void> | null = null;

/** Lists studies and records, once per window. */
export function loadPractice(): Promise<void> {
  loading ??= load();
  return loading;
}

async function load(): Promise<void> {
  usePractice.setState({ trainee: rememberedTrainee() });
  await Promise.all([loadRecords(), listStudies()]);
}

/** Lists the practice studies again. */
export async function listStudies(): Promise<void> {
  const { studies, problems } = await shell.practice.studies();
  usePractice.setState({ studies, problems });
}

/** Makes studies that are not made yet, one after the other; what was made before a cancel stays. True when all are made. */
export async function makeStudies(studies: readonly PracticeStudy[]): Promise<boolean> {
  let complete = true;
  for (const [index, study] of studies.entries()) {
    const count = studies.length === 1 ? '' : ` (${index + 1} of ${studies.length})`;
    const cancel = () => void shell.practice.cancelMaking();
    usePractice.setState({ busy: { what: `Making “${studyTitle(study)}”${count}`, cancel } });
    const problem = await shell.practice.make(study.id);
    if (problem === null) continue;
    notice(problem);
    complete = false;
    break;
  }
  usePractice.setState({ busy: null });
  await listStudies();
  return complete;
}

/** Begins an attempt, or goes on with the one that was begun and not submitted; makes the study first where it is not made. */
export async function start(study: PracticeStudy): Promise<void> {
  if (!study.made && !(await makeStudies([study]))) return;
  usePractice.setState({ busy: { what: `Opening “${studyTitle(study)}”`, cancel: null } });
  // Another window may have submitted the attempt before.
  await loadRecords();
  const { trainee, records, clock, formFilledIn } = usePractice.getState();
  const number = attemptsAt(recordOf(records, trainee), study.id).length + 1;
  const keyOf = (pictures: string | null) => attemptKey(trainee, study.id, number, pictures);
  const begun = await openApart(keyOf, await shell.practice.open(study.id), formFilledIn ? study : null);
  usePractice.setState({ busy: null });
  if (begun === null) return;
  const { key, resumed } = begun;
  const since = clock && !resumed ? Date.now() : null;
  usePractice.setState({ attempt: { study, trainee, number, key, since, outcome: null } });
  if (resumed) notice(RESUMED);
}

/** Holds the attempt on the screen against the truth, keeps it in the record and lets nothing be changed any more. */
export async function submit(attempt: Attempt): Promise<void> {
  const session = sessionNow(useApp.getState());
  if (session === null) return;
  if (useApp.getState().draft?.kind === 'drawing')
    return notice('An outline is unfinished: close it (Enter) or cancel it (Esc) before you submit.');
  usePractice.setState({ busy: { what: 'Comparing your work with the truth', cancel: null } });
  const submitted = new Date();
  await flush();
  const judged = await judge(attempt, session);
  usePractice.setState({ busy: null });
  if (judged === null) return;
  const durationS = attempt.since === null ? null : Math.round((submitted.getTime() - attempt.since) / 1000);
  const entry = attemptOf(session, judged.truth, judged.score, { at: submitted.toISOString(), durationS });
  dismiss(RESUMED);
  closeAttempt(attempt.key, session);
  usePractice.setState({ attempt: { ...attempt, outcome: { ...judged, session } } });
  await addToRecord(attempt.trainee, entry);
}

async function judge(
  { study }: Attempt,
  session: Session,
): Promise<{ readonly truth: Truth; readonly score: Score } | null> {
  const { text, problem } = await shell.practice.truth(study.id);
  if (text === null) {
    if (problem !== null) notice(problem);
    return null;
  }
  const truth = readTruth(text, `The truth of “${studyTitle(study)}”`);
  const score = truth.ok ? await scoreInSteps(session, truth.value, nextTask) : truth;
  if (truth.ok && score.ok) return { truth: truth.value, score: score.value };
  if (!score.ok) notice(score.problem);
  return null;
}

/** From now on the attempt can only be looked at, as it was scored: a action of the moment between does not count. */
function closeAttempt(key: string, scored: Session): void {
  const { study } = useApp.getState();
  if (study?.key !== key) return;
  const readOnly = 'This attempt has been submitted and cannot be changed: choose “Try again” for a new one.';
  // No step back either: what is looked at is what was submitted.
  const history = historyOf(scored);
  closeStudyForChanges(readOnly, history);
}

/** Puts an attempt or its result away; the list of studies comes back. */
export function leaveAttempt(): void {
  usePractice.setState({ attempt: null });
}
