import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { summaryOf } from '../core/session/derived/summary.ts';
import { readSession } from '../core/session/document/file.ts';
import { removeSaved, sessionsFolder } from './autosaves.ts';
import { idOf, isKept } from './saved-sessions.ts';

/** Whoever else knows something of a study. */
export interface Witnesses {
  /** Where the files of runs were last seen. */
  readonly forgetRuns: (sopInstanceUids: readonly string[]) => Promise<void>;
  /** That the study was on the screen. */
  readonly forgetOpen: (study: string) => Promise<void>;
  /** Objects of the study that were received or fetched; a sentence where they are still there. */
  readonly forgetReceived: (study: string) => Promise<string | null>;
}

const GONE = 'This session no longer exists: open the list again.';
/** A kept file by what it is kept under, also in the bin; what is kept beside it begins in the same way. */
const STEM = /^(?:\d+-)?([0-9a-f]{64})\./;

/**
 * Erases for good what is kept of the study of a session: its working copy, older and damaged copies, also in the bin, steps, place,
 * preview, what was typed and noted for reports, remembered places of its files, its objects in the inbox. Gives null, or the sentence
 * that says what is still there.
 */
export async function eraseStudy(userData: string, id: string, witnesses: Witnesses): Promise<string | null> {
  const folder = sessionsFolder(userData);
  const text = isKept(id) ? await readFile(join(folder, id), 'utf8').catch(() => null) : null;
  if (text === null) return GONE;
  const { study } = summaryOf(text);
  const stems = new Set([stemOf(basename(id)), ...(study === null ? [] : stemsOf(study))]);
  const paths = (await keptIn(folder)).filter((path) => stems.has(stemOf(basename(path))));
  const uids = await Promise.all(paths.map(runsIn));
  const problems: (string | null)[] = [];
  for (const path of paths) problems.push(await removeSaved(path));
  await witnesses.forgetRuns(uids.flat());
  if (study !== null) {
    await witnesses.forgetOpen(study);
    problems.push(await witnesses.forgetReceived(study));
  }
  return problems.find((problem) => problem !== null) ?? null;
}

/** Erases the previews of all studies; null, or the sentence that says which one is still there. */
export async function erasePreviews(userData: string): Promise<string | null> {
  const all = await keptIn(sessionsFolder(userData));
  const problems: (string | null)[] = [];
  for (const path of all.filter((name) => name.endsWith('.cover.json'))) problems.push(await removeSaved(path));
  return problems.find((problem) => problem !== null) ?? null;
}

async function keptIn(folder: string): Promise<readonly string[]> {
  const namesIn = async (place: string) => (await readdir(place).catch(() => [])).map((name) => join(place, name));
  return [...(await namesIn(folder)), ...(await namesIn(join(folder, 'bin')))];
}

function stemOf(name: string): string {
  return STEM.exec(name)?.[1] ?? '';
}

/** A study is kept under its own key and, where something took its place or it was damaged, under a word more. */
function stemsOf(study: string): readonly string[] {
  return [study, `${study} replaced`, `${study} damaged`].map((key) => stemOf(idOf(key)));
}

/** The runs that a kept file speaks of, and their single frames; none where it is no session. */
async function runsIn(path: string): Promise<readonly string[]> {
  const read = readSession(await readFile(path, 'utf8').catch(() => ''), 'This copy');
  if (!read.ok) return [];
  return read.value.runs.flatMap(({ sopInstanceUid, files = [] }) => [
    sopInstanceUid,
    ...files.map((file) => file.sopInstanceUid),
  ]);
}
