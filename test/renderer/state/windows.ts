import { afterEach, beforeEach, vi } from 'vitest';
import type { Kept, KeptText } from '../../../renderer/shell/browser-database.ts';
import { outline } from '../../core/session/fixture.ts';

/** What all windows of a browser share: its database, its local storage and the messages between them. */
export interface Browser {
  readonly texts: Map<string, KeptText>;
  readonly items: Map<string, string>;
  readonly windows: OpenWindow[];
  /** The end of what the database does now: one transaction after the other. */
  turn: Promise<unknown>;
}

/** A window of the page with modules of its own, as a browser's process has them. */
export interface OpenWindow {
  readonly events: EventTarget;
  readonly listeners: ((event: { readonly data: unknown }) => void)[];
  /** Asleep it hears nothing; closed nothing of it runs. */
  state: 'awake' | 'asleep' | 'closed';
  trace(id: string): void;
  undo(): void;
  flush(): Promise<void>;
  ids(): readonly string[];
  notices(): readonly string[];
  saving(): string;
}

/** How long the database takes for a transaction, ms. */
const DATABASE = 30;

export function newBrowser(): Browser {
  const browser: Browser = { texts: new Map(), items: new Map(), windows: [], turn: Promise.resolve() };
  vi.stubGlobal('localStorage', storageIn(browser));
  return browser;
}

/** A new browser before each test of a file, with fresh modules over its database; gives the one of the running test. */
export function browserOfEachTest(): () => Browser {
  let browser: Browser | null = null;
  beforeEach(() => {
    const fresh = newBrowser();
    browser = fresh;
    vi.resetModules();
    vi.doMock('../../../renderer/shell/browser-database.ts', () => databaseOf(fresh, () => false));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.doUnmock('../../../renderer/shell/browser-database.ts');
  });
  return () => {
    if (browser === null) throw new Error('no test is running');
    return browser;
  };
}

/** The database that stands in for the browser's: transactions in turn, each taking its time, all or nothing. A closed window's never come. */
function databaseOf(browser: Browser, isClosed: () => boolean) {
  return {
    inKept: <T>(_mode: string, work: (kept: Kept) => Promise<T>): Promise<T> => {
      const ended = browser.turn.then(async () => {
        await new Promise((resolve) => setTimeout(resolve, DATABASE));
        return isClosed() ? null : { result: await work(keptIn(browser.texts)) };
      });
      browser.turn = ended;
      return new Promise((resolve) => void ended.then((done) => done !== null && resolve(done.result)));
    },
  };
}

function keptIn(texts: Map<string, KeptText>): Kept {
  return {
    get: async (id) => texts.get(id) ?? null,
    all: async (beginning) => [...texts.values()].filter(({ id }) => id.startsWith(beginning)),
    put: async (text) => void texts.set(text.id, text),
    remove: async (id) => void texts.delete(id),
    cover: async () => null,
    putCover: async () => undefined,
    removeCover: async () => undefined,
    removeCovers: async () => undefined,
  };
}

function storageIn({ items }: Browser): object {
  const methods = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
  return new Proxy(methods, {
    ownKeys: () => [...items.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
}

/** Opens another window on the study of one run, with the work that is kept on it. */
export async function openWindow(browser: Browser): Promise<OpenWindow> {
  const [events, listeners] = [new EventTarget(), [] as OpenWindow['listeners']];
  const isClosed = () => browser.windows.every((one) => one.listeners !== listeners || one.state === 'closed');
  let opened = false;
  vi.resetModules();
  vi.doMock('../../../renderer/shell/browser-database.ts', () => databaseOf(browser, () => opened && isClosed()));
  vi.stubGlobal('window', events);
  vi.stubGlobal(
    'BroadcastChannel',
    class {
      addEventListener(_: string, listener: OpenWindow['listeners'][number]) {
        listeners.push(listener);
      }
      postMessage(data: unknown) {
        if (isClosed()) return;
        for (const other of browser.windows)
          if (other.listeners !== listeners && other.state === 'awake')
            for (const hear of other.listeners) hear({ data });
      }
    },
  );
  const { startAutosave, flush } = await import('../../../renderer/state/autosave.ts');
  const { dispatch, step } = await import('../../../renderer/state/document.ts');
  const { useApp } = await import('../../../renderer/state/store.ts');
  const { startStudy } = await import('../../../renderer/study/starting.ts');
  const { openedRun } = await import('../viewer/run.ts');
  startAutosave();
  const window: OpenWindow = {
    events,
    listeners,
    state: 'awake',
    trace: (id) => dispatch({ type: 'addOutline', outline: outline({ id, run: '1.2.3' }) }),
    undo: () => step('undo'),
    flush,
    ids: () => useApp.getState().study?.history.present.outlines.map(({ id }) => id) ?? [],
    notices: () => useApp.getState().notices,
    saving: () => useApp.getState().saving.state,
  };
  browser.windows.push(window);
  opened = true;
  const opening = startStudy([openedRun()], null);
  await vi.advanceTimersByTimeAsync(1000);
  await opening;
  return window;
}

/** The window is closed: it is told that it goes, and then nothing of it runs any more. */
export function closeWindow(window: OpenWindow): void {
  window.events.dispatchEvent(new Event('pagehide'));
  window.state = 'closed';
}

/** The window is looked at again. */
export function wake(window: OpenWindow): void {
  window.state = 'awake';
  window.events.dispatchEvent(new Event('focus'));
}
