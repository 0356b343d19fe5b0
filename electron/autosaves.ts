import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Beside, ReplyOf } from '../core/contract.ts';
import { isPractice } from '../core/practice/key.ts';
import { failureCode, failureReason, UNREADABLE_NAME } from './failure.ts';
import { makeFolder } from './make-folder.ts';
import { unreadable } from './names.ts';
import { documentText } from './saving/bounded-text.ts';

/** A kept text, or null and, when something is wrong, the sentence that says what. */
type Saved = ReplyOf<'readAutosave'>;

/** The folder, in the application's data, of working copies of attempts. */
const ATTEMPTS = join('practice', 'attempts');

const unfinished = /^\.ivus-[0-9a-f-]{36}\.tmp$/;

/** The folder of all working copies. */
export function sessionsFolder(userData: string): string {
  return join(userData, 'sessions');
}

/** Where the working copy of a study's session is kept: a name that says nothing about the patient. Attempts of practice are none of the operator's sessions. */
export function autosavePath(userData: string, key: string): string {
  const folder = isPractice(key) ? join(userData, ATTEMPTS) : sessionsFolder(userData);
  return join(folder, `${createHash('sha256').update(key).digest('hex')}.json`);
}

/** Where the cover of a study in the list of sessions is kept. */
export function previewPath(userData: string, key: string): string {
  return autosavePath(userData, key).replace(/json$/, 'cover.json');
}

/** Where something is kept beside the working copy of a study's session. */
export function besidePath(userData: string, key: string, what: Beside): string {
  return autosavePath(userData, key).replace(/json$/, `${what}.json`);
}

const turns = new Map<string, Promise<unknown>>();

/** Two writes to one file take turns, so that the one asked for last is the one that stays. */
function inTurn<T>(path: string, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(path) ?? Promise.resolve()).then(work, work);
  turns.set(path, turn);
  const done = () => {
    if (turns.get(path) === turn) turns.delete(path);
  };
  turn.then(done, done);
  return turn;
}

/** Resolves when every write asked for so far has ended, well or badly. */
export async function writesEnded(): Promise<void> {
  await Promise.allSettled([...turns.values()]);
}

/** Makes the names in a folder survive a loss of power; file systems that cannot do that say so and are believed. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EPERM'].includes(failureCode(error))) throw error;
  } finally {
    await handle.close();
  }
}

/** The file itself behind a link, with its permissions, refused when it is read-only; `path` as it is and undefined when there is none yet. */
async function existing(path: string): Promise<{ target: string; mode: number | undefined }> {
  try {
    const target = await realpath(path);
    await access(target, constants.W_OK);
    return { target, mode: (await stat(target)).mode & 0o777 };
  } catch (error) {
    if (failureCode(error) === 'ENOENT') return { target: path, mode: undefined };
    throw error;
  }
}

async function replaceFile(path: string, content: string | Uint8Array, newMode: number): Promise<void> {
  if (unreadable(path)) throw new Error(UNREADABLE_NAME);
  await makeFolder(dirname(path));
  const { target, mode } = await existing(path);
  const temporary = join(dirname(target), `.ivus-${randomUUID()}.tmp`);
  try {
    const handle = await open(temporary, 'wx', newMode);
    try {
      if (mode !== undefined) await handle.chmod(mode);
      await handle.writeFile(content, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(target));
}

/** Whether a text is JSON to its end. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Writes JSON so that at every moment, power loss included, the file holds either all of the old text or all of the new.
 * Gives null, or the sentence that says why the old text is still there. A new file gets `newMode`; the default is the operator's own.
 */
export async function keep(path: string, text: string, newMode = 0o666): Promise<string | null> {
  if (!isJson(text)) return `${path} was not saved because the text is incomplete; any earlier version is unchanged.`;
  return writeWhole(path, text, newMode);
}

/** The same for any content, which is not looked into. */
export async function writeWhole(path: string, content: string | Uint8Array, newMode = 0o666): Promise<string | null> {
  try {
    await inTurn(path, () => replaceFile(path, content, newMode));
    return null;
  } catch (error) {
    return `${path} was not saved because ${reasonToWrite(error)}; any earlier version is unchanged. ${remedyFor(error)}`;
  }
}

function reasonToWrite(error: unknown): string {
  return failureCode(error) === 'ENOENT' ? 'its folder cannot be made' : failureReason(error);
}

function remedyFor(error: unknown): string {
  return failureCode(error) === 'ENAMETOOLONG' ? 'Save it under a shorter name.' : 'Save it to another folder.';
}

/** What a kept text is, what helps when it cannot be used, and whether it can be. */
interface Nature {
  readonly name: string;
  readonly remedy: string;
  readonly isSound?: (text: string) => boolean;
}

const WORKING_COPY: Nature = { name: 'The working copy of this study', remedy: 'open the last copy that you saved' };

async function readOrSetAside(path: string, { name, remedy, isSound = isJson }: Nature): Promise<Saved> {
  const text = await documentText(path);
  if (isSound(text)) return { text, problem: null };
  const aside = `${path}.damaged-${Date.now()}`;
  await rename(path, aside);
  return {
    text: null,
    problem: `${name} is damaged; it was set aside as ${aside}: ${remedy}.`,
  };
}

/** What was kept at `path`: null when nothing is there or when it cannot be used, then with one sentence. A damaged file is set aside, never overwritten. */
export async function readSaved(path: string, nature: Nature = WORKING_COPY): Promise<Saved> {
  try {
    return await inTurn(path, () => readOrSetAside(path, nature));
  } catch (error) {
    if (failureCode(error) === 'ENOENT') return { text: null, problem: null };
    return {
      text: null,
      problem: `${nature.name} (${path}) cannot be read because ${failureReason(error)}: ${nature.remedy}.`,
    };
  }
}

/** Moves a kept text to a place where nothing is, after the writes to it that were asked for before; a sentence when it could not. */
export async function moveSaved(path: string, to: string): Promise<string | null> {
  try {
    await inTurn(path, async () => {
      await mkdir(dirname(to), { recursive: true });
      await rename(path, to);
      await Promise.all([syncFolder(dirname(path)), syncFolder(dirname(to))]);
    });
    return null;
  } catch (error) {
    return `${path} was not moved because ${failureReason(error)}; it is still there.`;
  }
}

/** Removes a kept file, after the writes to it that were asked for before; a sentence when it is still there. */
export async function removeSaved(path: string): Promise<string | null> {
  try {
    await inTurn(path, async () => {
      await rm(path, { force: true });
      await syncFolder(dirname(path));
    });
    return null;
  } catch (error) {
    return `${path} was not erased because ${failureReason(error)}.`;
  }
}

/** Removes what a kill in the middle of a write left in a folder of ours; only while no other copy of the program writes there. */
export async function removeUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  await Promise.all(
    names.filter((name) => unfinished.test(name)).map((name) => rm(join(folder, name), { force: true })),
  );
}
