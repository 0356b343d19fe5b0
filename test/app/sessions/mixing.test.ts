import { copyFile, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sharedFile } from '../../data.ts';
import { newFolder } from '../../electron/new-folder.ts';
import { goToFrame, saved, seeFrame, trace } from '../support/operator.ts';
import { LESION } from '../support/role-card.ts';
import { answer } from '../support/sample-operator.ts';
import { launchWindow } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };
const RUN = sharedFile('data', 'ivus', 'derived-dicom', 'echoplaque_BL_jpeg_11f_region.dcm');
const OTHER = sharedFile('data', 'dicom', 'us_echo_palette_rle_10f.dcm');
const SHAPE = { width: 500, height: 500, aspect: 1 };
const SQUARE = [
  [190, 190],
  [310, 190],
  [310, 310],
  [190, 310],
] as const;

const rows = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Study' })
    .getByRole('button', { name: /^Frame \d+ · [LRO]/ })
    .allInnerTexts();

/** What the window shows of the work on a study. */
async function work(page: Page) {
  await page.getByRole('tab', { name: 'Assessment' }).click();
  const side = await page.locator('input[name="side"]:checked').getAttribute('value');
  await page.getByRole('tab', { name: 'Lengths' }).click();
  const landing = await page.getByRole('textbox', { name: /^Proximal landing/ }).inputValue();
  await page.getByRole('tab', { name: 'Trace' }).click();
  return {
    outlines: await rows(page),
    side,
    landing,
    undo: await page.getByRole('button', { name: /undo/i }).first().getAttribute('aria-label'),
    marked: await page.getByRole('navigation', { name: 'Study' }).getByText('confluence').count(),
  };
}

/** Traces, measures, marks and answers something on the first study. */
async function workOn(page: Page): Promise<void> {
  await seeFrame(page, 1);
  await goToFrame(page, 3);
  await trace(page, SQUARE, SHAPE, 1, LESION);
  await page.getByRole('tab', { name: 'Lengths' }).click();
  await page.getByRole('textbox', { name: /^Proximal landing/ }).fill('7.5');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Trace' }).click();
  await page.keyboard.press('b');
  await page.keyboard.press('c');
  await answer(page, 'side', 'left');
}

async function savedIn(userData: string): Promise<{ runs: unknown[]; findings: { side: string } }[]> {
  const folder = join(userData, 'sessions');
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{64}\.json$/.test(name));
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))));
}

test('two studies opened together never mix: outlines, answers, lengths, marks, steps and half-drawn lines stay with their own', async () => {
  const userData = await newFolder();
  const { app, page } = await launchWindow({ userData, args: [RUN, OTHER], size: SIZE });
  await workOn(page);
  const first = await work(page);
  expect(first).toMatchObject({ outlines: [expect.any(String)], side: 'left', landing: '7.5', marked: 1 });
  // A line is half drawn when the other study is opened.
  await page.keyboard.press('e');
  await page.getByTestId('viewer').click({ position: { x: 300, y: 200 } });
  const other = page.locator('nav.study section li button:not([aria-current="true"])');
  await other.click();
  await page.waitForFunction(() =>
    document.querySelector('[data-testid="frame-counter"]')?.textContent?.includes('/ 10'),
  );
  expect(await work(page)).toEqual({
    outlines: [],
    side: expect.not.stringMatching('left'),
    landing: '',
    undo: 'Nothing to undo',
    marked: 0,
  });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  expect((await work(page)).outlines).toEqual([]);
  await answer(page, 'side', 'right');
  await other.click();
  await page.waitForFunction(() =>
    document.querySelector('[data-testid="frame-counter"]')?.textContent?.includes('/ 11'),
  );
  expect({ ...(await work(page)), undo: '' }).toEqual({ ...first, undo: '' });
  await saved(page);
  await app.close();
  expect((await savedIn(userData)).map(({ runs, findings }) => [runs.length, findings.side]).toSorted()).toEqual([
    [1, 'left'],
    [1, 'right'],
  ]);
});

test('a session opened from the list on a file that has changed is read-only, with the reason', async () => {
  const [userData, folder] = [await newFolder(), await newFolder()];
  const dicom = join(folder, 'run.dcm');
  await copyFile(RUN, dicom);
  const first = await launchWindow({ userData, args: [dicom], size: SIZE });
  await seeFrame(first.page, 1);
  await trace(first.page, SQUARE, SHAPE, 1);
  await saved(first.page);
  await first.app.close();
  const file = await open(dicom, 'r+');
  await file.write(Buffer.from([0x55]), 0, 1, 200_000);
  await file.close();
  const { app, page } = await launchWindow({ userData, size: SIZE });
  await page.getByTestId('session').getByRole('button', { name: /^Open/ }).click();
  await page.getByText('run.dcm has changed since this session was made').first().waitFor();
  const before = await rows(page);
  expect(before.length).toBe(1);
  await trace(page, SQUARE, SHAPE, 1);
  await expect.poll(() => rows(page)).toEqual(before);
  await app.close();
});

test('a stretch dragged over on one run is not asked about on the next', async () => {
  const { app, page } = await launchWindow({ userData: await newFolder(), args: [RUN, OTHER], size: SIZE });
  await seeFrame(page, 1);
  const box = await page.getByTestId('cut').boundingBox();
  if (box === null) throw new Error('there is no cut');
  await page.mouse.move(box.x + 0.2 * box.width, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.6 * box.width, box.y + 20, { steps: 4 });
  await page.mouse.up();
  await page.getByText(/^Frames \d+ to \d+ are:/).waitFor();
  await page.locator('nav.study section li button:not([aria-current="true"])').click();
  await page.waitForFunction(() =>
    document.querySelector('[data-testid="frame-counter"]')?.textContent?.includes('/ 10'),
  );
  await expect.poll(() => page.getByText(/^Frames \d+ to \d+ are:/).count()).toBe(0);
  await app.close();
});
