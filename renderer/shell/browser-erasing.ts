import { summaryOf } from '../../core/session/derived/summary.ts';
import { inKept, type Kept } from './browser-database.ts';
import { BESIDE, BIN, keyBesides, keyIn, SESSION } from './browser-ids.ts';
import { announce } from './browser-windows.ts';
import type { Shell } from './shell.ts';

const GONE = 'This session no longer exists; close the list and open it again.';
const STILL_THERE = 'Nothing was erased because this browser keeps nothing for this page now; reload it and try again.';

/** What erases for good in a browser's database. Files stay where they are: the page only ever had them in hand. */
export function browserEraser(): Pick<Shell, 'eraseStudy' | 'erasePreviews'> {
  return {
    eraseStudy: async (id) => {
      const erased = inKept('readwrite', (kept) => eraseIn(kept, id));
      const study = await erased.catch(() => undefined);
      if (study === undefined) return STILL_THERE;
      if (study !== null) announce(study);
      return study === null ? GONE : null;
    },
    erasePreviews: () =>
      inKept('readwrite', (kept) => kept.removeCovers()).then(
        () => null,
        () => STILL_THERE,
      ),
  };
}

/** Erases what is kept of the study of a session; its key, or null where there is no such session. */
async function eraseIn(kept: Kept, id: string): Promise<string | null> {
  const text = (await kept.get(id))?.text ?? null;
  if (text === null) return null;
  const { study } = summaryOf(text);
  const keys = [keyIn(id), ...(study === null ? [] : [study, `${study} replaced`, `${study} damaged`])];
  const kinds = [...(await kept.all(SESSION)), ...(await kept.all(BIN))].map((one) => [one.id, keyIn(one.id)] as const);
  const besides = (await kept.all(BESIDE)).map((one) => [one.id, keyBesides(one.id)] as const);
  for (const [each, key] of [...kinds, ...besides]) if (keys.includes(key)) await kept.remove(each);
  for (const key of keys) await kept.removeCover(key);
  return study ?? keyIn(id);
}
