import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { samplesFolder } from '../../../electron/runtime/sample-files.ts';
import { serveWindow } from '../../../electron/runtime/web.ts';
import { dragPicture, drawEllipse, picture, pictureArea, seeFrame } from '../support/operator.ts';
import { SHAPE } from '../support/sample-operator.ts';
import { sharedProgram } from '../support/shared.ts';
import { launchWindow, openPage } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };
const shared = sharedProgram(SIZE);

const rows = (page: Page) => page.getByTestId('outline-row').count();
const readings = (page: Page) => page.getByTestId('outline-row').locator('td.number').allInnerTexts();

/** Works in the second window by hand and by keys, and in the first one by keys. */
async function workInBoth(first: Page, second: Page): Promise<void> {
  await seeFrame(second, 1);
  expect(await first.getByTestId('viewer').count()).toBe(0);
  expect(await second.getByTestId('patient-strip').innerText()).toContain('PRACTICE');
  await second.bringToFront();
  await drawEllipse(second, SHAPE);
  await expect.poll(() => rows(first)).toBe(1);
  // The card that asks what it is answers to keys where the picture is.
  await second.getByTestId('role-card').waitFor();
  await second.keyboard.press('r');
  await expect.poll(() => first.getByTestId('outline-row').innerText()).toContain('Reference');
  await second.keyboard.press('Escape');
  const before = await readings(first);
  await dragPicture(second, [350, 256], [380, 256], SHAPE);
  await expect.poll(() => readings(first)).not.toEqual(before);
  await second.keyboard.press('ArrowRight');
  await seeFrame(second, 2);
  await first.bringToFront();
  await first.keyboard.press('ArrowRight');
  await seeFrame(second, 3);
}

test('the picture goes to a second window, is worked in there and in step with the first, and comes back when that is closed', async () => {
  const { app, page } = await shared();
  const opened = app.waitForEvent('window');
  await page.keyboard.press('F9');
  const second = await opened;
  await workInBoth(page, second);
  // Larger text and the theme go along.
  await page.keyboard.press('Control++');
  await expect.poll(() => second.evaluate(() => document.documentElement.style.fontSize)).toBe('115%');
  await expect.poll(() => second.title()).toBe(await page.title());
  const { x, y, width, height } = await pictureArea(second);
  await second.mouse.click(x + width / 2, y + height / 2, { button: 'right' });
  await second.getByRole('menuitem', { name: /^Mark this frame/ }).waitFor();
  await picture(second, 'second-window-menu');
  await second.keyboard.press('Escape');
  await expect.poll(() => second.getByRole('menu').count()).toBe(0);
  await second.close();
  await seeFrame(page, 3);
  expect(await page.getByTestId('outline-row').count()).toBe(1);
});

test('the second window has no bridge to the shell, no other window can be opened, and it goes with the first', async () => {
  const { app, page } = await launchWindow({ userData: await mkdtemp(join(tmpdir(), 'ivus-second-')), size: SIZE });
  await seeFrame(page, 1);
  const opened = app.waitForEvent('window');
  await page.keyboard.press('F9');
  const second = await opened;
  await seeFrame(second, 1);
  expect(await page.evaluate(() => 'ivusShell' in window)).toBe(true);
  expect(await second.evaluate(() => 'ivusShell' in window)).toBe(false);
  const denied = (from: Page) =>
    from.evaluate(() =>
      [
        ['about:blank', 'other'],
        ['https://example.org/', 'ivus-planner-picture-2'],
        ['app://ivus/index.html', 'ivus-planner-picture'],
      ].map(([url, name]) => window.open(url, name === 'ivus-planner-picture' ? 'third' : name) === null),
    );
  expect(await denied(page)).toEqual([true, true, true]);
  expect(await denied(second)).toEqual([true, true, true]);
  await page.getByRole('button', { name: 'Bring the picture back' }).click();
  await seeFrame(page, 1);
  await expect.poll(() => app.windows().length).toBe(1);
  await page.keyboard.press('F9');
  await expect.poll(() => app.windows().length).toBe(2);
  const ended = app.waitForEvent('close');
  await page.evaluate(() => void setTimeout(() => window.close()));
  await ended;
});

test('the page has a second window too, and says what to do where the browser opens none', async () => {
  const server = await serveWindow({ folder: join(projectFolder, 'out/renderer'), samples: samplesFolder });
  const { page } = await openPage(server.url, { viewport: SIZE });
  await seeFrame(page, 1);
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('F9');
  const second = await opened;
  await workInBoth(page, second);
  await second.close();
  await seeFrame(page, 3);
  await page.evaluate(() => {
    window.open = () => null;
  });
  await page.keyboard.press('F9');
  await page.getByText('allow pop-ups for this page').waitFor();
  await seeFrame(page, 3);
  await server.close();
});
