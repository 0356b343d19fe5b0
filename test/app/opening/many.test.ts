import { copyFile, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Element } from '../../core/dicom/build.ts';
import { sharedFile } from '../../data.ts';
import { lookedAt } from '../support/axe.ts';
import { answerOpenDialog } from '../support/dialogs.ts';
import { dicomRun } from '../support/dicom-run.ts';
import { noSheet, picture, seeFrame, trace } from '../support/operator.ts';
import { LESION } from '../support/role-card.ts';
import { launchWindow } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };
const newFolder = () => mkdtemp(join(tmpdir(), 'ivus-many-'));
const SQUARE = [
  [4, 4],
  [12, 4],
  [12, 12],
  [4, 12],
] as const;

const about = (patient: string, description: string, time: string, modality = 'IVUS'): readonly Element[] => [
  [0x00080020, 'DA', '20260331'],
  [0x00080030, 'TM', time],
  [0x00080060, 'CS', modality.padEnd(modality.length + (modality.length % 2), ' ')],
  [0x00081030, 'LO', description],
  [0x00100010, 'PN', patient],
];

/** A folder of three studies, of which two are of one patient on one day, and of four files that do not open. */
async function folderOfStudies(): Promise<string> {
  const folder = await newFolder();
  const write = (name: string, study: string, value: number, more: readonly Element[]) =>
    writeFile(join(folder, name), dicomRun({ study, series: 2, instance: 1 }, [value, value], more));
  await write('1-us.dcm', '1.1', 10, about('DOE^JANE', 'Leg veins ', '101501', 'US'));
  await write('2-xa.dcm', '1.2', 120, about('DOE^JANE', 'Leg veins ', '101533', 'XA'));
  await write('3-ivus.dcm', '1.3', 220, about('ROE^ANN ', 'Iliac IVUS', '0900  '));
  for (const name of ['a.txt', 'b.txt', 'c.txt']) await writeFile(join(folder, name), 'no picture at all');
  await copyFile(sharedFile('data', 'dicom', 'bad_no_rows.dcm'), join(folder, 'bad.dcm'));
  return folder;
}

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Recent studies' });
const rows = (page: Page) => dialog(page).getByTestId('session');
const headings = async (page: Page) => (await rows(page).locator('strong').allInnerTexts()).map((text) => text.trim());

test('a folder of several studies opens on the list of them all; it is gone through with the arrow keys, typing filters, Enter opens', async () => {
  const { app, page } = await launchWindow({
    userData: await newFolder(),
    args: [await folderOfStudies()],
    size: SIZE,
  });
  await dialog(page).waitFor();
  await expect.poll(async () => (await headings(page)).toSorted()).toEqual(['DOE, JANE', 'DOE, JANE', 'ROE, ANN']);
  // They stand in the order in which they were read.
  const facts = await rows(page).locator('.number').allInnerTexts();
  expect(facts.toSorted()).toEqual([
    'Iliac IVUS · 2026-03-31 09:00 · IVUS · 1 run',
    'Leg veins · 2026-03-31 10:15 · US · 1 run',
    'Leg veins · 2026-03-31 10:15 · XA · 1 run',
  ]);
  await picture(page, 'studies');
  const at = facts.findIndex((text) => text.includes('XA'));
  for (let step = 0; step <= at + 1; step += 1) await page.keyboard.press('ArrowDown');
  if (at < 2) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await noSheet(page);
  await page.waitForSelector('[data-testid="viewer"][data-run="1.2.2.1"]');
  await page.keyboard.press('Control+Shift+l');
  await dialog(page).waitFor();
  await page.keyboard.press('ArrowDown');
  // Typed on a row, it goes into the field all the same.
  await page.keyboard.type('doe us');
  await expect.poll(() => rows(page).count()).toBe(1);
  await page.keyboard.press('Enter');
  await noSheet(page);
  await page.waitForSelector('[data-testid="viewer"][data-run="1.1.2.1"]');
  const open = async () => {
    await page.keyboard.press('Control+Shift+l');
    await dialog(page).waitFor();
  };
  expect(await lookedAt(page, { 'list of studies': open })).toEqual([]);
  await app.close();
});

test('what does not open is one line with a list behind it, which can be copied', async () => {
  const folder = await folderOfStudies();
  const { app, page } = await launchWindow({ userData: await newFolder(), args: [folder], size: SIZE });
  await dialog(page).waitFor();
  await page.keyboard.press('Escape');
  await noSheet(page);
  await page.getByText('4 files were not opened.').waitFor();
  await page.getByRole('button', { name: 'Show list' }).click();
  const list = page.getByRole('dialog', { name: 'Files that were not opened' });
  const sentences = await list.getByRole('listitem').allInnerTexts();
  expect(sentences.map((sentence) => sentence.split(' ')[0]).toSorted()).toEqual([
    'a.txt',
    'b.txt',
    'bad.dcm',
    'c.txt',
  ]);
  await list.getByRole('button', { name: 'Copy list' }).click();
  await list.getByText('Copied').waitFor();
  expect((await app.evaluate(({ clipboard }) => clipboard.readText())).split('\n').toSorted()).toEqual(
    sentences.toSorted(),
  );
  await page.keyboard.press('Escape');
  await noSheet(page);
  const show = async () => {
    await page.getByRole('button', { name: 'Show list' }).click();
    await list.waitFor();
  };
  expect(await lookedAt(page, { 'files not opened': show })).toEqual([]);
  // One file that does not open says so by itself.
  await answerOpenDialog(app, join(folder, 'a.txt'));
  await page.keyboard.press('Control+o');
  await page.getByText(/^a\.txt is not a DICOM file/).waitFor();
  expect(await page.getByRole('button', { name: 'Show list' }).count()).toBe(0);
  await app.close();
});

test('the buttons of opened studies keep their places whichever is on the screen; Close leads to the list, with the work kept', async () => {
  const { app, page } = await launchWindow({
    userData: await newFolder(),
    args: [await folderOfStudies()],
    size: SIZE,
  });
  await dialog(page).waitFor();
  await page.keyboard.press('Escape');
  await noSheet(page);
  await seeFrame(page, 1);
  const buttons = page.getByRole('region', { name: 'Opened studies' }).getByRole('button');
  const before = await buttons.allInnerTexts();
  expect(new Set(before).size).toBe(3);
  await buttons.filter({ hasText: 'XA' }).click();
  await page.waitForSelector('[data-testid="viewer"][data-run="1.2.2.1"]');
  expect(await buttons.allInnerTexts()).toEqual(before);
  await buttons.filter({ hasText: 'ROE' }).click();
  await page.waitForSelector('[data-testid="viewer"][data-run="1.3.2.1"]');
  await trace(page, SQUARE, { width: 16, height: 16, aspect: 1 }, 1, LESION);
  await page.keyboard.press('Escape');
  await page.getByRole('navigation', { name: 'Study' }).getByRole('button', { name: 'Close study' }).click();
  await page.getByRole('heading', { name: 'No study is open' }).waitFor();
  const kept = page.getByTestId('session').filter({ hasText: 'ROE, ANN' });
  await expect.poll(() => kept.innerText()).toContain('1 outline');
  await picture(page, 'start-page');
  expect(await lookedAt(page, { 'start page': async () => undefined })).toEqual([]);
  const field = page.getByRole('textbox', { name: 'Find a study' });
  await field.click();
  await page.keyboard.type('roe');
  await expect.poll(() => page.locator('[data-row]').count()).toBe(1);
  expect(await field.inputValue()).toBe('roe');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('outline-row').count()).toBe(1);
  await app.close();
});
