import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type Channel, channels, type PreloadBridge, type ReplyOf, type RequestOf } from '../../../core/contract.ts';
import { GIVEN_FILES } from '../../../core/program.ts';
import { sharedFile } from '../../data.ts';
import { newFolder } from '../../electron/new-folder.ts';
import { answerSaveDialog } from '../support/dialogs.ts';
import { openDropped } from '../support/dropped.ts';
import { seeFrame } from '../support/operator.ts';
import { kill, type LaunchedWindow } from '../support/program.ts';
import { launchWindow } from '../support/window.ts';

function start(userData: string): Promise<LaunchedWindow> {
  return launchWindow({ userData, args: [sharedFile('data', 'dicom', 'us1_unc_rgb.dcm')] });
}

async function call<C extends Channel>(page: Page, channel: C, request: RequestOf<C>): Promise<ReplyOf<C>> {
  const reply = await page.evaluate(
    ([name, sent]) => (globalThis as unknown as { ivusShell: PreloadBridge }).ivusShell.call(name as Channel, sent),
    [channel, request] as const,
  );
  return channels[channel].reply.parse(reply) as ReplyOf<C>;
}

test('the window and its workers read exactly the asked bytes of a run, cut off from every other page', async () => {
  const path = sharedFile('data', 'dicom', 'us1_unc_rgb.dcm');
  const { page } = await start(await newFolder());
  await seeFrame(page, 1);
  const { files } = await openDropped(page, path);
  const worker = page.workers().find((one) => one.url().includes('decode.worker'));
  const read = await worker?.evaluate(
    async (url) => {
      const response = await fetch(url, { headers: { Range: 'bytes=128-1127' } });
      const bytes = [...new Uint8Array(await response.arrayBuffer())];
      return { isolated: crossOriginIsolated, status: response.status, bytes };
    },
    new URL(files[0]?.url ?? '', page.url()).href,
  );
  const expected = [...(await readFile(path)).subarray(128, 1128)];
  expect(read).toEqual({ isolated: true, status: 206, bytes: expected });
  // The same bytes are in the file that the shell puts into the page, which has a name and no place.
  const given = await page.evaluate(
    async ([token, id]) => {
      await (globalThis as unknown as { ivusShell: PreloadBridge }).ivusShell.call('giveFiles', { tokens: [token] });
      const file = document.querySelector<HTMLInputElement>(`#${id}`)?.files?.[0];
      const bytes = await file?.slice(128, 1128).arrayBuffer();
      return { name: file?.name, bytes: [...new Uint8Array(bytes ?? new ArrayBuffer(0))] };
    },
    [files[0]?.token ?? '', GIVEN_FILES] as const,
  );
  expect(given).toEqual({ name: 'us1_unc_rgb.dcm', bytes: expected });
  // Nothing on the bridge gives a path or takes one.
  const bridge = () => Object.keys((globalThis as unknown as { ivusShell: PreloadBridge }).ivusShell);
  expect(await page.evaluate(bridge)).toEqual(['call', 'on', 'openDropped']);
  await expect
    .poll(() => page.evaluate(() => fetch('https://example.com/').then(String, () => 'refused')))
    .toBe('refused');
  expect(await page.evaluate(textsRun)).toEqual([]);
});

/** Runs in the page: every way to make a script or a document of a text, or of a script that is not the window's own; those that were let through. */
function textsRun(): string[] {
  const through: string[] = [];
  const trying = (what: string, work: () => unknown): void => {
    try {
      work();
      through.push(what);
    } catch {
      // Refused, as it should be.
    }
  };
  const blob = URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }));
  trying('innerHTML', () => Object.assign(document.createElement('div'), { innerHTML: '<b>1</b>' }));
  trying('srcdoc', () => Object.assign(document.createElement('iframe'), { srcdoc: '<b>1</b>' }));
  trying('document.write', () => document.write('<b>1</b>'));
  trying('parseFromString', () => new DOMParser().parseFromString('<b>1</b>', 'text/html'));
  trying('script src', () => Object.assign(document.createElement('script'), { src: 'assets/x.worker-x.js/../y.js' }));
  trying('script text', () => Object.assign(document.createElement('script'), { text: '1' }));
  for (const address of [blob, 'data:text/javascript,1', 'assets/index.js', '../x.worker-x.js', 'https://example.com/'])
    trying(`worker ${address}`, () => new Worker(address));
  const { trustedTypes } = globalThis as unknown as {
    trustedTypes: { createPolicy(name: string, rules: object): void };
  };
  trying('a policy more', () => trustedTypes.createPolicy('more', {}));
  trying('the default policy anew', () => trustedTypes.createPolicy('default', {}));
  return through;
}

test('what was autosaved is there after the program was killed', async () => {
  const userData = await newFolder();
  const first = await start(userData);
  const text = JSON.stringify({ minimum: 0.1 + 0.2, note: 'Ø 14 mm' });
  expect(await call(first.page, 'autosave', { key: 'a study', text })).toEqual({ problem: null });
  await kill(first.app);
  const second = await start(userData);
  expect(await call(second.page, 'readAutosave', { key: 'a study' })).toEqual({ text, problem: null });
});

test('a copy is saved where the operator says, and a DICOM file is never written', async () => {
  const folder = await newFolder();
  const run = join(folder, 'run.dcm');
  await writeFile(run, 'a run');
  const { app, page } = await start(await newFolder());
  await answerSaveDialog(app, join(folder, 'case 7'));
  const request = { suggestedName: 'run', text: '{"a":1}' };
  const path = join(folder, 'case 7.ivus.json');
  expect(await call(page, 'saveCopy', request)).toEqual({ path, problem: null });
  expect(await readFile(path, 'utf8')).toBe('{"a":1}');
  await answerSaveDialog(app, run);
  expect(await call(page, 'saveCopy', request)).toEqual({ path: `${run}.ivus.json`, problem: null });
  expect(await readFile(run, 'utf8')).toBe('a run');
});

test('closing the window ends the program', async () => {
  const { app, page } = await start(await newFolder());
  await call(page, 'listSessions', null);
  const ended = once(app.process(), 'exit');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await ended).toEqual([0, null]);
});
