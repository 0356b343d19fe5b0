import { z } from 'zod';
import type { ReplyOf } from '../../core/contract.ts';
import { isPractice } from '../../core/practice/key.ts';
import type { Summary } from '../../core/session/derived/summary.ts';
import { headlineIn, summaryOf } from '../../core/session/derived/summary.ts';
import type { SavedSession } from '../../core/session/document/saved.ts';
import { previewSchema } from '../../core/session/document/saved.ts';
import type { Shell } from './shell.ts';

const SESSION = 'ivus-session:';
/** Working copies of attempts of practice, which are none of the operator's sessions. */
const ATTEMPT = 'ivus-attempt:';
const ABOUT = 'ivus-about:';
const BIN = 'ivus-bin:';
const FULL = 'This browser has no space left for the working copy; save the session to a file now.';
const aboutSchema = z.strictObject({ changedMs: z.number().nullable(), cover: previewSchema.nullable() });
type About = z.infer<typeof aboutSchema>;

type Saver = Pick<
  Shell,
  | 'autosave'
  | 'readAutosave'
  | 'listSessions'
  | 'savedHeadlines'
  | 'readSaved'
  | 'savePreview'
  | 'binSession'
  | 'putBack'
>;

/** Sessions kept in a browser's local storage; a kept session's id is the name of its item there. */
export function browserSaver(): Saver {
  const textOf = (id: string) => ({ text: localStorage.getItem(id), problem: null });
  return {
    autosave: async (key, text) => {
      const problem = stored(itemOf(key), text);
      if (problem === null && !isPractice(key)) setAbout(key, { ...aboutOf(key), changedMs: Date.now() });
      return problem;
    },
    readAutosave: async (key) => textOf(itemOf(key)),
    readSaved: async (id) => textOf(id),
    listSessions: async () => listed(),
    savedHeadlines: async (ids) => ids.map((id) => headlineIn(localStorage.getItem(id) ?? '')),
    savePreview: async (key, preview) => setAbout(key, { ...aboutOf(key), cover: preview }),
    binSession: async (id) => toBin(id),
    putBack: async (id) => {
      const home = SESSION + keyIn(id);
      const displaced = localStorage.getItem(home) === null ? null : toBin(home).problem;
      return displaced ?? moved(id, home);
    },
  };
}

/** The name of the item that holds the working copy of a key. */
function itemOf(key: string): string {
  return (isPractice(key) ? ATTEMPT : SESSION) + key;
}

function stored(item: string, text: string): string | null {
  try {
    localStorage.setItem(item, text);
    return null;
  } catch {
    return FULL;
  }
}

function moved(from: string, to: string): string | null {
  const text = localStorage.getItem(from);
  if (text === null) return 'This session no longer exists; close the list and open it again.';
  // Removed first: there may be no room for both, and nothing can come between the two.
  localStorage.removeItem(from);
  const problem = stored(to, text);
  if (problem !== null) localStorage.setItem(from, text);
  return problem;
}

function toBin(id: string): ReplyOf<'binSession'> {
  const to = `${BIN}${Date.now()}:${keyIn(id)}`;
  const problem = moved(id, to);
  return { id: problem === null ? to : null, problem };
}

/** The key that a session in an item is, or was, kept under. */
function keyIn(id: string): string {
  return id.startsWith(BIN) ? id.slice(BIN.length).replace(/^\d+:/, '') : id.slice(SESSION.length);
}

function aboutOf(key: string): About {
  try {
    const parsed = aboutSchema.safeParse(JSON.parse(localStorage.getItem(ABOUT + key) ?? 'null'));
    if (parsed.success) return parsed.data;
  } catch {
    // What cannot be understood is as good as not there: it says only how the list looks.
  }
  return { changedMs: null, cover: null };
}

function setAbout(key: string, about: About): void {
  // A missing picture or time loses a convenience, never work.
  stored(ABOUT + key, JSON.stringify(about));
}

function listed(): readonly SavedSession[] {
  const ids = Object.keys(localStorage).filter((item) => item.startsWith(SESSION) || item.startsWith(BIN));
  const sessions = ids.flatMap((id) => entry(id, summaryOf(localStorage.getItem(id) ?? '')) ?? []);
  return sessions.sort((a, b) => (b.changedMs ?? 0) - (a.changedMs ?? 0));
}

/** Null for a session that is kept apart from the one of its study (an attempt at a practice study): it has its own list. */
function entry(id: string, summary: Summary): SavedSession | null {
  const key = keyIn(id);
  const { study, problem } = summary;
  const kind = key === study ? 'working' : key === `${study} replaced` ? 'replaced' : 'damaged';
  if (kind === 'damaged' && problem === null && key !== `${study} damaged`) return null;
  const { cover: preview } = aboutOf(study ?? key);
  const common = {
    id,
    kind,
    study,
    changedMs: aboutOf(key).changedMs,
    preview,
    binned: id.startsWith(BIN),
  } as const;
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
