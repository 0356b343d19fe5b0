import { z } from 'zod';
import { jsonIn } from '../../core/json.ts';
import { presentKey } from '../../core/practice/key.ts';
import { previewSchema } from '../../core/session/document/saved.ts';
import { changedNow, putInBin, putRecord } from './browser-changes.ts';
import type { Kept } from './browser-database.ts';
import { inKept } from './browser-database.ts';
import { ATTEMPT, BIN, keyIn, RECORD, SESSION } from './browser-ids.ts';

const ABOUT = 'ivus-about:';

const aboutSchema = z.object({
  changedMs: z.number().nullable().catch(null),
  cover: previewSchema.nullable().catch(null),
});

/** Moves what older versions of the page kept in local storage into the database; where something stands in its place there, into the bin. */
export async function takeOlder(): Promise<void> {
  const items = Object.keys(localStorage).filter(isOlder);
  if (items.length === 0) return;
  await inKept('readwrite', async (kept) => {
    for (const item of items) await takeIn(kept, item, localStorage.getItem(item) ?? '');
  });
  for (const item of items) localStorage.removeItem(item);
}

function isOlder(item: string): boolean {
  return [SESSION, BIN, ATTEMPT, RECORD, ABOUT].some((start) => item.startsWith(start));
}

async function takeIn(kept: Kept, item: string, text: string): Promise<void> {
  if (item.startsWith(ABOUT)) {
    const { cover } = aboutIn(text);
    if (cover !== null) await kept.putCover(item.slice(ABOUT.length), cover);
    return;
  }
  if (item.startsWith(RECORD)) return putRecord(kept, item, text);
  const id = item.startsWith(ATTEMPT) ? ATTEMPT + presentKey(keyIn(item)) : item;
  const there = await kept.get(id);
  if (there?.text === text) return;
  const { changedMs } = aboutIn(localStorage.getItem(ABOUT + keyIn(item)) ?? '');
  const older = { ...changedNow(id, text), changedMs };
  if (there === null) await kept.put(older);
  else await putInBin(kept, older);
}

function aboutIn(text: string): z.infer<typeof aboutSchema> {
  return aboutSchema.safeParse(jsonIn(text)).data ?? { changedMs: null, cover: null };
}
