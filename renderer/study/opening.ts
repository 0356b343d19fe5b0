import type { StructuredReport } from '../../core/report/dicom/read/structured-report.ts';
import { setApart } from '../../core/session/document/apart.ts';
import { readInSteps } from '../../core/session/document/file.ts';
import type { Gathered } from '../shell/shell.ts';
import { shell } from '../shell/shell.ts';
import { openSheet } from '../state/editing.ts';
import { forgetRefused, notice, refuse } from '../state/notices.ts';
import { isWhereLeft } from '../state/place.ts';
import type { StudyRun } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { listStudies } from '../state/study.ts';
import { inPieces, nextTask } from '../ui/pace/in-pieces.ts';
import { importCatalogue } from './catalogue-files.ts';
import { isDocument, type NamedText, readSaved } from './documents.ts';
import { endEarly, studyInHand } from './early.ts';
import { showEarly } from './first-look.ts';
import { isUntouched, preferBetter } from './first-run.ts';
import { picturesTogether, withoutBystanders } from './picture-files.ts';
import { readRuns, stopLooking } from './reading.ts';
import { bringOutlines, nameReports } from './reports.ts';
import { openSession } from './session-opening.ts';
import { stacked } from './stacking.ts';
import { joinRuns, startStudy } from './starting.ts';
import { groupedByStudy, joined, keyOf } from './studies.ts';
import { inTurn } from './turn.ts';

/** Opens whatever was gathered, after what was gathered before: runs, at most one saved session, and outlines in structured reports. What cannot be opened gets its sentence and changes nothing else. */
export function openGathered(gathered: Gathered): Promise<void> {
  return inTurn(() => openNow(gathered));
}

/** Opens a session that the application keeps, with its files where they were last seen; a sentence asks for them when they are not there. */
export function openSaved(id: string): Promise<void> {
  return inTurn(async () => {
    const { text, problem } = await shell.readSaved(id);
    const session = text === null ? null : await inPieces(readInSteps(text, 'This session'), nextTask);
    if (session?.ok) return openSession({ name: 'This session', ref: null, session: session.value }, []);
    notice(session?.problem ?? problem ?? 'This session no longer exists: reopen the list.');
  });
}

/** Puts one of the studies that were opened on the screen in place of the present one. */
export function openOther(study: readonly StudyRun[]): Promise<void> {
  return inTurn(() => startStudy(study, null));
}

async function openNow({ files, problems, searched, notice: told }: Gathered): Promise<void> {
  if (told !== undefined) notice(told);
  forgetRefused();
  refuse(...problems);
  stopLooking();
  const catalogues: NamedText[] = [];
  const alone = files.length === 1;
  const saved = await Promise.all(files.filter(isDocument).map((file) => readSaved(file, catalogues, alone)));
  const [session, ...more] = saved.filter((read) => read !== null);
  for (const { name } of more) refuse(`${name} was not opened: open one session at a time.`);
  const others = files.filter((file) => !isDocument(file));
  const reports: StructuredReport[] = [];
  if (session !== undefined) await openSession(session, others, [], reports);
  else await readRuns(others, newArrivals(searched === true), 'as they come', reports, showEarly).finally(endEarly);
  if (searched === true) nameReports(reports);
  else for (const report of reports) bringOutlines(report);
  for (const { text, name } of catalogues) importCatalogue(text, name);
}

/**
 * Takes runs as they are read. The first ones put their study on the screen; later ones join the study they belong to.
 * Where they were `searched` for and are of several studies, the list of studies asks which one is meant.
 */
function newArrivals(searched: boolean): (runs: readonly StudyRun[]) => Promise<void> {
  const seen = new Set<string>();
  const keys = new Set<string | null>();
  let begun = false;
  return async (arrived) => {
    const wanted = searched ? withoutBystanders(arrived, begun) : arrived;
    const named = picturesTogether(beside(wanted).filter((run) => isNew(run, seen)));
    const studies = groupedByStudy(stacked(named));
    const [main] = studies;
    if (main === undefined) return;
    listStudies(studies.reduce(joined, useApp.getState().studies));
    if (begun) studies.forEach(addIfOnScreen);
    else await startStudy(main, null);
    begun = true;
    const before = keys.size;
    for (const study of studies) keys.add(keyOf(study));
    if (searched && before < 2 && keys.size > 1 && (isUntouched() || isWhereLeft())) openSheet('sessions');
  };
}

/** Runs under names of their own beside what is open; each that shares a UID with a run from which it differs says so, now and in its entry. */
function beside(arrived: readonly StudyRun[]): readonly StudyRun[] {
  const { studies } = useApp.getState();
  return setApart(arrived, [...(studyInHand()?.runs ?? []), ...studies.flat()]).map(({ opened, sentences }) => {
    for (const sentence of sentences) notice(sentence);
    return { ...opened, run: { ...opened.run, warnings: [...opened.run.warnings, ...sentences] } };
  });
}

/** More runs of the study on the screen join it. */
function addIfOnScreen(runs: readonly StudyRun[]): void {
  if (useApp.getState().study?.key !== keyOf(runs)) return;
  joinRuns(runs);
  preferBetter(runs);
}

/** False, with its sentence, for a run that was read from another file before. */
function isNew({ run }: StudyRun, seen: Set<string>): boolean {
  const uid = run.identity.sopInstanceUid;
  if (seen.has(uid)) refuse(`${run.file} was skipped: the same run is already open from another file.`);
  const first = !seen.has(uid);
  seen.add(uid);
  return first;
}
