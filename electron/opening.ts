import { basename, dirname, join } from 'node:path';
import type { Opened } from '../core/contract.ts';
import { firstSample } from '../core/first-sample.ts';
import type { OpenedFiles } from './files.ts';
import { findFiles } from './folders.ts';

/** What is opened when, from the start of the program on. */
export interface Opening {
  /** Opens paths that the operator chose in the window. */
  open(paths: readonly string[]): Promise<Opened>;
  /** What the window shows first: the paths handed over before it asked, else the sample study. */
  initial(): Promise<Opened>;
  /** Takes paths from the operating system: kept until the window asks, sent to it from then on. */
  handOver(paths: readonly string[]): Promise<void>;
  /** The window starts anew: what it had opened last comes first again, with a sentence on why. */
  again(notice: string): void;
}

/** The first sample study of a folder, or the sentence that there is none. */
async function openSamples(folder: string, files: OpenedFiles): Promise<Opened> {
  const found = await findFiles([folder]);
  const names = found.files.filter((path) => dirname(path) === folder).map((path) => basename(path));
  const samples = firstSample(names);
  if (samples.length > 0) return files.open(samples.map((name) => join(folder, name)));
  return {
    files: [],
    problems: ['The sample study is not there: open a file of your own, or make it with "npm run samples".'],
  };
}

/** Opening for one window; `send` delivers to it what the operating system hands over later. */
export function opening(files: OpenedFiles, sampleFolder: string, send: (opened: Opened) => void): Opening {
  let last: readonly string[] = [];
  let notice: readonly string[] = [];
  let waiting: string[] | null = [];

  async function open(paths: readonly string[]): Promise<Opened> {
    if (paths.length > 0) last = paths;
    return files.open(paths);
  }

  return {
    open,
    async initial() {
      const paths = waiting ?? [];
      const opened = paths.length > 0 ? await open(paths) : await openSamples(sampleFolder, files);
      const problems = [...notice, ...opened.problems];
      waiting = null;
      notice = [];
      return { files: opened.files, problems };
    },
    async handOver(paths) {
      if (waiting !== null) waiting.push(...paths);
      else if (paths.length > 0) send(await open(paths));
    },
    again(sentence) {
      waiting = [...last];
      notice = [sentence];
    },
  };
}
