import { readCatalogue } from '../../core/plan/catalogue-file.ts';
import { changedNow } from './browser-changes.ts';
import type { Kept } from './browser-database.ts';
import { inKept } from './browser-database.ts';
import { ASIDE } from './browser-ids.ts';
import type { Shell } from './shell.ts';

const ID = 'ivus-catalogue';
const NOT_KEPT = 'This browser does not save the stent catalogue for this page; export it to a file.';
const SET_ASIDE =
  'The stent catalogue that this browser kept is damaged; it was set aside, and the built-in catalogue is used until you keep another one.';

/** The stent catalogue that a browser keeps for the page; one that cannot be used is set aside, never written over. */
export function browserCatalogue(): Pick<Shell, 'readCatalogue' | 'keepCatalogue'> {
  return {
    readCatalogue: () => inKept('readwrite', soundIn).catch(() => ({ text: null, problem: NOT_KEPT })),
    keepCatalogue: (text) =>
      inKept('readwrite', async (kept) => {
        await soundIn(kept);
        await kept.put(changedNow(ID, text));
        return null;
      }).catch(() => NOT_KEPT),
  };
}

async function soundIn(kept: Kept): ReturnType<Shell['readCatalogue']> {
  const there = await kept.get(ID);
  if (there === null || readCatalogue(there.text, '').ok) return { text: there?.text ?? null, problem: null };
  await kept.put({ ...there, id: `${ASIDE}${Date.now()}:${ID}` });
  await kept.remove(ID);
  return { text: null, problem: SET_ASIDE };
}
