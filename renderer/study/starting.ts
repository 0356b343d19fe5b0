import { asRecorded, inStudy } from '../../core/session/document/apart.ts';
import type { Session } from '../../core/session/document/document.ts';
import { emptySession } from '../../core/session/document/document.ts';
import { writeInSteps } from '../../core/session/document/file.ts';
import type { History } from '../../core/session/document/history.ts';
import { historyOf, perform, replaced } from '../../core/session/document/history.ts';
import { newRecord, strangers, studyOf } from '../../core/session/document/identity.ts';
import { saySame } from '../../core/session/kept/difference.ts';
import type { KeptPlace } from '../../core/session/kept/place.ts';
import { readSteps } from '../../core/session/kept/steps.ts';
import { shell } from '../shell/shell.ts';
import { allIsSaved, alreadySaved, flushAll, notSaved } from '../state/autosave.ts';
import { loadComputersCatalogue } from '../state/computers-catalogue.ts';
import { deriveInSteps } from '../state/derived.ts';
import { notice } from '../state/notices.ts';
import { placeIn, returnLater, returnTo } from '../state/place.ts';
import { setAside } from '../state/set-aside.ts';
import type { OpenStudy, StudyRun } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { listStudies, putStudy, settleStudy, updateStudy } from '../state/study.ts';
import { inPieces, nextTask } from '../ui/pace/in-pieces.ts';
import { endEarly, isLookedAt, studyInHand } from './early.ts';
import { firstRun, isUntouched } from './first-run.ts';
import { type KeptWork, keptWork } from './kept-work.ts';
import { withRecordedParts } from './stacking.ts';
import { listedUnder } from './studies.ts';
import type { WorkingCopy } from './working-copy.ts';

/** Rebuilds the window around a study: its runs, and its session from a file, from the working copy, or new. */
export async function startStudy(opened: readonly StudyRun[], saved: Session | null): Promise<void> {
  const [any, ...more] = opened;
  if (any === undefined) return;
  if (saved === null && studyInHand()?.key === studyOf(any.run)) {
    endEarly();
    return joinRuns(opened);
  }
  const prepared = await whenAllIsSaved(() => prepare([any, ...more], saved));
  if (prepared === null) return;
  const { key, runs, history, place } = prepared;
  const foreign = strangers(history.present, runs);
  const readOnly = foreign.length > 0 ? foreign.join(' ') : null;
  const stays = isLookedAt(opened);
  putOnScreen({ key, runs, history, readOnly }, firstRun(runs) ?? any, prepared, stays);
  if (!stays) returnTo(place);
  listStudies(listedUnder(useApp.getState().studies, opened, key));
  for (const sentence of foreign) notice(sentence);
  if (prepared.differs)
    notice('This session differs from your autosaved work on this study: Undo restores the autosaved work.');
  remember(runs);
}

/** Rebuilds the window around a study on which nothing has been done yet: what is on the disk stays there until the operator changes something. */
export function putOnScreen(
  study: OpenStudy,
  first: StudyRun,
  { working, revision, unwritten }: WorkingCopy,
  stays = false,
): void {
  const savedAt = working === null || unwritten ? null : Date.now();
  if (unwritten) notSaved();
  else alreadySaved(study.history.present, savedAt, revision);
  (stays ? settleStudy : putStudy)(study, first, savedAt);
}

/** What a study goes on from, asked for while nothing of the present one waits to be written: a step taken meanwhile is written first, and then all is asked again. Null, with its sentence, when it cannot be written. */
export async function whenAllIsSaved<T>(ask: () => Promise<T>): Promise<T | null> {
  for (;;) {
    await flushAll();
    const { saving } = useApp.getState();
    if (saving.state === 'problem') {
      notice(`${saving.problem} Nothing else was opened: save a copy to a file first (Ctrl+S).`);
      return null;
    }
    const answer = await ask();
    if (allIsSaved()) return answer;
  }
}

interface Prepared extends KeptWork {
  readonly runs: readonly StudyRun[];
  readonly history: History;
  /** A saved session has taken the place of other work, which is one step back. */
  readonly differs: boolean;
  /** Where the operator was; null where nobody knows. */
  readonly place: KeptPlace | null;
}

async function prepare(runs: readonly [StudyRun, ...StudyRun[]], saved: Session | null): Promise<Prepared> {
  const kept = await keptWork(runs, saved?.study ?? null);
  const { key, working } = kept;
  // Another window may have changed it since.
  if (saved === null && working === null) await loadComputersCatalogue();
  const before = working === null ? null : await withSteps(key, working);
  const start = await historyFrom(key, before, saved && { ...saved, study: key });
  const differs = working !== null && start.present !== working;
  if (differs) await setAside(key, 'replaced', await inPieces(writeInSteps(working), nextTask));
  const joined = inStudy(withRecordedParts(runs, start.present), key).map((run) => asRecorded(run, start.present));
  const history = perform(start, { type: 'addRuns', runs: joined.map(newRecord) });
  // What is on the screen is drawn in one go: thousands of outlines are read and planned with before, in pieces.
  await inPieces(deriveInSteps(history.present), nextTask);
  return { ...kept, runs: joined, history, differs, place: await placeIn(key) };
}

/** Kept work with the steps that led to it. */
async function withSteps(key: string, working: Session): Promise<History> {
  const text = await shell.readBeside(key, 'steps').catch(() => null);
  const { history, problem } = await inPieces(readSteps(text, working), nextTask);
  if (problem !== null) notice(problem);
  return history;
}

/** More runs of the study on the screen: they join it, and nothing done so far changes. */
export function joinRuns(runs: readonly StudyRun[]): void {
  const { study } = useApp.getState();
  if (study === null) return;
  const known = new Set(study.runs.map(({ run }) => run.identity.sopInstanceUid));
  const added = runs.filter(({ run }) => !known.has(run.identity.sopInstanceUid));
  const history = perform(study.history, { type: 'addRuns', runs: added.map(newRecord) });
  const foreign = strangers(history.present, runs);
  const readOnly = foreign.length > 0 ? foreign.join(' ') : study.readOnly;
  const untouched = isUntouched();
  updateStudy({ runs: [...study.runs, ...added], history, readOnly });
  if (untouched) returnLater();
  for (const sentence of foreign) notice(sentence);
  remember(added);
}

/** A session in which nothing has been done yet, with a copy of this computer's catalogue: what changes there later changes no plan. */
function newSession(key: string): Session {
  return { ...emptySession(key), catalogue: useApp.getState().computersCatalogue };
}

/**
 * Where work goes on. A saved session that differs from the working copy takes its place, but the working copy
 * stays one undo away: opening a file never loses what was not saved to it.
 */
async function historyFrom(key: string, before: History | null, saved: Session | null): Promise<History> {
  if (before === null) return historyOf(saved ?? newSession(key));
  if (saved === null || (await inPieces(saySame(before.present, saved), nextTask))) return before;
  return replaced(before, saved, 'open session file');
}

function remember(runs: readonly StudyRun[]): void {
  // A run of several files is where its first one is; each of them is remembered as well.
  const known = runs
    .flatMap((one) => [one, ...one.parts])
    .flatMap(({ run, token, parts: [first] }) => {
      const at = token ?? first?.token ?? null;
      return at === null ? [] : [{ sopInstanceUid: run.identity.sopInstanceUid, token: at }];
    });
  if (known.length > 0) void shell.rememberRuns(known);
}
