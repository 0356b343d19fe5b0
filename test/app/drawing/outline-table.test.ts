import { copyFile, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ellipseEnds } from '../../../core/geometry/ellipse.ts';
import type { Outline } from '../../../core/session/document/document.ts';
import { writeSession } from '../../../core/session/document/file.ts';
import { UNSAID } from '../../core/session/fixture.ts';
import { sharedFile } from '../../data.ts';
import { answerSaveDialog } from '../support/dialogs.ts';
import { picture, preferTheme, seeFrame } from '../support/operator.ts';
import { savedSession } from '../support/saved.ts';
import { launchWindow } from '../support/window.ts';

interface Opened {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly file: string;
}

/** An ellipse on a frame (from 1) whose short axis is its frame number in tenths of a millimetre, at 0.02 mm per pixel. */
function traced(run: string, frame: number, words: Partial<Outline> = {}): Outline {
  return {
    id: `o${frame}`,
    name: `Outline ${frame}`,
    run,
    frame: frame - 1,
    knots: ellipseEnds([250, 250], [50 + 5 * frame, 0], [0, 2.5 * frame]),
    ...UNSAID,
    curve: 'ellipse',
    ...words,
  };
}

/** The run of 11 frames with an outline on each, in the given order, and so many more on the last one. */
async function opened(size = { width: 1280, height: 800 }, more = 0): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-table-'));
  const [dicom, file] = [join(folder, 'run.dcm'), join(folder, 'many.ivus.json')];
  await copyFile(sharedFile('data', 'ivus', 'derived-dicom', 'echoplaque_BL_jpeg_11f_region.dcm'), dicom);
  const first = await launchWindow({ userData: await mkdtemp(join(tmpdir(), 'ivus-table-')), args: [dicom] });
  await seeFrame(first.page, 1);
  await answerSaveDialog(first.app, file);
  const empty = await savedSession(first.page, file);
  await first.app.close();
  const uid = empty.runs[0]?.sopInstanceUid ?? '';
  const frames = [4, 9, 1, 7, 3, 11, 5, 2, 10, 6, 8];
  const outlines = frames.map((frame) =>
    traced(uid, frame, {
      ...(frame === 3 ? { role: 'lesion', primary: true, name: 'Lesion 1' } : {}),
      ...(frame > 8 ? { role: 'reference', segment: 'EIV', state: 'expiration', name: `Reference ${frame}` } : {}),
      ...(frame > 4 && frame < 8 ? { origin: 'interpolation', accepted: false } : {}),
    }),
  );
  const others = Array.from({ length: more }, (_, k) => traced(uid, 11, { id: `more ${k}`, name: `More ${k + 1}` }));
  await writeFile(file, writeSession({ ...empty, outlines: [...outlines, ...others] }));
  const { app, page } = await launchWindow({ userData: folder, args: [file], size });
  await seeFrame(page, 1);
  await answerSaveDialog(app, file);
  return { app, page, file };
}

const rows = (page: Page) => page.getByTestId('outline-row');
const frames = async (page: Page) => (await rows(page).locator('[data-row]').allInnerTexts()).map(Number);
const sortBy = (page: Page, title: string) =>
  page.getByRole('columnheader', { name: title }).getByRole('button').click();

test('the table sorts by a column up and down, filters by words, role and acceptance, and shows every outline in its frame order at first', async () => {
  const { app, page } = await opened();
  await expect.poll(() => frames(page)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  await picture(page, 'outline-table-1280x800');
  await preferTheme(page, 'light');
  await page.getByTestId('outline-row').nth(5).locator('[data-row]').click();
  await page.getByTestId('outline-row').nth(5).scrollIntoViewIfNeeded();
  await picture(page, 'outline-table-light-1280x800');
  await sortBy(page, 'Min');
  await sortBy(page, 'Min');
  await expect.poll(() => frames(page)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  await sortBy(page, 'Min');
  await sortBy(page, 'Role');
  await expect.poll(async () => (await frames(page)).slice(0, 4)).toEqual([3, 9, 10, 11]);
  await page.getByLabel('Find outlines').fill('eiv expir');
  await expect.poll(() => frames(page)).toEqual([9, 10, 11]);
  await page.getByLabel('Find outlines').fill('');
  await page.getByLabel('Filter by acceptance').selectOption('waiting');
  await expect.poll(() => frames(page)).toEqual([5, 6, 7]);
  await page.getByLabel('Filter by role').selectOption('lesion');
  await expect.poll(() => frames(page)).toEqual([]);
  await app.close();
});

test('by keys alone: down the rows, rename, tick, accept, delete without a question, undo, jump', async () => {
  const { app, page, file } = await opened();
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await rows(page).first().locator('[data-row]').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'F2']) await page.keyboard.press(key);
  await page.keyboard.type('tight place');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused()).toBe('3');
  await page.keyboard.press('F2');
  await page.keyboard.type('never kept');
  await page.keyboard.press('Escape');
  await expect.poll(() => focused()).toBe('3');
  const steps = page.locator('.toolbar button', { hasText: 'Undo' }).first();
  await page.keyboard.press('Control+z');
  await expect.poll(() => steps.isEnabled()).toBe(false);
  await page.keyboard.press('Control+y');
  for (const key of ['ArrowDown', 'ArrowDown', 'Space', 'ArrowDown', 'Space', 'y']) await page.keyboard.press(key);
  const renamed = (await savedSession(page, file)).outlines;
  expect(renamed.find(({ frame }) => frame === 2)?.name).toBe('tight place');
  expect(renamed.filter(({ accepted }) => !accepted).map(({ frame }) => frame)).toEqual([6]);
  await rows(page).nth(5).locator('[data-row]').focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => frames(page)).toEqual([1, 2, 3, 4, 7, 8, 9, 10, 11]);
  await expect.poll(() => focused()).toBe('7');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await frames(page)).length).toBe(11);
  await rows(page).nth(8).locator('[data-row]').focus();
  await page.keyboard.press('Enter');
  await seeFrame(page, 9);
  await app.close();
});

test('role, segment and state change in the row, and the large table shows the same in one line each', async () => {
  const { app, page, file } = await opened({ width: 2560, height: 1440 });
  await rows(page).nth(1).locator('[data-row]').click();
  await seeFrame(page, 2);
  const row = rows(page).nth(1);
  await row.getByLabel('Segment of Outline 2').selectOption('IVC');
  await row.getByLabel('State of Outline 2').selectOption('standing');
  await row.getByLabel('Role of Outline 2').selectOption('reference');
  expect((await savedSession(page, file)).outlines.find(({ frame }) => frame === 1)).toMatchObject({
    role: 'reference',
    segment: 'IVC',
    state: 'standing',
  });
  await page.keyboard.press('F6');
  const large = page.getByRole('dialog').getByTestId('outline-row');
  await expect.poll(() => large.count()).toBe(11);
  const tallest = () => large.evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().height)));
  await expect.poll(tallest).toBeLessThan(44);
  await picture(page, 'outline-table-2560x1440');
  await large.nth(3).locator('[data-row]').click();
  await seeFrame(page, 4);
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await app.close();
});

test('of hundreds of outlines the table has only the rows around those that are seen, and is scrolled to the last one', async () => {
  const { app, page } = await opened(undefined, 600);
  const body = page.locator('table.outlines tbody');
  const rows = body.getByTestId('outline-row');
  await rows.first().waitFor();
  const height = () => body.evaluate((element) => element.clientHeight);
  expect(await height()).toBeLessThan(400);
  await expect.poll(() => rows.count()).toBeLessThan(120);
  await body.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect.poll(() => rows.last().getAttribute('aria-rowindex')).toBe('612');
  expect(await rows.last().isVisible()).toBe(true);
  await expect.poll(() => rows.count()).toBeLessThan(120);
  expect(await height()).toBeLessThan(400);
  await app.close();
});
