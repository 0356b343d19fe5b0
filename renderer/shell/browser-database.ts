import { z } from 'zod';
import { type Preview, previewSchema } from '../../core/session/document/saved.ts';

const keptTextSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  /** Another one after every change: whoever knows this one knows the text. */
  revision: z.string(),
  changedMs: z.number().nullable(),
});

/** A text that the browser keeps for the page. */
export type KeptText = z.infer<typeof keptTextSchema>;

/** What can be asked and changed while nobody else can: in one transaction of the browser's database, which all windows of the page share. */
export interface Kept {
  get(id: string): Promise<KeptText | null>;
  /** Every text whose id begins so. */
  all(beginning: string): Promise<readonly KeptText[]>;
  put(text: KeptText): Promise<void>;
  remove(id: string): Promise<void>;
  /** How a study looks in the list of sessions; null when nobody knows. */
  cover(study: string): Promise<Preview | null>;
  putCover(study: string, cover: Preview): Promise<void>;
  removeCover(study: string): Promise<void>;
  removeCovers(): Promise<void>;
}

const NAME = 'ivus-planner';
const STORES = ['texts', 'covers'] as const;

let opening: Promise<IDBDatabase> | null = null;

/** Does some work in one transaction: all of it is on the disk when this resolves, or none. Rejects where the browser keeps nothing. */
export async function inKept<T>(mode: 'readonly' | 'readwrite', work: (kept: Kept) => Promise<T>): Promise<T> {
  const transaction = (await database()).transaction(STORES, mode, { durability: 'strict' });
  const ended = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the browser has undone this change'));
  });
  try {
    const result = await work(keptIn(transaction));
    await ended;
    return result;
  } catch (error) {
    ended.catch(() => undefined);
    abort(transaction);
    throw error;
  }
}

function keptIn(transaction: IDBTransaction): Kept {
  const [texts, covers] = [transaction.objectStore('texts'), transaction.objectStore('covers')];
  return {
    get: async (id) => keptTextSchema.safeParse(await answerTo(texts.get(id))).data ?? null,
    all: async (beginning) => {
      const range = IDBKeyRange.bound(beginning, `${beginning}\uffff`);
      return z.array(keptTextSchema).parse(await answerTo(texts.getAll(range)));
    },
    put: async (text) => void (await answerTo(texts.put(text))),
    remove: async (id) => void (await answerTo(texts.delete(id))),
    cover: async (study) => previewSchema.safeParse(await answerTo(covers.get(study))).data ?? null,
    putCover: async (study, cover) => void (await answerTo(covers.put(cover, study))),
    removeCover: async (study) => void (await answerTo(covers.delete(study))),
    removeCovers: async () => void (await answerTo(covers.clear())),
  };
}

function database(): Promise<IDBDatabase> {
  opening ??= opened().catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

async function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('texts', { keyPath: 'id' });
    request.result.createObjectStore('covers');
  };
  const opened = await answerTo(request);
  const forget = () => {
    opened.close();
    opening = null;
  };
  // A newer version of the page changes it, or the operator has thrown this page's data away.
  opened.onversionchange = forget;
  opened.onclose = forget;
  return opened;
}

function answerTo<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser does not say why'));
  });
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}
