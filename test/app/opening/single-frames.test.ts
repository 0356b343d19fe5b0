import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import type { Contour } from '../../../core/geometry/point.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { serveWindow } from '../../../electron/runtime/web.ts';
import { sharedFile } from '../../data.ts';
import { answerSaveDialog } from '../support/dialogs.ts';
import { saved, seeFrame, trace } from '../support/operator.ts';
import { launchWindow, openPage } from '../support/window.ts';

const SQUARE: Contour = [
  [20, 20],
  [44, 20],
  [44, 44],
  [20, 44],
];
const size = { width: 1280, height: 800 };

/** A folder with the reported single frames, under these names. */
async function folderOf(names: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'ivus-single-')), 'run');
  await mkdir(folder);
  for (const [name, from] of Object.entries(names))
    await copyFile(sharedFile('data', 'reports', 'stack', from), join(folder, name));
  return folder;
}

test('single frames of one series are one run that steps in the order of their numbers; a lost file is told', async () => {
  const folder = await folderOf({ q: 'IM003', c: 'IM000', z: 'IM001', a: 'IM005', m: 'IM002', b: 'IM004' });
  const userData = await mkdtemp(join(tmpdir(), 'ivus-single-data-'));
  const first = await launchWindow({ userData, args: [folder], size });
  await seeFrame(first.page, 1);
  expect(await first.page.locator('nav.study button.run').count()).toBe(1);
  expect(await first.page.locator('nav.study').innerText()).toContain('6 frames, from 6 files');
  expect(await first.page.locator('nav.study').innerText()).toContain('the frame times are unknown');
  await first.page.keyboard.press('End');
  await seeFrame(first.page, 6);
  // A study on which something was done is known again.
  await trace(first.page, SQUARE, { width: 64, height: 64, aspect: 1 }, 1);
  await first.page.locator('nav.study').getByText('Frame 6').waitFor();
  await first.app.close();
  await rm(join(folder, 'm'));
  const second = await launchWindow({ userData, args: [folder], size });
  // It was left on the sixth frame; five are there now.
  await seeFrame(second.page, 5);
  await expect.poll(() => second.page.locator('body').innerText()).toContain('m is missing: the session is read-only');
  await second.app.close();
});

const SHAPE = { width: 64, height: 64, aspect: 1 };
const NAMES = { IM000: 'IM000', IM001: 'IM001', IM002: 'IM002', IM003: 'IM003', IM004: 'IM004', IM005: 'IM005' };

/** Traces on the fourth frame, and waits for the longitudinal view of all frames. */
async function workedOn(page: Page): Promise<void> {
  await seeFrame(page, 1);
  await expect.poll(() => page.getByTestId('cut').getAttribute('data-built')).toBe('6');
  for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowRight');
  await seeFrame(page, 4);
  await trace(page, SQUARE, SHAPE, 1);
  await page.locator('nav.study').getByText('Frame 4').waitFor();
  await saved(page);
}

test('a saved session of single frames finds its files again and goes on', async () => {
  const folder = await folderOf(NAMES);
  const first = await launchWindow({
    userData: await mkdtemp(join(tmpdir(), 'ivus-single-data-')),
    args: [folder],
    size,
  });
  await workedOn(first.page);
  const file = await answerSaveDialog(first.app, join(folder, '..', 'case.ivus.json'));
  await first.page.keyboard.press('Control+s');
  await expect.poll(() => readdir(join(folder, '..'))).toContain('case.ivus.json');
  await first.app.close();
  const elsewhere = await mkdtemp(join(tmpdir(), 'ivus-single-data-'));
  const second = await launchWindow({ userData: elsewhere, args: [file, folder], size });
  await second.page.locator('nav.study').getByText('Frame 4').waitFor();
  expect(await second.page.locator('nav.study').innerText()).toContain('6 frames, from 6 files');
  expect(await second.page.locator('body').innerText()).not.toContain('read-only');
  await second.app.close();
});

test('the page steps single frames as one run, and knows it again after it was loaded anew', async () => {
  const folder = await folderOf(NAMES);
  const server = await serveWindow({ folder: join(projectFolder, 'out/renderer'), samples: join(folder, 'none') });
  onTestFinished(() => server.close());
  const { page } = await openPage(server.url, { viewport: size });
  page.on('filechooser', (chooser) => chooser.setFiles(Object.keys(NAMES).map((name) => join(folder, name))));
  const choose = async () => {
    // Before it is there no key is heard.
    await page.getByText('No study is open').first().waitFor();
    await page.keyboard.press('Control+o');
  };
  await choose();
  await workedOn(page);
  await page.reload();
  await choose();
  await page.locator('nav.study').getByText('Frame 4').waitFor();
  expect(await page.locator('nav.study').innerText()).toContain('6 frames, from 6 files');
});
