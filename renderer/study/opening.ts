import { archiveRefusal } from '../../core/archive.ts';
import type { FileRef } from '../../core/contract.ts';
import { formatOf } from '../../core/format.ts';
import { CATALOGUE_FORMAT } from '../../core/plan/catalogue-file.ts';
import { TRUTH_FORMAT } from '../../core/practice/truth.ts';
import { asRecorded, setApart } from '../../core/session/document/apart.ts';
import type { Session } from '../../core/session/document/document.ts';
import { readSession } from '../../core/session/document/file.ts';
import { sourceAt } from '../shell/location.ts';
import type { Gathered, WindowFile } from '../shell/shell.ts';
import { shell } from '../shell/shell.ts';
import { notice } from '../state/notices.ts';
import type { StudyRun } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { listOtherStudies } from '../state/study.ts';
import { importCatalogue } from './catalogue-files.ts';
import { preferIvus } from './first-run.ts';
import { readRuns, stopLooking } from './reading.ts';
import { stacked, withRecordedParts } from './stacking.ts';
import { joinRuns, startStudy } from './starting.ts';
import { groupedByStudy, joined, keyOf } from './studies.ts';

let last: Promise<void> = Promise.resolve();

/** Opens whatever was gathered, after what was gathered before: runs, and at most one saved session. What cannot be opened gets its sentence and changes nothing else. */
export function openGathered(gathered: Gathered): Promise<void> {
  return inTurn(() => openNow(gathered));
}

/** Opens a session that the application keeps, with its files where they were last seen; a sentence asks for them when they are not there. */
export function openSaved(id: string): Promise<void> {
  return inTurn(async () => {
    const { text, problem } = await shell.readSaved(id);
    const session = text === null ? null : readSession(text, 'This session');
    if (session?.ok) return openSession({ name: 'This session', ref: null, session: session.value }, []);
    notice(session?.problem ?? problem ?? 'This session no longer exists: reopen the list.');
  });
}

function inTurn(open: () => Promise<void>): Promise<void> {
  last = last.then(open, open);
  return last;
}

async function openNow({ files, problems }: Gathered): Promise<void> {
  for (const problem of problems) notice(problem);
  stopLooking();
  const catalogues: NamedText[] = [];
  const alone = files.length === 1;
  const saved = await Promise.all(files.filter(isDocument).map((file) => readSaved(file, catalogues, alone)));
  const [session, ...more] = saved.filter((read) => read !== null);
  for (const { name } of more) notice(`${name} was not opened: open one session at a time.`);
  const others = files.filter((file) => !isDocument(file));
  if (session !== undefined) await openSession(session, others);
  else await readRuns(others, newArrivals());
  for (const { text, name } of catalogues) importCatalogue(text, name);
}

/** Takes runs as they are read. The first ones put their study on the screen; later ones join the study they belong to. */
function newArrivals(): (runs: readonly StudyRun[]) => Promise<void> {
  const seen = new Set<string>();
  let begun = false;
  return async (arrived) => {
    const runs = await stacked(beside(arrived).filter((run) => isNew(run, seen)));
    const studies = groupedByStudy(runs);
    const [main, ...others] = studies;
    if (main === undefined) return;
    if (begun) studies.forEach(addToItsStudy);
    else await startStudy(main, others, null);
    begun = true;
  };
}

/** Runs under names of their own beside what is open; each that shares a UID with a run from which it differs says so, now and in its entry. */
function beside(arrived: readonly StudyRun[]): readonly StudyRun[] {
  const { study, otherStudies } = useApp.getState();
  return setApart(arrived, [...(study?.runs ?? []), ...otherStudies.flat()]).map(({ opened, sentences }) => {
    for (const sentence of sentences) notice(sentence);
    return { ...opened, run: { ...opened.run, warnings: [...opened.run.warnings, ...sentences] } };
  });
}

/** More runs of one study: on the screen, or among the others. */
function addToItsStudy(runs: readonly StudyRun[]): void {
  const { study, otherStudies } = useApp.getState();
  if (study !== null && study.key === keyOf(runs)) {
    joinRuns(runs, otherStudies);
    preferIvus(runs);
  } else listOtherStudies(joined(otherStudies, runs));
}

/** False, with its sentence, for a run that was read from another file before. */
function isNew({ run }: StudyRun, seen: Set<string>): boolean {
  const uid = run.identity.sopInstanceUid;
  if (seen.has(uid)) notice(`${run.file} was skipped: the same run is already open from another file.`);
  const first = !seen.has(uid);
  seen.add(uid);
  return first;
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

/** Puts one of the other studies on the screen in place of the present one. */
export async function openOther(study: readonly StudyRun[]): Promise<void> {
  const { otherStudies, study: present } = useApp.getState();
  const others = otherStudies.filter((other) => other !== study);
  await startStudy(study, present === null ? others : [present.runs, ...others], null);
}

/** A saved session or a catalogue; the format that its text names tells which. */
function isDocument({ location }: WindowFile): boolean {
  return location.name.toLowerCase().endsWith('.json');
}

/** A saved session with its name and the file it came from; without one where the application keeps it. */
interface Saved {
  readonly name: string;
  readonly ref: FileRef | null;
  readonly session: Session;
}

interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The session in a file; null, with its sentence shown, when it holds none: that must not keep the runs beside it closed. */
async function readSaved(file: WindowFile, catalogues: NamedText[], alone: boolean): Promise<Saved | null> {
  const { name } = file.location;
  const source = sourceAt(file.location);
  const bytes = await source.read(0, source.size).catch(() => null);
  const archive = bytes === null ? null : archiveRefusal(bytes);
  if (archive !== null) {
    notice(`${name} ${archive}.`);
    return null;
  }
  const text = bytes === null ? null : new TextDecoder().decode(bytes);
  if (text !== null && formatOf(text) === CATALOGUE_FORMAT) {
    catalogues.push({ text, name });
    return null;
  }
  if (text !== null && formatOf(text) === TRUTH_FORMAT) {
    // The names of these files tell what the studies beside them hide.
    if (alone) notice(`${name} holds the truth of a practice study: it is read only when an attempt is submitted.`);
    return null;
  }
  const session = text === null ? null : readSession(text, name);
  if (session?.ok) return { name, ref: file.ref, session: session.value };
  notice(session === null ? `${name} cannot be read; check that the file still exists.` : session.problem);
  return null;
}

async function openSession({ name, ref, session }: Saved, beside: readonly WindowFile[]): Promise<void> {
  const opened = await allRuns(beside);
  const runs = opened === null ? null : await runsOf(session, ref, opened);
  if (runs === null) return;
  if (runs.length > 0) return startStudy(runs, [], { session, file: ref });
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
