import type { FileRef } from '../core/contract.ts';
import { formatOf } from '../core/format.ts';
import { CATALOGUE_FORMAT } from '../core/plan/catalogue-file.ts';
import type { Session } from '../core/session/document.ts';
import { emptySession } from '../core/session/document.ts';
import { readSession, writeSession } from '../core/session/file.ts';
import type { History } from '../core/session/history.ts';
import { historyOf, perform } from '../core/session/history.ts';
import { recordOf, strangers, studyOf } from '../core/session/identity.ts';
import { importCatalogue } from './catalogue-files.ts';
import { alreadyKept, flush } from './keeping.ts';
import { readRuns } from './reading.ts';
import type { Gathered, WindowFile } from './shell.ts';
import { shell } from './shell.ts';
import type { StudyRun } from './store.ts';
import { FIRST_VIEW, notice, useApp } from './store.ts';
import { groupedByStudy, joined, keyOf } from './studies.ts';
import { sourceAt } from './viewer/location.ts';

let last: Promise<void> = Promise.resolve();

/** Opens whatever was gathered, after what was gathered before: runs, and at most one saved session. What cannot be opened gets its sentence and changes nothing else. */
export function openGathered(gathered: Gathered): Promise<void> {
  const open = () => openNow(gathered);
  last = last.then(open, open);
  return last;
}

async function openNow({ files, problems }: Gathered): Promise<void> {
  for (const problem of problems) notice(problem);
  const catalogues: NamedText[] = [];
  const saved = await Promise.all(files.filter(isDocument).map((file) => readSaved(file, catalogues)));
  const [session, ...more] = saved.filter((read) => read !== null);
  for (const { file } of more) notice(`${file.location.name} was not opened: one session at a time.`);
  const others = files.filter((file) => !isDocument(file));
  if (session !== undefined) await openSession(session, await allRuns(others));
  else await readRuns(others, newArrivals());
  for (const { text, name } of catalogues) importCatalogue(text, name);
}

/** Takes runs as they are read. The first ones put their study on the screen; later ones join the study they belong to. */
function newArrivals(): (runs: readonly StudyRun[]) => Promise<void> {
  const seen = new Set<string>();
  let begun = false;
  return async (runs) => {
    const studies = groupedByStudy(runs.filter((run) => isNew(run, seen)));
    const [main, ...others] = studies;
    if (main === undefined) return;
    if (begun) studies.forEach(addToItsStudy);
    else await startStudy(main, others, null);
    begun = true;
  };
}

/** More runs of one study: on the screen, or among the others. */
function addToItsStudy(runs: readonly StudyRun[]): void {
  const { study, otherStudies } = useApp.getState();
  if (study !== null && study.key === keyOf(runs)) joinRuns(runs, otherStudies);
  else useApp.setState({ otherStudies: joined(otherStudies, runs) });
}

/** False, with its sentence, for a run that was read from another file before. */
function isNew({ run }: StudyRun, seen: Set<string>): boolean {
  const uid = run.identity.sopInstanceUid;
  if (seen.has(uid)) notice(`${run.file} was left out: the same run is open from another file.`);
  const first = !seen.has(uid);
  seen.add(uid);
  return first;
}

async function allRuns(files: readonly WindowFile[]): Promise<readonly StudyRun[]> {
  const all: StudyRun[] = [];
  await readRuns(files, async (runs) => void all.push(...runs));
  return all;
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

/** A saved session with the file it came from. */
interface Saved {
  readonly file: WindowFile;
  readonly session: Session;
}

interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The session in a file; null, with its sentence shown, when it holds none: that must not keep the runs beside it closed. */
async function readSaved(file: WindowFile, catalogues: NamedText[]): Promise<Saved | null> {
  const { name } = file.location;
  const source = sourceAt(file.location);
  const text = await source.read(0, source.size).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => null,
  );
  if (text !== null && formatOf(text) === CATALOGUE_FORMAT) {
    catalogues.push({ text, name });
    return null;
  }
  const session = text === null ? null : readSession(text, name);
  if (session?.ok) return { file, session: session.value };
  notice(session === null ? `${name} cannot be read; check that the file is still there.` : session.problem);
  return null;
}

async function openSession({ file, session }: Saved, opened: readonly StudyRun[]): Promise<void> {
  const runs = await runsOf(session, file.ref, opened);
  if (runs.length > 0) return startStudy(runs, [], { session, file: file.ref });
  notice(`${file.location.name} names runs that are not at hand; open it together with its DICOM files.`);
}

/** The runs a session speaks of: among those opened with it, those on the screen, or wherever the shell finds them. */
async function runsOf(session: Session, file: FileRef | null, opened: readonly StudyRun[]): Promise<StudyRun[]> {
  const wanted = (uid: string) => session.runs.some((record) => record.sopInstanceUid === uid);
  const uidOf = ({ run }: StudyRun) => run.identity.sopInstanceUid;
  const here = [...opened, ...(useApp.getState().study?.runs ?? [])].filter((run) => wanted(uidOf(run)));
  const missing = session.runs.filter((record) => !here.some((run) => uidOf(run) === record.sopInstanceUid));
  const found =
    missing.length === 0
      ? null
      : await shell.findRuns(
          file,
          missing.map(({ sopInstanceUid, fileName }) => ({ sopInstanceUid, fileName })),
        );
  const late = found === null ? [] : (await allRuns(found.files)).filter((run) => wanted(uidOf(run)));
  const all = [...here, ...late];
  for (const { sopInstanceUid, fileName } of session.runs) {
    if (!all.some((run) => uidOf(run) === sopInstanceUid))
      notice(
        `${fileName} is part of this session but was not found; its outlines keep their readings, its pictures cannot be shown.`,
      );
  }
  return all.filter((run, index) => all.findIndex((other) => uidOf(other) === uidOf(run)) === index);
}

/** Rebuilds the window around a study: its runs, and its session from a file, from the working copy, or new. */
async function startStudy(
  runs: readonly StudyRun[],
  others: readonly (readonly StudyRun[])[],
  saved: { readonly session: Session; readonly file: FileRef | null } | null,
): Promise<void> {
  const first = runs.find(({ run }) => run.identity.modality === 'IVUS') ?? runs[0];
  if (first === undefined) return;
  await flush();
  const { keeping } = useApp.getState();
  if (keeping.state === 'problem') {
    return notice(`${keeping.problem} Nothing else was opened: save this session to a file first.`);
  }
  const key = saved?.session.study ?? studyOf(first.run);
  const present = useApp.getState().study;
  if (saved === null && present?.key === key) return joinRuns(runs, others);
  const working = await workingCopy(key);
  const start = historyFrom(key, working, saved?.session ?? null);
  if (working !== null && start.past.length > 0) await setAside(key, 'replaced', writeSession(working));
  const history = perform(start, { type: 'addRuns', runs: runs.map(recordOf) });
  const foreign = strangers(history.present, runs);
  // Nothing has been done yet: what is on the disk stays there until the operator changes something.
  alreadyKept(history.present);
  useApp.setState({
    study: { key, runs, history, readOnly: foreign.length > 0 ? foreign.join(' ') : null, file: saved?.file ?? null },
    otherStudies: others,
    runUid: first.run.identity.sopInstanceUid,
    frame: 0,
    view: FIRST_VIEW,
    leftAt: {},
    playing: false,
    draft: null,
    selected: null,
    keeping: working === null ? { state: 'nothing' } : { state: 'saved', at: Date.now() },
  });
  for (const sentence of foreign) notice(sentence);
  if (start.past.length > 0) notice('This session differs from the work kept for this study: Undo brings that back.');
  remember(runs);
}

/** Keeps a copy of a working copy that later changes would write over, beside it in the application's data. */
async function setAside(key: string, why: 'replaced' | 'damaged', text: string): Promise<void> {
  const problem = await shell.autosave(`${key} ${why}`, text);
  if (problem !== null) notice(problem);
}

/** More runs of the study on the screen: they join it, and nothing done so far changes. */
function joinRuns(runs: readonly StudyRun[], others: readonly (readonly StudyRun[])[]): void {
  const { study } = useApp.getState();
  if (study === null) return;
  const known = new Set(study.runs.map(({ run }) => run.identity.sopInstanceUid));
  const added = runs.filter(({ run }) => !known.has(run.identity.sopInstanceUid));
  const history = perform(study.history, { type: 'addRuns', runs: added.map(recordOf) });
  const foreign = strangers(history.present, runs);
  const readOnly = foreign.length > 0 ? foreign.join(' ') : study.readOnly;
  useApp.setState({ study: { ...study, runs: [...study.runs, ...added], history, readOnly }, otherStudies: others });
  for (const sentence of foreign) notice(sentence);
  remember(added);
}

/**
 * Where work goes on. A saved session that differs from the working copy takes its place, but the working copy
 * stays one undo away: opening a file never loses what was not saved to it.
 */
function historyFrom(key: string, working: Session | null, saved: Session | null): History {
  if (saved === null) return historyOf(working ?? emptySession(key));
  if (working === null || JSON.stringify(working) === JSON.stringify(saved)) return historyOf(saved);
  return { past: [{ session: working, deed: 'open session file' }], present: saved, future: [] };
}

async function workingCopy(key: string): Promise<Session | null> {
  const { text, problem } = await shell.readAutosave(key);
  if (problem !== null) notice(problem);
  if (text === null) return null;
  const session = readSession(text, 'The working copy of this study');
  if (session.ok) return session.value;
  await setAside(key, 'damaged', text);
  notice(session.problem);
  return null;
}

function remember(runs: readonly StudyRun[]): void {
  const known = runs.flatMap(({ run, token }) =>
    token === null ? [] : [{ sopInstanceUid: run.identity.sopInstanceUid, token }],
  );
  if (known.length > 0) void shell.rememberRuns(known);
}
