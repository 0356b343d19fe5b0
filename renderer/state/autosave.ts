import type { Session } from '../../core/session/document/document.ts';
import { SESSION_ENDING, writeSession } from '../../core/session/document/file.ts';
import { shell } from '../shell/shell.ts';
import { notice } from './notices.ts';
import type { OpenStudy } from './store.ts';
import { useApp } from './store.ts';
import { updateStudy } from './study.ts';

/** Quiet time after the last change before the working copy is written, ms; a change never waits longer than LONGEST. */
const QUIET = 200;
const LONGEST = 600;
const RETRY = 5000;

/** What is on disk, and since when (null: not by this window). */
let written: Session | null = null;
let writtenAt: number | null = null;
/** What will be on disk once everything that was handed to the shell is written. */
let queued: Session | null = null;
let dirtySince: number | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let writing: Promise<void> = Promise.resolve();

/** Starts keeping the working copy: from now on every change of the document is on disk within two seconds. */
export function startAutosave(): void {
  useApp.subscribe((state, before) => {
    const { study } = state;
    if (study === null || study.readOnly !== null || study === before.study) return;
    if (study.history.present !== queued) soon();
    else settle();
  });
  // A browser's page may be left at any time; local storage is written at once.
  window.addEventListener('pagehide', () => void flush());
}

/** Says that a session is on disk already (since a moment, or null for a new one), so that opening it does not write it again. */
export function alreadySaved(session: Session, at: number | null): void {
  written = session;
  queued = session;
  writtenAt = at;
}

/** True when nothing on the screen waits to be written. */
export function allIsSaved(): boolean {
  const { study } = useApp.getState();
  return study === null || study.readOnly !== null || (study.history.present === written && queued === written);
}

/** Writes what is not written yet, now; resolves when it is on disk (or said to have failed). */
export function flush(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  dirtySince = null;
  const { study } = useApp.getState();
  if (study === null || study.readOnly !== null || study.history.present === queued) {
    settle();
    return writing;
  }
  const { present } = study.history;
  queued = present;
  writing = writing.then(() => write(study.key, present));
  return writing;
}

/** Saves the session to its file, or to one the operator chooses. The working copy stays as it is. */
export async function saveToFile(elsewhere: boolean): Promise<void> {
  const { study } = useApp.getState();
  if (study === null) return;
  const session = study.history.present;
  const reply = await shell.saveSession(elsewhere ? null : study.file, suggestedName(study), writeSession(session));
  if (reply.problem !== null) return notice(reply.problem);
  if (!reply.saved) return;
  const now = useApp.getState().study;
  if (now?.key !== study.key) return;
  updateStudy({ file: reply.file });
  if (allIsSaved()) useApp.setState({ saving: { state: 'saved', at: Date.now() } });
}

/** A change that was taken back before it was written leaves nothing to wait for. */
function settle(): void {
  if (useApp.getState().saving.state !== 'waiting' || queued !== written) return;
  useApp.setState({ saving: writtenAt === null ? { state: 'nothing' } : { state: 'saved', at: writtenAt } });
}

function soon(): void {
  const now = Date.now();
  dirtySince ??= now;
  clearTimeout(timer);
  timer = setTimeout(() => void flush(), Math.max(0, Math.min(QUIET, dirtySince + LONGEST - now)));
  useApp.setState({ saving: { state: 'waiting' } });
}

async function write(key: string, session: Session): Promise<void> {
  const problem = await shell.autosave(key, writeSession(session)).catch(() => 'The working copy could not be saved.');
  if (problem === null) {
    written = session;
    writtenAt = Date.now();
    // A newer change may wait already: then nothing is said to be saved yet.
    if (useApp.getState().study?.key === key && allIsSaved())
      useApp.setState({ saving: { state: 'saved', at: writtenAt } });
    return;
  }
  // What could not be written is to be written again.
  if (queued === session) queued = written;
  useApp.setState({ saving: { state: 'problem', problem } });
  timer ??= setTimeout(() => void flush(), RETRY);
}

function suggestedName(study: OpenStudy): string {
  const name = study.runs[0]?.run.file ?? 'session';
  return `${name.replace(/\.(dcm|dicom|ima)$/i, '')}${SESSION_ENDING}`;
}
