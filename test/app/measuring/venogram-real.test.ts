import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sharedFile } from '../../data.ts';
import { lookedAt } from '../support/axe.ts';
import { clickAll } from '../support/click-all.ts';
import { choose, dragPicture, goToFrame, picture, preferTheme, seeFrame } from '../support/operator.ts';
import { SHAPE } from '../support/sample-operator.ts';
import { launchWindow } from '../support/window.ts';

const text = async (page: Page, testId: string) =>
  (await page.getByTestId(testId).first().innerText()).replace(/\s+/g, ' ').trim();
const within = (read: number, truth: number, share: number) => Math.abs(read / truth - 1) <= share;

/** A cone from 60 to 30 pixels, drawn over whatever the picture shows. */
const CONE = {
  middle: [
    [100, 300],
    [200, 300],
    [300, 300],
  ],
  edges: [
    [95, 270],
    [95, 330],
    [305, 285],
    [305, 315],
  ],
} as const;

/** Draws the cone by hand; what is found or not found across the heart is taken back. */
async function drawCone(page: Page): Promise<void> {
  const vessel = page.getByTestId('vessel').first();
  await page.keyboard.press('w');
  await clickAll(page, CONE.middle, SHAPE);
  await page.keyboard.press('Enter');
  await page.getByText('Finding the edges…').waitFor({ state: 'detached' });
  if ((await vessel.innerText()).includes('found automatically')) await page.keyboard.press('Control+z');
  await vessel.getByRole('button', { name: 'Add edge points' }).click();
  await clickAll(page, CONE.edges, SHAPE);
  await page.keyboard.press('Enter');
}

test('a real angiogram without any scale is read in pixels; a catheter’s width makes an estimate that no plan takes', async () => {
  const size = { width: 2560, height: 1440 };
  const path = sharedFile('data', 'dicom', 'xa_rubo_jpeg_96f.dcm');
  const { app, page } = await launchWindow({
    userData: await mkdtemp(join(tmpdir(), 'ivus-venogram-')),
    args: [path],
    size,
  });
  await seeFrame(page, 1);
  await preferTheme(page, 'light');
  await goToFrame(page, 40);
  await expect.poll(() => text(page, 'scale-state')).toMatch(/^Not calibrated/);
  await page.keyboard.press('Shift+W');
  const ends = [
    [100, 200],
    [300, 200],
  ] as const;
  await clickAll(page, ends, SHAPE);
  await page.keyboard.press('Enter');
  const card = page.getByTestId('path');
  const lengths = () => page.getByRole('tab', { name: 'Lengths' }).click();
  await lengths();
  await expect.poll(() => card.innerText()).toContain('Calibrate this run first');
  await drawCone(page);
  await expect.poll(() => text(page, 'vessel-min')).toMatch(/ px$/);
  await page.keyboard.press('k');
  await choose(page, 'Calibrate on', 'catheter');
  await dragPicture(page, [400, 300], [412, 300], SHAPE);
  await page.getByLabel('Outer diameter').fill('6');
  await page.getByRole('button', { name: 'Use this scale for the whole run' }).click();
  // 6 F are 2 mm over 12 pixels; the path of 200 pixels is 33 mm long, to the 2 pixels that a hand is off.
  await expect.poll(() => text(page, 'scale-state')).toMatch(/^Estimated from the catheter edge/);
  await lengths();
  await expect.poll(() => card.innerText()).toContain('This scale is an estimate');
  await expect
    .poll(async () => within(Number(/Path 1 ([\d.]+) mm/.exec(await text(page, 'path'))?.[1]), 100 / 3, 0.1))
    .toBe(true);
  await picture(page, 'venogram-real-light');
  const places = {
    'Trace on a venogram': () => page.getByRole('tab', { name: 'Trace' }).click(),
    'Plan beside a venogram': () => page.getByRole('tab', { name: 'Plan' }).click(),
  };
  expect(await lookedAt(page, places)).toEqual([]);
  await app.close();
});
