import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { isSession } from '../../../core/session/document/file.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { samplesFolder } from '../../../electron/runtime/sample-files.ts';
import { serveWindow } from '../../../electron/runtime/web.ts';
import { sharedFile } from '../../data.ts';
import { saved, seeFrame, trace } from '../support/operator.ts';
import { openPage } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };
const SQUARE = [
  [190, 190],
  [310, 190],
  [310, 310],
  [190, 310],
] as const;
const RUN = sharedFile('data', 'ivus', 'derived-dicom', 'echoplaque_BL_jpeg_11f_region.dcm');

/** Drops copies of a file onto the page; `thenClick` is pressed as soon as it appears. */
async function drop(page: Page, path: string, copies = 1, thenClick = '', name = 'dropped-#.dcm'): Promise<void> {
  const bytes = (await readFile(path)).toString('base64');
  await page.evaluate(
    ([content, count, button, named]) => {
      const observer = new MutationObserver(() => {
        const found = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === button);
        found?.click();
        if (found !== undefined) observer.disconnect();
      });
      observer.observe(document.body, { subtree: true, childList: true });
      const data = new DataTransfer();
      const file = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
      for (let k = 0; k < count; k++) data.items.add(new File([file], named.replace('#', String(k))));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
    },
    [bytes, copies, thenClick, name] as const,
  );
}

const outlines = (page: Page) => page.getByTestId('outline-row').count();

test('a plain browser keeps sessions too: listed after a reload, opened, deleted and put back', async () => {
  const server = await serveWindow({ folder: join(projectFolder, 'out/renderer'), samples: samplesFolder });
  const { browser, page } = await openPage(server.url, { viewport: SIZE });
  await seeFrame(page, 1);
  await trace(page, SQUARE, { width: 512, height: 512, aspect: 1 }, 1);
  await saved(page);
  await page.reload();
  await seeFrame(page, 1);
  await expect.poll(() => outlines(page)).toBe(1);
  await drop(page, RUN);
  await page.locator('[data-tip*="dropped-0.dcm"]').first().waitFor();
  await seeFrame(page, 1);
  await trace(page, SQUARE, { width: 500, height: 500, aspect: 1 }, 1);
  await saved(page);
  await page.reload();
  const sessions = page.getByTestId('session');
  await sessions.nth(1).waitFor();
  const dropped = sessions.filter({ hasText: 'dropped-0.dcm' });
  await dropped.getByRole('button', { name: /^Open/ }).click();
  await page.getByText('A page cannot open dropped-0.dcm again by itself').waitFor();
  await dropped.getByRole('button', { name: /^Delete/ }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await dropped.getByRole('button', { name: /^Open/ }).waitFor();
  await sessions.filter({ hasText: 'practice-01.dcm' }).getByRole('button', { name: /^Open/ }).click();
  await seeFrame(page, 1);
  await expect.poll(() => outlines(page)).toBe(1);
  await browser.close();
  await server.close();
});

test('opening many files can be cancelled: what is open stays as it is, and opening works again afterwards', async () => {
  const samples = join(projectFolder, 'samples/none');
  const server = await serveWindow({ folder: join(projectFolder, 'out/renderer'), samples });
  const { browser, page } = await openPage(server.url, { viewport: SIZE });
  await page.getByText('No study is open').first().waitFor();
  await drop(page, RUN);
  await seeFrame(page, 1);
  await trace(page, SQUARE, { width: 500, height: 500, aspect: 1 }, 1);
  const other = sharedFile('data', 'dicom', 'us_acuson_rle_ybrfull.dcm');
  await drop(page, other, 300, 'Cancel');
  await page.getByText('Opening was cancelled; nothing was changed.').waitFor();
  await expect.poll(() => outlines(page)).toBe(1);
  await expect.poll(() => page.getByRole('region', { name: 'Opened studies' }).count()).toBe(0);
  await drop(page, other);
  await expect.poll(() => outlines(page)).toBe(0);
  await expect.poll(() => page.getByTestId('frame-counter').innerText()).not.toContain('11');
  await browser.close();
  await server.close();
});

test.each([
  ['247 letters', `${'a'.repeat(247)}.dcm`],
  ['letters of three bytes', `${'김'.repeat(82)}.dcm`],
])(
  'a session on a file whose name has %s is saved by a plain browser under a shortened name with its ending',
  async (_, name) => {
    const samples = join(projectFolder, 'samples/none');
    const server = await serveWindow({ folder: join(projectFolder, 'out/renderer'), samples });
    const { browser, page } = await openPage(server.url, { viewport: SIZE });
    await page.getByText('No study is open').first().waitFor();
    const folder = await mkdtemp(join(tmpdir(), 'ivus-downloads-'));
    const session = await browser.newBrowserCDPSession();
    // The browser itself writes the file, under the name that it makes of the one that was asked for.
    const { targetInfo } = await (await page.context().newCDPSession(page)).send('Target.getTargetInfo');
    const { browserContextId } = targetInfo;
    await session.send('Browser.setDownloadBehavior', {
      behavior: 'allow',
      downloadPath: folder,
      ...(browserContextId === undefined ? {} : { browserContextId }),
    });
    await drop(page, RUN, 1, '', name);
    await seeFrame(page, 1);
    await page.keyboard.press('Control+s');
    await expect.poll(() => readdir(folder)).toEqual([expect.stringMatching(/^(a{200,}|김{70,})\.ivus\.json$/)]);
    const [written = ''] = await readdir(folder);
    expect(isSession(await readFile(join(folder, written), 'utf8'))).toBe(true);
    await browser.close();
    await server.close();
  },
);
