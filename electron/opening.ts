import { basename, dirname, join } from 'node:path';
import type { EventOf } from '../core/contract.ts';
import type { Opened } from '../core/contract-files.ts';
import { append } from '../core/extremes.ts';
import { firstSample } from '../core/first-sample.ts';
import type { OpenedFiles } from './files.ts';
import { findFiles } from './folders.ts';

/** What is opened when, from the start of the program on. */
export interface Opening {
  /** Opens paths that the operator chose in the window. */
  open(paths: readonly string[]): Promise<Opened>;
  /** What the window shows first: the paths handed over before it asked, else the sample study while no other work is kept. */
  initial(): Promise<Opened>;
  /** Takes paths from the operating system: kept until the window asks, sent to it from then on. */
  handOver(paths: readonly string[]): Promise<void>;
  /** A study is on the screen: what was opened last did not bring the window down. */
  arrived(): void;
  /** The window starts anew: what it had opened last comes first again, with a sentence on why where there is one; not what it died of while it was being opened. */
  again(notice: string | null): void;
  /** Stops looking for files in the folders being opened now. */
  cancel(): void;
}

/** What opening needs: the files, the folder of the sample studies, and the way to the window. */
interface Surroundings {
  readonly files: OpenedFiles;
  readonly sampleFolder: string;
  /** Whether work on something else than the samples is kept: then the window begins with the list of sessions. */
  hasOwnWork(): Promise<boolean>;
  send<E extends 'filesOpened' | 'looking'>(event: E, payload: EventOf<E>): void;
}

/** The window is told so often how many files were found, ms. */
const TOLD_EVERY = 250;

/** The first sample study of a folder, or the sentence that there is none. */
async function openSamples(folder: string, files: OpenedFiles): Promise<Opened> {
  const found = await findFiles([folder]);
  const names = found.files.filter((path) => dirname(path) === folder).map((path) => basename(path));
  const samples = firstSample(names);
  if (samples.length > 0) return files.open(samples.map((name) => join(folder, name)));
  return {
    files: [],
    problems: ['The sample study is missing: open your own file, or make the sample with "npm run samples".'],
  };
}

/** Opening for one window. */
export function opening({ files, sampleFolder, hasOwnWork, send }: Surroundings): Opening {
  /** What the window came up with last, and what is being opened since. */
  let last: readonly string[] = [];
  let pending: readonly string[] = [];
  let notice: string | null = null;
  let waiting: string[] | null = [];
  let looking = new AbortController();

  async function open(paths: readonly string[]): Promise<Opened> {
    if (paths.length > 0) pending = paths;
    looking = new AbortController();
    let told = Date.now();
    const found = (count: number) => {
      if (Date.now() - told < TOLD_EVERY) return;
      told = Date.now();
      send('looking', { found: count });
    };
    return files.open(paths, { signal: looking.signal, found });
  }

  async function withoutPaths(): Promise<Opened> {
    return (await hasOwnWork()) ? { files: [], problems: [] } : openSamples(sampleFolder, files);
  }

  return {
    open,
    cancel: () => looking.abort(),
    arrived() {
      if (pending.length > 0) last = pending;
      pending = [];
    },
    async initial() {
      const paths = waiting ?? [];
      const opened = paths.length > 0 ? await open(paths) : await withoutPaths();
      const told = notice === null ? opened : { ...opened, notice };
      waiting = null;
      notice = null;
      return told;
    },
    async handOver(paths) {
      if (waiting !== null) append(waiting, paths);
      else if (paths.length > 0) send('filesOpened', await open(paths));
    },
    again(sentence) {
      waiting = last.filter((path) => !pending.includes(path));
      const said = [sentence ?? [], pending.length === 0 ? [] : notAgain(pending)].flat();
      notice = said.length === 0 ? null : said.join(' ');
      pending = [];
    },
  };
}

/** What is said of files that the window died of while they were being opened. */
function notAgain(paths: readonly string[]): string {
  const [first = ''] = paths;
  return paths.length === 1
    ? `${basename(first)} was being opened then: it is not opened again by itself.`
    : 'What was being opened then is not opened again by itself.';
}
