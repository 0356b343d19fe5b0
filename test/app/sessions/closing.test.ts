import type { ElectronApplication } from 'playwright-core';
import { expect, test } from 'vitest';
import { newFolder } from '../../electron/new-folder.ts';
import { circle, seeFrame, trace } from '../support/operator.ts';
import { launchWindow } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };
const SHAPE = { width: 512, height: 512, aspect: 1 };

/** What stands in for a slow disk: writes of the working copy wait for `ivusDisk.go`, and questions of the program for an answer by `ivusDisk.answer`. */
interface SlowDisk {
  go: () => void;
  readonly asked: string[];
  answer: (button: number) => void;
}

async function slowDisk(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ ipcMain, dialog }) => {
    const answers: ((button: number) => void)[] = [];
    const disk: SlowDisk = { go: () => undefined, asked: [], answer: (button) => answers.shift()?.(button) };
    const turns = new Promise<void>((resolve) => {
      disk.go = resolve;
    });
    Object.assign(globalThis, { ivusDisk: disk });
    // Electron has no way to wrap a handler but its own table of them.
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      readonly _invokeHandlers: Map<string, (...args: unknown[]) => Promise<unknown>>;
    };
    const write = handlers.get('ivus:autosave');
    handlers.set('ivus:autosave', (...args) => turns.then(() => write?.(...args)));
    const asks = (_window: unknown, { message, signal }: { message: string; signal?: AbortSignal }) => {
      disk.asked.push(message);
      return new Promise((resolve) => {
        const answer = (response: number) => resolve({ response, checkboxChecked: false });
        answers.push(answer);
        signal?.addEventListener('abort', () => answer(0));
      });
    };
    Object.assign(dialog, { showMessageBox: asks });
  });
}

const disk = <T>(app: ElectronApplication, use: (disk: SlowDisk) => T): Promise<T> =>
  app.evaluate((_, source) => {
    const { ivusDisk } = globalThis as unknown as { readonly ivusDisk: SlowDisk };
    return (new Function(`return ${source}`)() as (of: SlowDisk) => T)(ivusDisk);
  }, use.toString());

test('a window that is closed while the disk is slow waits for it, asks, and goes by itself with everything kept', async () => {
  const userData = await newFolder();
  const { app, page } = await launchWindow({ userData, size: SIZE });
  await seeFrame(page, 1);
  await slowDisk(app);
  await trace(page, circle(60), SHAPE, 1);
  await page.getByTestId('status-saved').filter({ hasText: 'Saving' }).waitFor();
  const window = await app.browserWindow(page);
  await window.evaluate((shown) => shown.close());
  await expect
    .poll(() => disk(app, ({ asked }) => asked), { timeout: 60_000 })
    .toEqual(['Your last changes are still being saved. Keep waiting?']);
  await disk(app, ({ answer }) => answer(0));
  const closed = page.waitForEvent('close');
  // After this call has come back: the program ends as soon as the disk goes on.
  await disk(app, ({ go }) => void setTimeout(go, 100));
  await closed;
  const again = await launchWindow({ userData, size: SIZE });
  await seeFrame(again.page, 1);
  await expect.poll(() => again.page.getByTestId('outline-row').count()).toBe(1);
  await again.app.close();
});
