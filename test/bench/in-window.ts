import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { FileRef } from '../../core/contract-files.ts';
import { projectFolder } from '../../electron/runtime/project.mjs';
import { openDropped } from '../app/support/dropped.ts';

/** What the window's workers took, in ms: a range of 64 KB, the header of a run and where its frames are, the same with its digest, a first frame, frame 700, all frames. */
export interface WindowTimes {
  readonly range: number;
  readonly header: number;
  readonly open: number;
  readonly first: number;
  readonly seek: number;
  readonly all: number;
  readonly workers: number;
}

/** Opens a file in the running program without showing it. */
export async function openedInShell(page: Page, path: string): Promise<FileRef> {
  const [file] = (await openDropped(page, path)).files;
  if (file === undefined) throw new Error(`${path} cannot be opened`);
  return file;
}

/** Times the window's own decoding workers on a run, in the window's process; `code` is window-worker.ts as a script. */
export async function windowTimes(page: Page, file: FileRef, code: string): Promise<WindowTimes> {
  const assets = readdirSync(join(projectFolder, 'out', 'renderer', 'assets'));
  const decoder = assets.find((name) => /^decode\.worker.*\.js$/.test(name));
  if (decoder === undefined) throw new Error('the build has no decoding worker');
  return page.evaluate(inWorker, { file, code, decoder });
}

/** Runs in the page: nothing outside it exists there. */
function inWorker(work: { file: FileRef; code: string; decoder: string }): Promise<WindowTimes> {
  const { name, size, url } = work.file;
  const script = URL.createObjectURL(new Blob([work.code], { type: 'text/javascript' }));
  const worker = new Worker(script, { type: 'module' });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    const decoder = new URL(`assets/${work.decoder}`, document.baseURI).href;
    worker.postMessage({ location: { kind: 'url', name, size, url }, decoder });
  });
}
