import { z } from 'zod';
import { type IndexEntry, indexEntrySchema } from '../../core/practice/index-entry.ts';
import { putRecord } from './browser-changes.ts';
import { inKept } from './browser-database.ts';
import { RECORD } from './browser-ids.ts';
import { takeOlder } from './browser-older.ts';
import type { PracticeBridge } from './practice.ts';
import type { Gathered } from './shell.ts';

const indexSchema = z.array(indexEntrySchema);

const NO_SERVER = 'This page’s server offers no practice studies: start it with "npm run web".';

/** Practice in a plain browser: the studies that the page's server has made, records in its database; no teacher's studies. */
export function browserPractice(): PracticeBridge {
  return {
    studies: async () => {
      const entries = await index();
      const studies = (entries ?? []).map(({ ivus, venogram, truth, ...study }) => ({ ...study, made: true }));
      return { studies, problems: entries === null ? [NO_SERVER] : [] };
    },
    make: async () => 'A plain browser cannot make practice studies: make them with "npm run samples -- --all".',
    cancelMaking: async () => undefined,
    open: async (id) => opened(await entryOf(id)),
    truth: async (id) => {
      const entry = await entryOf(id);
      const reply = entry === null ? null : await fetch(`samples/${entry.truth}`).catch(() => null);
      if (reply === null || !reply.ok)
        return {
          text: null,
          problem: 'The truth of this study cannot be read; check that the page’s server is still running.',
        };
      return { text: await reply.text(), problem: null };
    },
    addStudy: async () => 'A plain browser cannot save a study of your own: use the desktop program.',
    removeStudy: async () => 'A plain browser has no studies of your own: use the desktop program.',
    records: async () => {
      await takeOlder().catch(() => undefined);
      const all = await inKept('readonly', (kept) => kept.all(RECORD)).catch(() => []);
      const records = all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      return { records: records.map(({ id, text }) => ({ name: id.slice(RECORD.length), text })), problems: [] };
    },
    saveRecord: async (trainee, text) => {
      try {
        await inKept('readwrite', (kept) => putRecord(kept, RECORD + trainee, text));
        return null;
      } catch {
        return 'This browser could not save the record; export it to a file now.';
      }
    },
  };
}

async function index(): Promise<readonly IndexEntry[] | null> {
  const reply = await fetch('samples/practice.json').catch(() => null);
  if (reply === null || !reply.ok) return null;
  const parsed = indexSchema.safeParse(await reply.json().catch(() => null));
  return parsed.success ? parsed.data : null;
}

async function entryOf(id: string): Promise<IndexEntry | null> {
  return (await index())?.find((entry) => entry.id === id) ?? null;
}

async function opened(entry: IndexEntry | null): Promise<Gathered> {
  if (entry === null) return { files: [], problems: [NO_SERVER] };
  const names = [entry.ivus, ...(entry.venogram === null ? [] : [entry.venogram])];
  const files = await Promise.all(
    names.map(async (name) => {
      const url = `samples/${name}`;
      const size = Number((await fetch(url, { method: 'HEAD' })).headers.get('content-length'));
      return { ref: null, location: { kind: 'url', name, size, url } } as const;
    }),
  );
  return { files, problems: [] };
}
