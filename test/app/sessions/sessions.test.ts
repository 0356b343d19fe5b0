import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, open, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { sharedFile } from '../../data.ts';
import { answerSaveDialog } from '../support/dialogs.ts';
import { circle, saved, seeFrame, trace } from '../support/operator.ts';
import { kill } from '../support/program.ts';
import { LESION } from '../support/role-card.ts';
import { launchWindow } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };
const SHAPE = { width: 500, height: 500, aspect: 1 };
const RUN = ['data', 'ivus', 'derived-dicom', 'echoplaque_BL_jpeg_11f_region.dcm'];
const newFolder = () => mkdtemp(join(tmpdir(), 'ivus-sessions-'));
const run = promisify(execFile);

/** The readings of every outline. */
const readings = (page: Page) => page.getByTestId('outline-row').locator('td.number').allInnerTexts();
/** How many outlines there are. */
const outlines = (page: Page) => page.getByTestId('outline-row').count();

test('a saved session opens elsewhere with the same numbers, and the command line measures it to the same digits', async () => {
  const folder = await newFolder();
  const [dicom, file] = [join(folder, 'run.dcm'), join(folder, 'my work.ivus.json')];
  await copyFile(sharedFile(...RUN), dicom);
  const first = await launchWindow({ userData: await newFolder(), args: [dicom], size: SIZE });
  await seeFrame(first.page, 1);
  await trace(first.page, circle(60), SHAPE, 1);
  await answerSaveDialog(first.app, file);
  const rows = await readings(first.page);
  await first.page.keyboard.press('Control+s');
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toMatch(/ivus-session\/\d.*\}\n$/s);
  await kill(first.app);
  const second = await launchWindow({ userData: await newFolder(), args: [file], size: SIZE });
  await seeFrame(second.page, 1);
  await expect.poll(() => readings(second.page)).toEqual(rows);
  await kill(second.app);
  const { stdout } = await run('npm', ['run', '-s', 'ivus', '--', 'measure', file, '--json'], { cwd: projectFolder });
  const [reading] = (JSON.parse(stdout) as { outlines: { readings: { min: number }; unit: string }[] }).outlines;
  // A circle of 60 pixels' radius at 0.02 mm per pixel; clicks land within half a screen pixel.
  expect(reading?.unit).toBe('mm');
  expect(Math.abs((reading?.readings.min ?? 0) - 2.4)).toBeLessThan(0.03);
  expect(rows[0]).toBe(`${reading?.readings.min.toFixed(1)} mm`);
});

test('work on a file whose content has changed since is shown read-only, with the reason', async () => {
  const [folder, userData] = [await newFolder(), await newFolder()];
  const dicom = join(folder, 'run.dcm');
  await copyFile(sharedFile(...RUN), dicom);
  const first = await launchWindow({ userData, args: [dicom], size: SIZE });
  await seeFrame(first.page, 1);
  await trace(first.page, circle(60), SHAPE, 1);
  await saved(first.page);
  await kill(first.app);
  const file = await open(dicom, 'r+');
  await file.write(Buffer.from([0x55]), 0, 1, 200_000);
  await file.close();
  const second = await launchWindow({ userData, args: [dicom], size: SIZE });
  await expect
    .poll(() => second.page.locator('body').innerText())
    .toContain('run.dcm has changed since this session was made');
  const before = await readings(second.page);
  await expect.poll(() => outlines(second.page)).toBe(1);
  await second.page.keyboard.press('Delete');
  await trace(second.page, circle(90), SHAPE, 1);
  await expect.poll(() => readings(second.page)).toEqual(before);
  await kill(second.app);
});

test('killed when the window says that all is kept, after each of several edits, it comes back with every one of them', async () => {
  const userData = await newFolder();
  for (let round = 1; round <= 3; round += 1) {
    const { app, page } = await launchWindow({ userData, args: [sharedFile(...RUN)], size: SIZE });
    await seeFrame(page, 1);
    await expect.poll(() => page.getByTestId('outline-row').count()).toBe(round - 1);
    await trace(page, circle(40 + 20 * round), SHAPE, 1);
    await page.keyboard.press('Escape');
    await saved(page);
    await kill(app);
  }
});

test('undo takes back a trace and redo brings it again; text being typed when the window closes is kept', async () => {
  const userData = await newFolder();
  const first = await launchWindow({ userData, args: [sharedFile(...RUN)], size: SIZE });
  await seeFrame(first.page, 1);
  await trace(first.page, circle(60), SHAPE, 1, LESION);
  const rows = await readings(first.page);
  // Role, segment and state were answered after the outline: each is a step of its own.
  for (let step = 0; step < 4; step += 1) await first.page.keyboard.press('Control+z');
  await expect.poll(() => readings(first.page)).toEqual([]);
  for (let step = 0; step < 4; step += 1) await first.page.keyboard.press('Control+y');
  await expect.poll(() => readings(first.page)).toEqual(rows);
  await first.page.getByRole('tab', { name: 'Lengths' }).click();
  await first.page.getByRole('textbox', { name: /^Proximal landing/ }).fill('7.5');
  await first.app.close();
  const second = await launchWindow({ userData, args: [sharedFile(...RUN)], size: SIZE });
  await seeFrame(second.page, 1);
  // It opens on the tab where it was left.
  await expect.poll(() => second.page.getByRole('textbox', { name: /^Proximal landing/ }).inputValue()).toBe('7.5');
  await second.page.getByRole('tab', { name: 'Trace' }).click();
  await expect.poll(() => second.page.getByTestId('mld').innerText()).toContain('2.4');
  await kill(second.app);
});

test('opening an older session file loses nothing: the newer work comes back by Undo, and is still kept when the window is closed without it', async () => {
  const [userData, folder] = [await newFolder(), await newFolder()];
  const [dicom, file] = [join(folder, 'run.dcm'), join(folder, 'older.ivus.json')];
  await copyFile(sharedFile(...RUN), dicom);
  const first = await launchWindow({ userData, args: [dicom], size: SIZE });
  await seeFrame(first.page, 1);
  await trace(first.page, circle(60), SHAPE, 1);
  await answerSaveDialog(first.app, file);
  await first.page.keyboard.press('Control+s');
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toMatch(/ivus-session\/\d.*\}\n$/s);
  await first.page.keyboard.press('Escape');
  await trace(first.page, circle(90), SHAPE, 1);
  const newer = await readings(first.page);
  await saved(first.page);
  await first.app.close();
  const second = await launchWindow({ userData, args: [file], size: SIZE });
  await seeFrame(second.page, 1);
  await expect.poll(() => outlines(second.page)).toBe(1);
  await saved(second.page);
  await second.app.close();
  const third = await launchWindow({ userData, args: [dicom], size: SIZE });
  await seeFrame(third.page, 1);
  await expect.poll(() => readings(third.page)).toEqual(newer);
  await third.app.close();
  const fourth = await launchWindow({ userData, args: [file], size: SIZE });
  await seeFrame(fourth.page, 1);
  await expect.poll(() => fourth.page.locator('body').innerText()).toContain('Undo restores the autosaved work');
  await fourth.page.keyboard.press('Control+z');
  await expect.poll(() => readings(fourth.page)).toEqual(newer);
  await fourth.app.close();
});
