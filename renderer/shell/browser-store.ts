import { headlineIn, type Summary, summaryOf } from '../../core/session/derived/summary.ts';
import type { Preview, SavedSession } from '../../core/session/document/saved.ts';
import { changedNow, moveToBin, newRevision, setAsideIn } from './browser-changes.ts';
import { inKept, type Kept, type KeptText } from './browser-database.ts';
import { BIN, besideId, idOf, isBinned, keyIn, SESSION } from './browser-ids.ts';
import { takeOlder } from './browser-older.ts';
import { announce } from './browser-windows.ts';
import { leave, takeLeft } from './left-behind.ts';
import type { KeptCopy, Shell } from './shell.ts';

const FULL = 'This browser has no space left for the working copy; save a copy to a file now (Ctrl+S).';
const KEEPS_NOTHING = 'This browser keeps nothing for this page; save a copy to a file before you close it (Ctrl+S).';
const GONE = 'This session no longer exists; close the list and open it again.';
const SET_ASIDE =
  'Changes that another window had not saved when it was closed were set aside, because this study was changed since: they are in Recent studies as an older copy.';

type Saver = Pick<
  Shell,
  | 'autosave'
  | 'leaveBehind'
  | 'setAside'
  | 'readAutosave'
  | 'keepBeside'
  | 'readBeside'
  | 'listSessions'
  | 'savedHeadlines'
  | 'readSaved'
  | 'savePreview'
  | 'binSession'
  | 'putBack'
>;

/** What this window is writing now, by key: a page that goes away meanwhile cannot know whether it was written. */
const underWay = new Map<string, string>();

/** Sessions kept in a browser's database, which all windows of the page share; a kept session's id is its id there. */
export function browserSaver(): Saver {
  return {
    autosave: (key, pieces, over) => written(key, pieces.join(''), over),
    leaveBehind: (key, text, over) => {
      const pending = underWay.get(key);
      leave({ key, text, over: [over, ...(pending === undefined ? [] : [pending])], revision: newRevision() });
    },
    setAside: (key, why, text) => told(inKept('readwrite', (kept) => setAsideIn(kept, key, why, text))),
    readAutosave: (key) => workingCopy(key),
    keepBeside: async (key, what, text) => {
      const whole = typeof text === 'string' ? text : text.join('');
      const problem = await told(inKept('readwrite', (kept) => kept.put(changedNow(besideId(key, what), whole))));
      if (problem !== null) throw new Error(problem);
    },
    readBeside: async (key, what) => {
      const kept = await reading((all) => all.get(besideId(key, what)));
      if (kept === undefined) throw new Error(KEEPS_NOTHING);
      return kept?.text ?? null;
    },
    readSaved: async (id) => {
      const kept = await reading((all) => all.get(id));
      return { text: kept?.text ?? null, problem: kept === undefined ? KEEPS_NOTHING : null };
    },
    listSessions: async () => {
      await takenIn(null);
      return (await reading(listed)) ?? [];
    },
    savedHeadlines: (ids) =>
      Promise.all(ids.map(async (id) => headlineIn((await reading((all) => all.get(id)))?.text ?? ''))),
    // A missing picture loses a convenience, never work.
    savePreview: async (key, preview) => void (await told(inKept('readwrite', (kept) => kept.putCover(key, preview)))),
    binSession: async (id) => {
      const moved = inKept('readwrite', async (kept) => {
        const there = await kept.get(id);
        return there === null ? null : moveToBin(kept, there);
      });
      const to = await moved.catch(() => null);
      return { id: to, problem: to === null ? GONE : null };
    },
    putBack: async (id) => {
      const problem = await inKept('readwrite', (kept) => outOfBin(kept, id)).catch(problemOf);
      announce(keyIn(id));
      return problem;
    },
  };
}

/** Writes a text over the revision that this window knows, and over no other. */
async function written(key: string, text: string, over: string | null): ReturnType<Shell['autosave']> {
  const revision = newRevision();
  underWay.set(key, revision);
  try {
    const isWritten = await inKept('readwrite', async (kept) => {
      const there = await kept.get(idOf(key));
      if (there !== null && there.revision !== over) return false;
      await kept.put(changedNow(idOf(key), text, revision));
      return true;
    });
    if (isWritten) announce(key);
    return { revision: isWritten ? revision : over, isBehind: !isWritten, problem: null };
  } catch (error) {
    return { revision: over, isBehind: false, problem: problemOf(error) };
  } finally {
    if (underWay.get(key) === revision) underWay.delete(key);
  }
}

async function workingCopy(key: string): Promise<KeptCopy> {
  const asideNow = await takenIn(key);
  const kept = await reading((all) => all.get(idOf(key)));
  if (kept === undefined) return { text: null, revision: null, problem: KEEPS_NOTHING };
  return { text: kept?.text ?? null, revision: kept?.revision ?? null, problem: asideNow ? SET_ASIDE : null };
}

/** What older versions and closed pages left is taken in before anything is read; true when something had to be set aside. */
async function takenIn(key: string | null): Promise<boolean> {
  try {
    await takeOlder();
    return await takeLeft(key);
  } catch {
    return false;
  }
}

/** What the browser keeps; undefined where it keeps nothing for this page. */
function reading<T>(read: (kept: Kept) => Promise<T>): Promise<T | undefined> {
  return inKept('readonly', read).catch(() => undefined);
}

/** Null when it was done, else why not. */
function told(work: Promise<unknown>): Promise<string | null> {
  return work.then(() => null, problemOf);
}

function problemOf(error: unknown): string {
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? FULL : KEEPS_NOTHING;
}

async function outOfBin(kept: Kept, id: string): Promise<string | null> {
  const binned = await kept.get(id);
  if (binned === null) return GONE;
  const home = await kept.get(idOf(keyIn(id)));
  if (home !== null) await moveToBin(kept, home);
  await kept.put({ ...binned, id: idOf(keyIn(id)), revision: newRevision() });
  await kept.remove(id);
  return null;
}

async function listed(kept: Kept): Promise<readonly SavedSession[]> {
  const sessions: SavedSession[] = [];
  for (const one of [...(await kept.all(SESSION)), ...(await kept.all(BIN))]) {
    const summary = summaryOf(one.text);
    const entry = entryOf(one, summary, await kept.cover(summary.study ?? keyIn(one.id)));
    if (entry !== null) sessions.push(entry);
  }
  return sessions.sort((a, b) => (b.changedMs ?? 0) - (a.changedMs ?? 0));
}

/** Null for a session that is kept apart from the one of its study (an attempt at a practice study): it has its own list. */
function entryOf({ id, changedMs }: KeptText, summary: Summary, preview: Preview | null): SavedSession | null {
  const key = keyIn(id);
  const { study, problem } = summary;
  const kind = key === study ? 'working' : key === `${study} replaced` ? 'replaced' : 'damaged';
  if (kind === 'damaged' && problem === null && key !== `${study} damaged`) return null;
  const common = { id, kind, study, changedMs, preview, binned: isBinned(id) } as const;
  if (summary.problem !== null) return { ...common, problem, runs: [], modalities: [], outlines: 0 };
  const { runs, modalities, outlines } = summary;
  return {
    ...common,
    problem,
    outlines,
    modalities: [...modalities],
    runs: runs.map(({ fileName }) => ({ name: fileName, there: null })),
  };
}
