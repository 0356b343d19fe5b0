import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { PreloadBridge } from '../../core/contract.ts';
import type { FileRef } from '../../core/contract-files.ts';
import { GIVEN_FILES } from '../../core/program.ts';
import { projectFolder } from '../../electron/runtime/project.mjs';
import { openDropped } from '../app/support/dropped.ts';
import { TIMES } from './programs.ts';

/** What the window's workers took, in ms: a range of 64 KB, the header of a run and where its frames are, the same with its digest, a first frame, frame 700, all frames; and the bytes of the file alone, as fast as they come into the window. */
export interface WindowTimes {
  readonly range: number;
  readonly header: number;
  readonly open: number;
  readonly first: number;
  readonly seek: number;
  readonly all: number;
  readonly bytes: number;
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
  const folder = join(projectFolder, 'out', 'renderer', 'assets');
  const assets = readdirSync(folder);
  const named = (pattern: RegExp) => assets.find((name) => pattern.test(name)) ?? 'missing from the build';
  const workers = { decoder: named(/^decode\.worker.*\.js$/), reader: named(/^bytes\.worker.*\.js$/) };
  // The window runs no script but those beside its own.
  writeFileSync(join(folder, SCRIPT), code);
  try {
    return await page.evaluate(inWorker, { file, script: SCRIPT, ...workers, element: GIVEN_FILES, passes: TIMES });
  } finally {
    rmSync(join(folder, SCRIPT));
  }
}

const SCRIPT = 'bench.worker-times.js';

/** Runs in the page: nothing outside it exists there. */
async function inWorker(work: {
  file: FileRef;
  script: string;
  decoder: string;
  reader: string;
  element: string;
  passes: number;
}): Promise<WindowTimes> {
  const { name, token, url } = work.file;
  // As the window itself takes a file from the shell.
  await (globalThis as unknown as { ivusShell: PreloadBridge }).ivusShell.call('giveFiles', { tokens: [token] });
  const blob = document.querySelector<HTMLInputElement>(`#${work.element}`)?.files?.[0];
  if (blob === undefined) throw new Error('the shell gave no file');
  const worker = new Worker(new URL(`assets/${work.script}`, document.baseURI), { type: 'module' });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    const [decoder, reader] = [work.decoder, work.reader].map(
      (asset) => new URL(`assets/${asset}`, document.baseURI).href,
    );
    const watch = new URL(url, document.baseURI).href;
    const location = { kind: 'blob', name, blob, watch };
    worker.postMessage({ location, decoder, reader, passes: work.passes });
  });
}
