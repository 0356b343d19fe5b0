import { createHash } from 'node:crypto';
import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReplyOf } from '../../core/contract.ts';
import { PRACTICE_ENDING, withKept } from '../../core/practice/records/record.ts';
import { keep, readSaved } from '../autosaves.ts';

const RECORD = { name: 'A practice record', remedy: 'import the last exported record in Progress' };

/** The records of this computer's trainees, one file each, in `folder`. */
export async function readRecords(folder: string): Promise<ReplyOf<'practiceRecords'>> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(PRACTICE_ENDING)).toSorted();
  const kept = await Promise.all(
    names.map(async (name) => ({ name, ...(await readSaved(join(folder, name), RECORD)) })),
  );
  return {
    records: kept.flatMap(({ name, text }) => (text === null ? [] : [{ name, text }])),
    problems: kept.flatMap(({ problem }) => problem ?? []),
  };
}

/** Keeps a trainee's record; null, or the sentence why the old one is still there. Attempts that are kept stay in it; an old one that is no record of this version is set aside, never overwritten. */
export async function saveRecord(folder: string, trainee: string, text: string): Promise<string | null> {
  const path = join(folder, `${createHash('sha256').update(trainee).digest('hex')}${PRACTICE_ENDING}`);
  const old = await readSaved(path, RECORD);
  const joined = old.text === null ? text : withKept(text, old.text);
  if (joined === null) await rename(path, `${path}.aside-${Date.now()}`);
  return keep(path, joined ?? text, 0o600);
}
