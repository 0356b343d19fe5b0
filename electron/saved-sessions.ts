import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import type { ReplyOf } from '../core/contract.ts';
import { headlineIn, type Summary, summaryOf } from '../core/session/derived/summary.ts';
import { type Preview, previewSchema, type SavedSession } from '../core/session/document/saved.ts';
import { autosavePath, keep, moveSaved, previewPath, readSaved } from './autosaves.ts';
import { recall, remember } from './remembered.ts';
import type { Runs } from './runs.ts';
import { documentText } from './saving/bounded-text.ts';

/** The sessions kept in the application's data, for the operator to come back to. */
export interface SavedSessions {
  list(): Promise<readonly SavedSession[]>;
  /** The plan of each of these sessions in one line; null while nothing is traced. */
  headlines(ids: readonly string[]): Promise<readonly (string | null)[]>;
  read(id: string): Promise<ReplyOf<'readSaved'>>;
  savePreview(key: string, preview: Preview): Promise<void>;
  /** To the bin: its id there, or the sentence why it could not be moved. */
  bin(id: string): Promise<ReplyOf<'binSession'>>;
  putBack(id: string): Promise<string | null>;
  /** Keeps a copy beside the working copy of a key; another one that stands there goes to the bin. Null, or why there is no copy. */
  setAside(key: string, why: string, text: string): Promise<string | null>;
  /** When the session was last written (ms since 1970); null when there is none. */
  writtenMs(id: string): Promise<number | null>;
  /** Whether there is a session on runs that were not last seen below `folder`. */
  concernMoreThan(folder: string): Promise<boolean>;
}

/** A working copy, a copy of one set aside, or either of them in the bin after the time (ms) it was put there. */
const ID = /^(bin\/\d+-)?[0-9a-f]{64}\.json(\.damaged-\d+)?$/;
const NOT_THERE = 'This session no longer exists: open the list again.';

/** Whether an id can be that of a kept session. */
export function isKept(id: string): boolean {
  return ID.test(id);
}

/** The id of the session kept under a key. */
export function idOf(key: string): string {
  return basename(autosavePath('', key));
}

/** A kept file as it is now. */
interface Seen {
  readonly id: string;
  readonly kind: SavedSession['kind'];
  readonly changedMs: number;
  readonly summary: Summary;
}

/** Keeps the sessions in `userData`; `runs` knows where their files are. */
export function savedSessions(userData: string, runs: Runs): SavedSessions {
  const folder = join(userData, 'sessions');
  const seen = seenIn(folder);
  const headline = onceEach(folder, headlineIn);

  async function entry({ id, changedMs, summary, kind }: Seen): Promise<SavedSession> {
    const { study, problem } = summary;
    const preview = study === null ? null : await recall(previewPath(userData, study), previewSchema.nullable(), null);
    const common = { id, kind, study, changedMs, preview, binned: isBinned(id), problem };
    if (summary.problem !== null) return { ...common, runs: [], modalities: [], outlines: 0 };
    const { outlines, modalities } = summary;
    const there = summary.runs.map(async (run) => ({
      name: run.fileName,
      there: await runs.isThere(run.sopInstanceUid),
    }));
    return { ...common, runs: await Promise.all(there), modalities: [...modalities], outlines };
  }

  return {
    list: async () => Promise.all((await seen()).map(entry)),
    async headlines(ids) {
      const all: (string | null)[] = [];
      for (const id of ids) all.push(ID.test(id) ? await headline(id).catch(() => null) : null);
      return all;
    },
    read: async (id) => (ID.test(id) ? readSaved(join(folder, id)) : { text: null, problem: NOT_THERE }),
    savePreview: (key, preview) => remember(previewPath(userData, key), preview),
    bin: async (id) => (ID.test(id) && !isBinned(id) ? toBin(folder, id) : { id: null, problem: NOT_THERE }),
    putBack: async (id) => (ID.test(id) && isBinned(id) ? fromBin(folder, id) : NOT_THERE),
    setAside: (key, why, text) => setAside(userData, `${key} ${why}`, text),
    writtenMs: (id) => writtenMs(join(folder, id)),
    async concernMoreThan(samples) {
      const uids = (await seen()).flatMap(({ id, summary }) =>
        isBinned(id) || summary.problem !== null ? [] : summary.runs.map(({ sopInstanceUid }) => sopInstanceUid),
      );
      const places = await Promise.all(uids.map((uid) => runs.lastSeen(uid)));
      return places.some((path) => path?.startsWith(samples + sep) !== true);
    },
  };
}

/** What a function makes of the text of a kept file: done once for each state of the file. */
function onceEach<T>(folder: string, make: (text: string) => T): (id: string) => Promise<T> {
  const known = new Map<string, { readonly mark: string; readonly made: T }>();
  return async (id) => {
    const { mtimeMs, size } = await stat(join(folder, id));
    const mark = `${mtimeMs} ${size}`;
    const before = known.get(id);
    if (before?.mark === mark) return before.made;
    const made = make(await documentText(join(folder, id)));
    known.set(id, { mark, made });
    return made;
  };
}

/** Looks at every kept file, the last changed first. */
function seenIn(folder: string): () => Promise<readonly Seen[]> {
  const summary = onceEach(folder, summaryOf);

  /** Null for a session that is kept apart from the one of its study (an attempt at a practice study): it has its own list. */
  async function look(id: string): Promise<Seen | null> {
    const [made, { mtimeMs }] = [await summary(id), await stat(join(folder, id))];
    const kind = kindOf(id, made);
    return kind === null ? null : { id, kind, changedMs: mtimeMs, summary: made };
  }

  return async () => {
    const here = await readdir(folder).catch(() => []);
    const inBin = await readdir(join(folder, 'bin')).catch(() => []);
    const all: Seen[] = [];
    for (const id of [...here, ...inBin.map((name) => `bin/${name}`)].filter((name) => ID.test(name))) {
      // A file that goes away meanwhile was moved by another call.
      const seen = await look(id).catch(() => null);
      if (seen !== null) all.push(seen);
    }
    return all.sort((a, b) => b.changedMs - a.changedMs);
  };
}

function isBinned(id: string): boolean {
  return id.startsWith('bin/');
}

function writtenMs(path: string): Promise<number | null> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
}

async function toBin(folder: string, name: string): Promise<ReplyOf<'binSession'>> {
  const id = `bin/${Date.now()}-${name}`;
  const problem = await moveSaved(join(folder, name), join(folder, id));
  return { id: problem === null ? id : null, problem };
}

async function setAside(userData: string, key: string, text: string): Promise<string | null> {
  const path = autosavePath(userData, key);
  const there = await documentText(path).catch(() => null);
  if (there === text) return null;
  const displaced = there === null ? null : (await toBin(dirname(path), basename(path))).problem;
  return displaced ?? keep(path, text, 0o600);
}

async function fromBin(folder: string, id: string): Promise<string | null> {
  const name = outOfBin(id);
  const inTheWay = (await writtenMs(join(folder, name))) !== null;
  const displaced = inTheWay ? (await toBin(folder, name)).problem : null;
  return displaced ?? moveSaved(join(folder, id), join(folder, name));
}

/** The name that a file in the bin had before. */
function outOfBin(id: string): string {
  return basename(id).replace(/^\d+-/, '');
}

/** A copy that was set aside is kept under the key of its study and why; under any other key than these lies no session of the study. */
function kindOf(id: string, { study, problem }: Summary): SavedSession['kind'] | null {
  const name = isBinned(id) ? outOfBin(id) : id;
  if (study === null || name.includes('.damaged-')) return 'damaged';
  if (name === idOf(study)) return 'working';
  if (name === idOf(`${study} replaced`)) return 'replaced';
  return name === idOf(`${study} damaged`) || problem !== null ? 'damaged' : null;
}
