import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sharedFile } from '../../data.ts';
import { newFolder } from '../../electron/new-folder.ts';
import { circle, goToFrame, pictureArea, saved, seeFrame, trace } from '../support/operator.ts';
import { kill } from '../support/program.ts';
import { LESION } from '../support/role-card.ts';
import { launchWindow } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };
const SHAPE = { width: 500, height: 500, aspect: 1 };
const RUN = sharedFile('data', 'ivus', 'derived-dicom', 'echoplaque_BL_jpeg_11f_region.dcm');

const outlines = (page: Page) => page.getByTestId('outline-row').count();
const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });
const steps = (page: Page) => page.getByRole('region', { name: 'Steps' }).getByRole('button').allInnerTexts();

/** Files kept beside the working copy, by what they are. */
async function besides(userData: string, what: 'steps' | 'place'): Promise<readonly string[]> {
  const folder = join(userData, 'sessions');
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith(`.${what}.json`)).map((name) => join(folder, name));
}

/** Where the picture lies on the screen. */
async function pictureBox(page: Page) {
  await pictureArea(page);
  return page.locator('.scale-bar').first().boundingBox();
}

async function workOn(userData: string) {
  const window = await launchWindow({ userData, args: [RUN], size: SIZE });
  await seeFrame(window.page, 1);
  await goToFrame(window.page, 4);
  await trace(window.page, circle(60), SHAPE, 1, LESION);
  await window.page.keyboard.press('Escape');
  await saved(window.page);
  return window;
}

test('a study opens again on the frame, tab, zoom and cut angle where it was left, and what was done is undone step by step', async () => {
  const userData = await newFolder();
  const { app, page } = await workOn(userData);
  for (let press = 0; press < 9; press += 1) await page.keyboard.press(']');
  await page.getByRole('img', { name: 'Longitudinal view at 45 degrees' }).waitFor();
  const { x, y, width, height } = await pictureArea(page);
  await page.mouse.move(x + width / 3, y + height / 3);
  const fitted = await pictureBox(page);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -240);
  await page.keyboard.up('Control');
  await expect.poll(() => pictureBox(page)).not.toEqual(fitted);
  const zoomed = await pictureBox(page);
  const done = await stepsOf(page);
  await tab(page, 'Assessment').click();
  await app.close();

  const again = await launchWindow({ userData, args: [RUN], size: SIZE });
  await seeFrame(again.page, 4);
  await expect.poll(() => tab(again.page, 'Assessment').getAttribute('aria-selected')).toBe('true');
  await again.page.getByRole('img', { name: 'Longitudinal view at 45 degrees' }).waitFor();
  await expect.poll(() => pictureBox(again.page)).toEqual(zoomed);
  await tab(again.page, 'Trace').click();
  expect(await outlines(again.page)).toBe(1);
  expect(await stepsOf(again.page)).toEqual(done);
  for (let step = 0; step < done.length - 1; step += 1) await again.page.keyboard.press('Control+z');
  await expect.poll(() => outlines(again.page)).toBe(0);
  await again.page.keyboard.press('Control+y');
  await expect.poll(() => outlines(again.page)).toBe(1);
  await again.app.close();
});

/** The list of steps, which is closed again. */
async function stepsOf(page: Page): Promise<readonly string[]> {
  await page.getByRole('button', { name: 'Steps' }).click();
  await expect.poll(async () => (await steps(page)).length).toBeGreaterThan(1);
  const all = await steps(page);
  await page.keyboard.press('Escape');
  return all;
}

test('after a kill the steps that were kept can be undone; damaged ones cost nothing but the steps', async () => {
  const userData = await newFolder();
  const first = await workOn(userData);
  await expect.poll(() => besides(userData, 'steps')).toHaveLength(1);
  await kill(first.app);
  const second = await launchWindow({ userData, args: [RUN], size: SIZE });
  await seeFrame(second.page, 4);
  await expect.poll(() => outlines(second.page)).toBe(1);
  const done = (await stepsOf(second.page)).length - 1;
  for (let step = 0; step < done; step += 1) await second.page.keyboard.press('Control+z');
  await expect.poll(() => outlines(second.page)).toBe(0);
  for (let step = 0; step < done; step += 1) await second.page.keyboard.press('Control+y');
  await saved(second.page);
  await kill(second.app);
  for (const file of await besides(userData, 'steps')) await writeFile(file, '{"format":"ivus-steps/1"');
  const third = await launchWindow({ userData, args: [RUN], size: SIZE });
  await third.page.getByText('The steps of this study are damaged: your work is whole').waitFor();
  expect(await outlines(third.page)).toBe(1);
  await kill(third.app);
});
