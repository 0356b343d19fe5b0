import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { expect, test } from 'vitest';
import { samplesFolder } from '../../../electron/runtime/sample-files.ts';
import { newFolder } from '../../electron/new-folder.ts';
import { inWindow, killPart } from '../../kill/parts.ts';
import { circle, goToFrame, saved, seeFrame, trace } from '../support/operator.ts';
import { LESION } from '../support/role-card.ts';
import { SHAPE } from '../support/sample-operator.ts';
import { launchWindow } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };

/** What is on the screen: frame, outlines, the tab that is chosen. */
function seen(app: ElectronApplication): Promise<unknown> {
  return inWindow(
    app,
    `[document.querySelector('[data-testid="viewer"]')?.dataset.frame,
      document.querySelectorAll('[data-testid="outline-row"]').length,
      document.querySelector('[role="tab"][aria-selected="true"]')?.id]`,
  );
}

test('a part that fails leaves the rest working, and what was open comes back after a reload, the death of the graphics process and that of the window', async () => {
  const userData = await newFolder();
  const run = join(samplesFolder, 'practice-01.dcm');
  const { app, page } = await launchWindow({ userData, args: [run], size: SIZE });
  await seeFrame(page, 1);
  await goToFrame(page, 30);
  await trace(page, circle(60), SHAPE, 1, LESION);
  await saved(page);
  const open = ['30', 1, 'tab-measure'];
  await expect.poll(() => seen(app)).toEqual(open);

  await page.evaluate(() => {
    // Whatever says when a study was worked on fails from now on.
    Date.prototype.toLocaleString = () => {
      throw new TypeError("Cannot read 'DOE^JOHN 12345' of doe");
    };
  });
  await page.keyboard.press('Control+Shift+l');
  const failed = page.getByRole('alert').filter({ hasText: 'can no longer be shown' });
  await failed.waitFor();
  const log = join(userData, 'log.txt');
  await expect.poll(() => readFile(log, 'utf8').catch(() => '')).toContain('The list of studies: TypeError');
  expect(await readFile(log, 'utf8')).not.toMatch(/DOE|12345|practice-01|ivus-/);
  await goToFrame(page, 31);
  await goToFrame(page, 30);
  await failed.getByRole('button', { name: 'Reload with your work' }).click();
  await expect.poll(() => seen(app)).toEqual(open);

  await killPart(app, 'graphics');
  await expect.poll(() => seen(app)).toEqual(open);
  await killPart(app, 'window');
  await expect.poll(() => seen(app)).toEqual(open);
});

test('what was done a moment before the window died is there, though nothing had been written yet', async () => {
  const { app, page } = await launchWindow({
    userData: await newFolder(),
    args: [join(samplesFolder, 'practice-01.dcm')],
    size: SIZE,
  });
  await seeFrame(page, 1);
  await trace(page, circle(60), SHAPE, 1, LESION);
  await saved(page);
  await page.getByLabel('Name', { exact: true }).fill('a moment before');
  await page.keyboard.press('Enter');
  await killPart(app, 'window');
  const named = `document.querySelector('[data-testid="outline-row"]')?.innerText.includes('a moment before')`;
  await expect.poll(() => inWindow(app, named)).toBe(true);
});
