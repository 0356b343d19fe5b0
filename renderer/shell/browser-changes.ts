import { withKept } from '../../core/practice/records/record.ts';
import type { Kept, KeptText } from './browser-database.ts';
import { ASIDE, binId, idOf, keyIn } from './browser-ids.ts';

/** A revision that nothing else has. */
export function newRevision(): string {
  return crypto.randomUUID();
}

/** The text under a new revision, changed now. */
export function changedNow(id: string, text: string, revision = newRevision()): KeptText {
  return { id, text, revision, changedMs: Date.now() };
}

/** Keeps a copy beside the working copy of a key, with the word why; an older copy that stands there goes to the bin. */
export async function setAsideIn(kept: Kept, key: string, why: string, text: string): Promise<void> {
  const id = idOf(`${key} ${why}`);
  const there = await kept.get(id);
  if (there?.text === text) return;
  if (there !== null) await moveToBin(kept, there);
  await kept.put(changedNow(id, text));
}

/** Keeps a trainee's record, with the attempts that another window has added to it; one that cannot be read is set aside. */
export async function putRecord(kept: Kept, id: string, text: string): Promise<void> {
  const there = await kept.get(id);
  const joined = there === null ? text : withKept(text, there.text);
  if (there !== null && joined === null) await kept.put({ ...there, id: `${ASIDE}${Date.now()}:${id}` });
  await kept.put(changedNow(id, joined ?? text));
}

/** Moves a session to the bin; its id there. */
export async function moveToBin(kept: Kept, text: KeptText): Promise<string> {
  const id = await putInBin(kept, text);
  await kept.remove(text.id);
  return id;
}

/** Puts a text into the bin without taking it from where it is; its id there. */
export async function putInBin(kept: Kept, { id, text, changedMs }: KeptText): Promise<string> {
  const key = keyIn(id);
  let at = Date.now();
  while ((await kept.get(binId(key, at))) !== null) at += 1;
  await kept.put({ id: binId(key, at), text, revision: newRevision(), changedMs });
  return binId(key, at);
}
