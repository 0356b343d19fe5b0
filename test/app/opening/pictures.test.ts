import { copyFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aviOf, pngOf } from '../../core/pictures/containers.ts';
import { sharedFile } from '../../data.ts';
import { newFolder } from '../../electron/new-folder.ts';
import { answerOpenDialog } from '../support/dialogs.ts';
import { circle, goToFrame, picture, saved, seeFrame, trace } from '../support/operator.ts';
import { LESION } from '../support/role-card.ts';
import { launchWindow } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };
const SHAPE = { width: 500, height: 500, aspect: 1 };

/** A bright ring of a radius about the middle of 500 × 500 pixels. */
function ring(radius: number): Uint8Array {
  const shade = (x: number, y: number) => (Math.abs(Math.hypot(x - 250, y - 250) - radius) < 6 ? 220 : 30);
  const lines = Array.from({ length: 500 }, (_, y) => Array.from({ length: 500 }, (_x, x) => shade(x, y)));
  return pngOf({ columns: 500, rows: 500, depth: 8, colour: 0, lines });
}

/** Four frames of 40 × 20 pixels of one grey each. */
const film = aviOf({
  codec: 'Y800',
  columns: 40,
  lines: 20,
  bits: 8,
  frames: [10, 80, 150, 220].map((shade) => new Uint8Array(800).fill(shade)),
});

const outlines = (page: Page) => page.getByTestId('outline-row').count();

test('two pictures opened together are one study without a scale, measured in pixels; they come back, and one that was moved is located', async () => {
  const [userData, folder] = [await newFolder(), await newFolder()];
  const paths = [join(folder, 'lesion.png'), join(folder, 'reference.png')];
  await writeFile(paths[0] ?? '', ring(60));
  await writeFile(paths[1] ?? '', ring(120));
  const { app, page } = await launchWindow({ userData, args: paths, size: SIZE });
  await seeFrame(page, 1);
  await expect.poll(() => page.locator('ul.runs > li').count()).toBe(2);
  await trace(page, circle(60), SHAPE, 1, LESION);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByTestId('outline-row').first().innerText()).toContain('px');
  await picture(page, 'pictures');
  await saved(page);
  await app.close();
  const again = await launchWindow({ userData, size: SIZE });
  await again.page.getByTestId('session').first().getByRole('button', { name: /^Open/ }).click();
  await seeFrame(again.page, 1);
  await expect.poll(() => outlines(again.page)).toBe(1);
  await expect.poll(() => again.page.locator('ul.runs > li').count()).toBe(2);
  await again.app.close();
  await rename(paths[1] ?? '', join(folder, 'moved.png'));
  const third = await launchWindow({ userData, size: SIZE });
  await third.page.getByTestId('session').first().getByRole('button', { name: /^Open/ }).click();
  await seeFrame(third.page, 1);
  const card = third.page.getByTestId('missing');
  await expect.poll(() => card.innerText()).toContain('its pictures are missing until you locate it');
  await card.getByRole('button', { name: 'Not now' }).click();
  await third.page.getByRole('button', { name: 'Locate reference.png' }).click();
  await answerOpenDialog(third.app, join(folder, 'moved.png'));
  await card.getByRole('button', { name: 'Locate file…' }).click();
  await expect.poll(() => card.count()).toBe(0);
  await third.page.locator('ul.runs > li').nth(1).getByRole('button').first().click();
  await expect.poll(() => outlines(third.page)).toBe(1);
  await third.app.close();
});

test('an AVI film plays frame by frame; in a folder of DICOM files pictures are left out, with a sentence', async () => {
  const [userData, folder] = [await newFolder(), await newFolder()];
  const path = join(folder, 'film.bin');
  await writeFile(path, film);
  const { app, page } = await launchWindow({ userData, args: [path], size: SIZE });
  await seeFrame(page, 1);
  await goToFrame(page, 3);
  const middle = () =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.picture-canvas canvas');
      return canvas?.getContext('2d')?.getImageData(canvas.width >> 1, canvas.height >> 1, 1, 1).data[0];
    });
  await expect.poll(middle).toBe(150);
  await copyFile(sharedFile('data', 'dicom', 'us1_unc_rgb.dcm'), join(folder, 'us1.dcm'));
  await answerOpenDialog(app, folder);
  await page.keyboard.press('Control+Shift+o');
  await page.getByText('1 picture or film beside the DICOM files of the folder was not opened').waitFor();
  await app.close();
});
