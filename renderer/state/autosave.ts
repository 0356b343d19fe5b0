import type { Result } from '../../core/result.ts';
import type { Session } from '../../core/session/document/document.ts';
import { readInSteps, sessionPieces, writeInSteps, writeSession } from '../../core/session/document/file.ts';
import { shell } from '../shell/shell.ts';
import { inPieces, nextTask } from '../ui/pace/in-pieces.ts';
import { deriveInSteps } from './derived.ts';
import { showNewer } from './document.ts';
import { sessionHandedOver, stepsHandedOver, wordAhead } from './handing-over.ts';
import { keepStepsNow, stepsFollow } from './kept-steps.ts';
import { notice } from './notices.ts';
import { keepPlaceNow } from './place.ts';
import { setAside } from './set-aside.ts';
import { useApp } from './store.ts';
import { updateStudy } from './study.ts';

/**
 * Quiet time after the last change before the working copy is written, ms, where the shell holds it meanwhile; a change never waits longer than LONGEST.
 * Where nothing does it is written at once, and again after so many times as long as that took (REST).
 */
const QUIET = 200;
const LONGEST = 500;
const REST = 4;
const RETRY = 5000;

/** What is on disk, and since when (null: not by this window). */
let written: Session | null = null;
let writtenAt: number | null = null;
/** The revision of the working copy that the session on the screen goes on from. */
let base: string | null = null;
/** What will be on disk once everything that was handed to the shell is written. */
let queued: Session | null = null;
let dirtySince: number | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
/** When the last write is paid for by as much rest as belongs to it. */
let restedAt = 0;
let writing: Promise<void> = Promise.resolve();

/**
 * Starts keeping the working copy: from now on every change of the document is on disk within two seconds, and what another window has
 * written of the same study is taken over.
 */
export function startAutosave(): void {
  useApp.subscribe((state, before) => {
    const { study } = state;
    if (study === null || study.readOnly !== null || study === before.study) return;
    // Between being read and being shown it may have been written again, where there are other windows: the desktop program has one.
    if (study.key !== before.study?.key) {
      wordAhead(study);
      if (shell.hold === null) takeOver();
    } else if (study.history !== before.study.history && before.study.readOnly === null) handOver();
    if (study.history.present !== queued) soon();
    else settle();
  });
  shell.onSavedElsewhere((key) => {
    if (key === null || key === useApp.getState().study?.key) takeOver();
  });
  shell.askBeforeLeaving(() => useApp.getState().saving.state === 'problem');
  // A browser's page may be left at any time.
  window.addEventListener('pagehide', () => {
    // Where the browser gives them the time.
    void Promise.all([keepStepsNow(), keepPlaceNow()]);
    const { study } = useApp.getState();
    if (study !== null && !allIsSaved()) shell.leaveBehind(study.key, writeSession(study.history.present), base);
  });
}

/** Says that a session is on disk already (since a moment, or null for a new one) under a revision, so that opening it does not write it again. */
export function alreadySaved(session: Session, at: number | null, revision: string | null): void {
  written = session;
  queued = session;
  writtenAt = at;
  base = revision;
  sessionHandedOver.has(session);
}

/** Says that what is opened is in the shell's memory only: it could not be written, and is to be written again. */
export function notSaved(): void {
  written = null;
  queued = null;
  writtenAt = null;
  base = null;
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
  sessionHandedOver.now();
  if (study === null || study.readOnly !== null || study.history.present === queued) {
    settle();
    return writing;
  }
  const { present } = study.history;
  queued = present;
  writing = writing.then(() => write(study.key, present));
  return writing;
}

/**
 * Writes what is not written yet until nothing was changed meanwhile, as on a slow disk, with its steps and where the operator is: the
 * study may leave the screen then.
 */
export async function flushAll(): Promise<void> {
  const present = () => useApp.getState().study?.history.present;
  for (let kept: Session | undefined; ; ) {
    kept = present();
    await flush();
    if (present() === kept) break;
  }
  await Promise.all([keepStepsNow(), keepPlaceNow()]);
}

/** A change that was taken back before it was written leaves nothing to wait for. */
function settle(): void {
  if (useApp.getState().saving.state !== 'waiting' || queued !== written) return;
  useApp.setState({ saving: writtenAt === null ? { state: 'nothing' } : { state: 'saved', at: writtenAt } });
}

/** The shell gets what has changed at once, so that it outlives this window. */
function handOver(): void {
  sessionHandedOver.soon();
  stepsHandedOver.soon();
}

function soon(): void {
  const now = Date.now();
  dirtySince ??= now;
  clearTimeout(timer);
  const wait = shell.hold === null ? restedAt - now : QUIET;
  timer = setTimeout(() => void flush(), Math.max(0, Math.min(wait, dirtySince + LONGEST - now)));
  useApp.setState({ saving: { state: 'waiting' } });
}

/** Takes over what another window has written of the study on the screen, after what this one is writing. */
function takeOver(): void {
  writing = writing.then(takeNewer);
}

const FAILED = { revision: null, isBehind: false, problem: 'The working copy could not be saved.' };

async function write(key: string, asked: Session): Promise<void> {
  // Something newer takes its place: a later change, or what another window has written.
  if (asked !== queued) return;
  const session = newest(key) ?? asked;
  queued = session;
  sessionHandedOver.has(session);
  const began = Date.now();
  const { revision, isBehind, problem } = await shell.autosave(key, sessionPieces(session), base).catch(() => FAILED);
  restedAt = Date.now() + REST * (Date.now() - began);
  if (isBehind) return takeNewer();
  if (problem === null) {
    base = revision;
    written = session;
    writtenAt = Date.now();
    stepsFollow();
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

/** The study under a key as it is on the screen now: the shell may have been given that already, and is given nothing older. */
function newest(key: string): Session | null {
  const { study } = useApp.getState();
  return study?.key === key && study.readOnly === null ? study.history.present : null;
}

const NEWER = 'This study was changed in another window: its newer state is shown now.';
const AT_ONCE =
  'This study was changed in another window at the same time. Its newer state is shown now; your last changes come back by Undo and are in Recent studies as an older copy.';

/**
 * Shows what another window has written of the study on the screen. What this window has not written is set aside and one step back. All
 * is read and planned with in pieces; what is done here meanwhile counts as done before it is shown.
 */
async function takeNewer(): Promise<void> {
  const before = useApp.getState().study;
  if (before === null || before.readOnly !== null) return;
  const { text, revision, problem } = await shell.readAutosave(before.key);
  if (problem !== null) notice(problem);
  const known = useApp.getState().study;
  if (known?.key !== before.key || text === null || revision === base) return;
  const { present } = known.history;
  const isShown = text === (await inPieces(writeInSteps(present), nextTask));
  const newer = isShown ? null : await inPieces(newerIn(text), nextTask);
  const { study } = useApp.getState();
  if (study?.key !== before.key || revision === base) return;
  if (newer === null) return isNowSaved(present, revision);
  // Only a newer version of the program writes what this one cannot read: it must not be written over.
  if (!newer.ok) return updateStudy({ readOnly: newer.problem });
  const isUnsaved = study.history.present !== written;
  if (isUnsaved) await setPresentAside(study.key);
  if (useApp.getState().study?.key !== study.key) return;
  alreadySaved(newer.value, Date.now(), revision);
  showNewer(newer.value);
  if (allIsSaved()) useApp.setState({ saving: { state: 'saved', at: Date.now() } });
  notice(isUnsaved ? AT_ONCE : NEWER);
}

/** What is on the disk, which is what was on the screen when it was compared: what was done since is still to be written. */
function isNowSaved(session: Session, revision: string | null): void {
  alreadySaved(session, Date.now(), revision);
  if (useApp.getState().study?.history.present !== session) soon();
}

/** Reads a session and works out all that is shown of it. */
function* newerIn(text: string): Generator<undefined, Result<Session>> {
  const newer = yield* readInSteps(text, 'What another window has saved of this study');
  if (newer.ok) yield* deriveInSteps(newer.value);
  return newer;
}

/** Sets aside what is on the screen, and again what is changed meanwhile: what gives way is on the disk before it goes from the screen. */
async function setPresentAside(key: string): Promise<void> {
  for (let aside: Session | null = null; ; ) {
    const { study } = useApp.getState();
    if (study?.key !== key || study.history.present === aside) return;
    aside = study.history.present;
    await setAside(aside.study, 'replaced', await inPieces(writeInSteps(aside), nextTask));
  }
}
