import { z } from 'zod';
import { jsonIn } from '../../core/json.ts';
import { summaryOf } from '../../core/session/derived/summary.ts';
import { changedNow, setAsideIn } from './browser-changes.ts';
import type { Kept } from './browser-database.ts';
import { inKept } from './browser-database.ts';
import { idOf } from './browser-ids.ts';

const LEFT = 'ivus-left:';

const leftSchema = z.strictObject({
  key: z.string(),
  text: z.string(),
  /** The revisions that it stands on: what the page had read or written, and what it was just writing. */
  over: z.array(z.string().nullable()),
  revision: z.string(),
});

/** Work that a page had not written when it went away. The database is too slow for a page that ends; local storage is not. */
type Left = z.infer<typeof leftSchema>;

/** Leaves work behind for whichever page comes next. */
export function leave(left: Left): void {
  try {
    localStorage.setItem(LEFT + left.revision, JSON.stringify(left));
  } catch {
    // There is no room and no time for another way.
  }
}

/** The key of the study whose work an item of local storage holds; null for every other item. */
export function keyLeftIn(item: string | null, value: string | null): string | null {
  if (!item?.startsWith(LEFT) || value === null) return null;
  return leftSchema.safeParse(jsonIn(value)).data?.key ?? null;
}

/**
 * Takes in what pages left behind of a study (of all, where none is named): it goes on where they stood. Where another page has changed
 * the study since, it is set aside; true then. Doing it twice, or in two pages at once, does no harm.
 */
export async function takeLeft(key: string | null): Promise<boolean> {
  let asideNow = false;
  for (const item of Object.keys(localStorage).filter((name) => name.startsWith(LEFT))) {
    const left = leftSchema.safeParse(jsonIn(localStorage.getItem(item) ?? '')).data;
    if (left === undefined || (key !== null && left.key !== key)) continue;
    asideNow = (await inKept('readwrite', (kept) => takeIn(kept, left))) || asideNow;
    localStorage.removeItem(item);
  }
  return asideNow;
}

async function takeIn(kept: Kept, { key, text, over, revision }: Left): Promise<boolean> {
  const there = await kept.get(idOf(key));
  if (there?.revision === revision || there?.text === text) return false;
  if (there === null || over.includes(there.revision)) await kept.put(changedNow(idOf(key), text, revision));
  else await setAsideIn(kept, summaryOf(text).study ?? key, 'replaced', text);
  return there !== null && !over.includes(there.revision);
}
