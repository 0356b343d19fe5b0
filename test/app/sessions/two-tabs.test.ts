import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import type { Session } from '../../../core/session/document/document.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { samplesFolder } from '../../../electron/runtime/sample-files.ts';
import { serveWindow } from '../../../electron/runtime/web.ts';
import { clickPicture, goToFrame, pictureArea, saved, seeFrame, trace } from '../support/operator.ts';
import { PATIENCE } from '../support/program.ts';
import { openPage } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };
const SHAPE = { width: 512, height: 512, aspect: 1 };
const SQUARE = [
  [190, 190],
  [310, 190],
  [310, 310],
  [190, 310],
] as const;

/** The page served, with its first tab on the sample study. */
async function served(): Promise<{ readonly a: Page; readonly context: BrowserContext; readonly url: string }> {
  const server = await serveWindow({ folder: join(projectFolder, 'out/renderer'), samples: samplesFolder });
  onTestFinished(() => server.close());
  const { page: a } = await openPage(server.url, { viewport: SIZE });
  await seeFrame(a, 1);
  return { a, context: a.context(), url: server.url };
}

async function tab(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(url);
  // It opens on the frame where the study was left.
  await pictureArea(page);
  return page;
}

const outlines = (page: Page) => page.getByTestId('outline-row').count();
/** The frames that outlines were traced on, as the table has them. */
const frames = async (page: Page) =>
  (await page.getByTestId('outline-row').allInnerTexts()).map((text) => Number.parseInt(text, 10));
const says = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text }).first().waitFor();

/** Traces in the page without waiting for anything to be kept. */
async function traces(page: Page): Promise<void> {
  await page.bringToFront();
  await trace(page, SQUARE, SHAPE, 1);
  await page.keyboard.press('Escape');
}

test('two outlines in one tab and one in the other are three, in both tabs and after a reload; the tab that was behind says so', async () => {
  const { a, context, url } = await served();
  const b = await tab(context, url);
  await traces(a);
  await traces(a);
  await saved(a);
  await says(b, 'This study was changed in another window: its newer state is shown now.');
  await expect.poll(() => outlines(b)).toBe(2);
  await traces(b);
  await saved(b);
  await expect.poll(() => outlines(a)).toBe(3);
  await b.reload();
  await seeFrame(b, 1);
  await expect.poll(() => outlines(b)).toBe(3);
});

test('both changed at once: neither is written over in silence, and what gave way is one step back and in the list', async () => {
  const { a, context, url } = await served();
  const b = await tab(context, url);
  for (const [page, frame] of [
    [a, 5],
    [b, 9],
  ] as const) {
    await page.bringToFront();
    await goToFrame(page, frame);
    await page.keyboard.press('e');
    for (const place of SQUARE) await clickPicture(page, place, SHAPE);
  }
  await Promise.all([a, b].map((page) => page.keyboard.press('Enter')));
  const behind = await Promise.race([a, b].map((page) => says(page, 'at the same time').then(() => page)));
  const ahead = behind === a ? b : a;
  const kept = await frames(ahead);
  await expect.poll(() => frames(behind)).toEqual(kept);
  await behind.bringToFront();
  await behind.keyboard.press('Control+Shift+l');
  await behind.getByTestId('session').filter({ hasText: 'older copy' }).waitFor();
  await behind.keyboard.press('Escape');
  await expect.poll(() => behind.locator('dialog').count()).toBe(0);
  await behind.keyboard.press('Control+z');
  await expect.poll(() => frames(behind)).not.toEqual(kept);
  expect(await frames(behind)).toHaveLength(1);
  await expect.poll(() => frames(ahead)).toEqual(await frames(behind));
});

test('a tab closed before its change was written loses nothing', async () => {
  const { a, context, url } = await served();
  await goToFrame(a, 5);
  await a.keyboard.press('e');
  for (const place of SQUARE) await clickPicture(a, place, SHAPE);
  await a.keyboard.press('Enter');
  await a.close();
  const b = await tab(context, url);
  await expect.poll(() => outlines(b)).toBe(1);
});

test('what an older version of the page kept in local storage is there, and from now on in the database', async () => {
  const { a } = await served();
  const text = await readFile(join(projectFolder, 'test/core/session/saved/ivus-session-2.ivus.json'), 'utf8');
  await a.evaluate(([key, kept]) => localStorage.setItem(key, kept), [
    `ivus-session:${(JSON.parse(text) as Session).study}`,
    text,
  ] as const);
  await a.reload();
  await seeFrame(a, 1);
  for (let look = 0; look < 2; look += 1) {
    await a.keyboard.press('Control+Shift+l');
    await expect.poll(() => a.getByTestId('session').filter({ hasText: '2 outlines' }).count()).toBe(1);
    await a.keyboard.press('Escape');
    expect(await a.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('ivus-session')))).toEqual(
      [],
    );
  }
});
