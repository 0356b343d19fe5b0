import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { memorySource } from '../../../core/dicom/bytes/source.ts';
import { readFrame } from '../../../core/dicom/pixels/pixels.ts';
import { openRun } from '../../../core/dicom/study.ts';
import { measureSession } from '../../../core/session/derived/measure.ts';
import { lookedAt } from '../support/axe.ts';
import { answerOpenDialog, answerSaveDialog } from '../support/dialogs.ts';
import { traceAll, truthOfSample } from '../support/sample-operator.ts';
import { sharedProgram } from '../support/shared.ts';

const openSample = sharedProgram({ width: 1280, height: 800 });

/** Opens the sheet by the list of commands. */
async function sheetOn(page: Page): Promise<Locator> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('De-identified copy');
  await page.getByRole('option', { selected: true }).filter({ hasText: 'De-identified copy' }).waitFor();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'De-identified copy' });
  await sheet.locator('canvas[data-drawn="true"]').first().waitFor();
  return sheet;
}

test('the operator blackens a box, says to have looked, and gets copies with the session that measure the same', async () => {
  const { app, page } = await openSample();
  await traceAll(page, await truthOfSample());
  const folder = await mkdtemp(join(tmpdir(), 'ivus-deid-app-'));
  const file = await answerSaveDialog(app, join(folder, 'case.ivus.json'));
  await page.keyboard.press('Control+s');
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toMatch(/\}\n$/);
  await answerOpenDialog(app, folder);
  const sheet = await sheetOn(page);
  const go = sheet.getByRole('button', { name: 'Choose a folder and copy…' });
  await expect.poll(() => go.isDisabled()).toBe(true);
  const picture = await sheet.getByTestId('mask-picture').boundingBox();
  if (picture === null) throw new Error('no picture');
  await page.mouse.move(picture.x + 1, picture.y + 1);
  await page.mouse.down();
  await page.mouse.move(picture.x + picture.width / 4, picture.y + picture.height / 8, { steps: 3 });
  await page.mouse.up();
  await sheet.getByRole('button', { name: 'Remove box 1' }).waitFor();
  await sheet.getByRole('checkbox', { name: /^I have looked through this run/ }).check();
  await go.click();
  await sheet.getByText('1 copy, with the session,').waitFor();
  const out = join(folder, 'De-identified copies');
  expect(readdirSync(out).toSorted()).toEqual(['run-0001.dcm', 'session.ivus.json']);
  const copy = memorySource('copy', await readFile(join(out, 'run-0001.dcm')));
  const run = await openRun(copy);
  if (!run.ok) throw new Error(run.problem);
  const frame = await readFrame(copy, run.value, 60);
  expect(frame.ok && [...frame.value.samples.subarray(3 * 10, 3 * 20)].every((value) => value === 0)).toBe(true);
  const readings = (text: string) => {
    const measured = measureSession(text);
    return measured.ok ? measured.value.outlines.map((one) => one.readings) : measured.problem;
  };
  const copied = readings(await readFile(join(out, 'session.ivus.json'), 'utf8'));
  expect(copied.length).toBeGreaterThan(1);
  expect(copied).toEqual(readings(await readFile(file, 'utf8')));
});

test('cancelled copies leave nothing', async () => {
  const { app, page } = await openSample();
  const folder = await mkdtemp(join(tmpdir(), 'ivus-deid-app-'));
  await answerOpenDialog(app, folder);
  const sheet = await sheetOn(page);
  await sheet.getByRole('button', { name: 'Add box across the top' }).click();
  await sheet.getByRole('checkbox', { name: /^I have looked through this run/ }).check();
  await sheet.getByRole('button', { name: 'Choose a folder and copy…' }).click();
  await sheet.getByRole('button', { name: 'Cancel' }).click();
  await sheet.getByText(/De-identifying was cancelled|copy, with the session/).waitFor();
  // Whoever was too late to stop them has whole copies, never a part of them.
  const out = join(folder, 'De-identified copies');
  const left = existsSync(out) ? readdirSync(out) : [];
  expect([[], ['run-0001.dcm', 'session.ivus.json']]).toContainEqual(left.toSorted());
});

test('axe-core finds nothing wrong in the sheet, with a box and without', async () => {
  const { page } = await openSample();
  const places = {
    sheet: async () => void (await sheetOn(page)),
    'sheet with a box': async () =>
      (await sheetOn(page)).getByRole('button', { name: 'Add box across the top' }).click(),
  };
  expect(await lookedAt(page, places)).toEqual([]);
});
