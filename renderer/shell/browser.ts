import { z } from 'zod';
import type { ReplyOf } from '../../core/contract.ts';
import { LARGEST_DOCUMENT } from '../../core/document-size.ts';
import { firstSample } from '../../core/first-sample.ts';
import { SESSION_ENDING } from '../../core/session/document/file.ts';
import { browserCatalogue } from './browser-catalogue.ts';
import { browserEraser } from './browser-erasing.ts';
import { browserSaver } from './browser-store.ts';
import { listenToOthers } from './browser-windows.ts';
import { download } from './download.ts';
import { sizeOf } from './location.ts';
import { browserNetwork } from './network-browser.ts';
import { browserPractice } from './practice-browser.ts';
import type { Gathered, Shell, WindowFile } from './shell.ts';
import { printedHtml } from './trusted.ts';

const NONE: Gathered = { files: [], problems: [] };
const PREFERENCES_KEY = 'ivus-preferences';
const listing = z.array(z.object({ name: z.string(), size: z.number(), url: z.string() }));

/** The bridge of a plain browser: files from a picker or a drop, working copies in the browser's database, saving as a download. */
export function browserShell(): Shell {
  const keeper = { ...browserSaver(), ...browserCatalogue(), ...browserEraser() };
  return {
    ...keeper,
    ...WITHOUT_SHELL,
    onSavedElsewhere: listenToOthers,
    askBeforeLeaving: (unsaved) =>
      window.addEventListener('beforeunload', (event) => unsaved() && event.preventDefault()),
    initialFiles: async () => ({ ...(await initial(keeper)), notice: await elsewhere() }),
    chooseFiles: () => picked(false),
    chooseFolder: () => picked(true),
    dropped: async (files) => ({ files: files.map(windowFile), problems: [] }),
    ...browserFiles(),
    practice: browserPractice(),
    network: browserNetwork(),
    findRuns: (_session, runs) => sampleFiles((name) => runs.some(({ fileName }) => fileName === name)),
    readPreferences: async () => ({ text: localStorage.getItem(PREFERENCES_KEY), problem: null }),
    writePreferences: async (preferences) =>
      stored(
        PREFERENCES_KEY,
        JSON.stringify(preferences),
        'This browser has no space left for your preferences; they last until this page is closed.',
      ),
  };
}

/** What only a shell around the page does, or knows. */
const WITHOUT_SHELL = {
  hold: null,
  rememberRuns: async () => undefined,
  nowOpen: async () => undefined,
  lastCrash: async () => null,
  cancelOpening: async () => undefined,
  closeWindow: null,
  onLooking: () => undefined,
  menuKeys: () => undefined,
  onCommand: () => undefined,
  onFiles: () => undefined,
  reportFault: async () => undefined,
  closeNow: async () => undefined,
  reopensFiles: false,
  keptIn: async () => null,
  // The page makes copies itself.
  deidentify: null,
  openCopies: null,
  cancelDeidentifying: async () => undefined,
  onDeidentifying: () => undefined,
} as const satisfies Partial<Shell>;

/** Files that the browser saves as downloads, and texts that the operator picks. */
function browserFiles(): Pick<Shell, 'saveCopy' | 'saveText' | 'savePdf' | 'saveFiles' | 'chooseTexts'> {
  return {
    saveCopy: async ({ suggestedName, text }) => ({
      path: `${download(suggestedName, SESSION_ENDING, text)}, among the downloads of this browser`,
      problem: null,
    }),
    saveText: async ({ suggestedName, text, ending }) => {
      download(suggestedName, ending, text);
      return { saved: true, problem: null };
    },
    savePdf: async ({ title, html }) => {
      await printed(title, html);
      return { saved: true, problem: null };
    },
    saveFiles: async ({ files }) => {
      for (const { name, bytes } of files) download(name, /\.\w+$/.exec(name)?.[0] ?? '', Uint8Array.from(bytes));
      return { place: 'the downloads of this browser', problem: null };
    },
    chooseTexts: async () => texts(await picked(false)),
  };
}

function stored(key: string, text: string, otherwise: string): string | null {
  try {
    localStorage.setItem(key, text);
    return null;
  } catch {
    return otherwise;
  }
}

function windowFile(file: File): WindowFile {
  return { ref: null, location: { kind: 'blob', name: file.name, blob: file } };
}

/** The first sample study, while no work on anything else is kept. */
async function initial({ listSessions }: Pick<Shell, 'listSessions'>): Promise<Gathered> {
  const names = (await sampleListing()).map(({ name }) => name);
  const kept = (await listSessions()).filter(({ binned, problem }) => !binned && problem === null);
  if (kept.some(({ runs }) => runs.some(({ name }) => !names.includes(name)))) return NONE;
  const first = firstSample(names);
  return sampleFiles((name) => first.includes(name));
}

const servedSchema = z.object({ usual: z.url().nullable() });

/** Said where the page is not at its usual address: a browser keeps work for each address apart. */
async function elsewhere(): Promise<string | undefined> {
  const reply = await fetch('served.json').catch(() => null);
  const usual = servedSchema.safeParse(await reply?.json().catch(() => null)).data?.usual ?? null;
  if (usual === null) return undefined;
  return `This page is at ${location.origin}/ because another program uses its usual address. Work saved at ${usual} is not shown here, and work saved here is shown only here.`;
}

/** The sample files that the page's server offers; none when the page is served by something else. */
async function sampleListing(): Promise<z.infer<typeof listing>> {
  const reply = await fetch('samples/index.json').catch(() => null);
  if (reply === null || !reply.ok) return [];
  const parsed = listing.safeParse(await reply.json().catch(() => null));
  return parsed.success ? parsed.data : [];
}

async function sampleFiles(wanted: (name: string) => boolean): Promise<Gathered> {
  const files = (await sampleListing())
    .filter(({ name }) => wanted(name))
    .map(({ name, size, url }): WindowFile => ({ ref: null, location: { kind: 'url', name, size, url } }));
  return { files, problems: [] };
}

/** The browser's own file dialog; a cancelled one gives no files. */
function picked(folder: boolean): Promise<Gathered> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.webkitdirectory = folder;
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve(NONE));
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])].map(windowFile);
      resolve({ files, problems: [], ...(folder ? { searched: true } : {}) });
    });
    input.click();
  });
}

async function texts({ files }: Gathered): Promise<ReplyOf<'chooseTexts'>> {
  const isLarge = ({ location }: WindowFile): boolean => sizeOf(location) > LARGEST_DOCUMENT;
  const read = files
    .filter((file) => !isLarge(file))
    .map(async ({ location }) => ({
      name: location.name,
      text: location.kind === 'blob' ? await location.blob.text() : '',
    }));
  const problems = files
    .filter(isLarge)
    .map(({ location }) => `${location.name} was not read because it is larger than any document of IVUS Planner.`);
  return { texts: await Promise.all(read), problems };
}

/** Shows the browser's print dialog for a document of its own. */
async function printed(title: string, html: string): Promise<void> {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.className = 'unseen';
  frame.srcdoc = printedHtml(html);
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
    document.body.append(frame);
  });
  frame.contentWindow?.print();
  frame.remove();
}
