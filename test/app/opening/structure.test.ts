import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Element } from '../../core/dicom/build.ts';
import { sharedFile } from '../../data.ts';
import { answerOpenDialog } from '../support/dialogs.ts';
import { dicomRun as run } from '../support/dicom-run.ts';
import { goToFrame, picture, seeFrame } from '../support/operator.ts';
import { launchWindow } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };
const newFolder = () => mkdtemp(join(tmpdir(), 'ivus-structure-'));

/** The colour in the middle of what is painted on the screen, red, green and blue. */
async function middle(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.picture-canvas canvas');
    const data = canvas?.getContext('2d')?.getImageData(canvas.width >> 1, canvas.height >> 1, 1, 1).data ?? [];
    return [...data].slice(0, 3);
  });
}

test('runs stand in rows of 56 pixels in the order of their numbers, each with thumbnail, description and number; a tooltip names the file', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, 'c.dcm'), run({ series: 10, instance: 1 }, [10]));
  await writeFile(join(folder, 'b.dcm'), run({ series: 2, instance: 12 }, [20]));
  await writeFile(join(folder, 'a.dcm'), run({ series: 2, instance: 3 }, [200, 201]));
  const { app, page } = await launchWindow({ userData: await newFolder(), args: [folder], size: SIZE });
  await seeFrame(page, 1);
  const rows = page.getByRole('navigation', { name: 'Study' }).locator('button.run');
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="thumbnail"][data-drawn]').length === 3);
  const lines = async () => (await rows.allInnerTexts()).map((text) => text.split(/\s*\n+\s*/).filter(Boolean));
  await expect.poll(lines).toEqual([
    ['Left side', 'IVUS · 2 frames · Series 2 no. 3'],
    ['Left side', 'IVUS · 1 frame · Series 2 no. 12'],
    ['Right side', 'IVUS · 1 frame · Series 10'],
  ]);
  const titles = await rows.evaluateAll((buttons) => buttons.map((button) => button.dataset['tip']));
  expect(titles.map((title) => title?.split('\n')[1])).toEqual(['a.dcm', 'b.dcm', 'c.dcm']);
  const heights = await rows.evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
  expect(Math.max(...heights)).toBeLessThanOrEqual(60);
  await picture(page, 'series');
  await app.close();
});

test('windows of the file are offered by name, its overlay lies over the picture and can be switched off, its mask can be subtracted', async () => {
  const folder = await newFolder();
  const overlay: readonly Element[] = [
    [0x60000010, 'US', [16]],
    [0x60000011, 'US', [16]],
    [0x60000050, 'SS', [1, 1]],
    [0x60003000, 'OW', Uint8Array.from({ length: 32 }, (_, byte) => (byte < 16 ? 255 : 0))],
  ];
  const mask: readonly Element[] = [
    [0x00286101, 'CS', 'AVG_SUB '],
    [0x00286102, 'US', [2, 3]],
    [0x00286110, 'US', [1]],
  ];
  const elements: readonly Element[] = [
    [0x00281050, 'DS', '128 \\100 '],
    [0x00281051, 'DS', '256 \\2 '],
    [0x00281055, 'LO', 'Whole \\Hard'],
    [0x00286100, 'SQ', [mask]],
    ...overlay,
  ];
  await writeFile(join(folder, 'xa.dcm'), run({ series: 1, instance: 1 }, [100, 100, 160], elements));
  const { app, page } = await launchWindow({ userData: await newFolder(), args: [folder], size: SIZE });
  await goToFrame(page, 2);
  await expect.poll(() => middle(page)).toEqual([100, 100, 100]);
  await page.getByLabel('Window presets').selectOption('Hard');
  await expect.poll(() => middle(page)).toEqual([255, 255, 255]);
  await page.getByLabel('Window presets').selectOption('Whole');
  const drawn = page.getByTestId('file-overlay');
  const opacity = () =>
    drawn.evaluate((canvas: HTMLCanvasElement) => {
      const data = canvas.getContext('2d')?.getImageData(0, 0, 16, 16).data ?? [];
      return [0, 7, 8, 15].map((row) => data[4 * 16 * row + 3]);
    });
  await expect.poll(opacity).toEqual([255, 255, 0, 0]);
  await picture(page, 'overlay');
  await page.getByLabel('File overlays').uncheck();
  await expect.poll(() => drawn.count()).toBe(0);
  await page.getByLabel(/Subtract mask/).check();
  // Nothing differs on frame 2: mid grey. Frame 3 is 60 brighter in a window of 128: 127.5 + 60 · 255/127.
  await expect.poll(() => middle(page)).toEqual([128, 128, 128]);
  await goToFrame(page, 3);
  await expect.poll(async () => Math.abs(((await middle(page))[0] ?? 0) - 248)).toBeLessThanOrEqual(2);
  await app.close();
});

test('a run whose file vanishes says so in one sentence where its picture was, and the window goes on', async () => {
  const folder = await newFolder();
  const path = join(folder, 'gone.dcm');
  await copyFile(sharedFile('data', 'ivus', 'derived-dicom', 'tevg_rgb_unc_24f_region.dcm'), path);
  await writeFile(join(folder, 'zz.dcm'), run({ series: 1, instance: 1 }, [77]));
  const { app, page } = await launchWindow({ userData: await newFolder(), args: [path], size: SIZE });
  await seeFrame(page, 1);
  await rm(path);
  await page.getByRole('slider', { name: /frame/i }).fill('24');
  const said = page.locator('.viewer [role="alert"]');
  await said.waitFor();
  await expect
    .poll(() => said.innerText())
    .toMatch(/^gone\.dcm was moved or changed since it was opened .*; open it again\.$/);
  await answerOpenDialog(app, join(folder, 'zz.dcm'));
  await page.keyboard.press('Control+o');
  await page.locator('[data-tip*="zz.dcm"]').first().waitFor();
  await seeFrame(page, 1);
  await expect.poll(() => middle(page)).toEqual([77, 77, 77]);
  await app.close();
});

/** Runs in the page: presses Cancel as soon as runs are listed while others are still being read, however fast that goes. */
function cancelAmidReading(): void {
  const observer = new MutationObserver(() => {
    const cancel = document.querySelector<HTMLButtonElement>('.notices progress ~ button');
    if (cancel === null || document.querySelector('nav.study button.run') === null) return;
    observer.disconnect();
    cancel.click();
  });
  observer.observe(document.body, { subtree: true, childList: true });
}

test('a folder of 1,000 files lists its runs while it is read, and stops on Cancel with what was read so far', async () => {
  const folder = await newFolder();
  // Of two frames each: single ones wait for all others of their series, with which they may be one run.
  for (let instance = 1; instance <= 1000; instance++)
    await writeFile(join(folder, `${instance}.dcm`), run({ series: 1, instance }, [50, 51]));
  const nothing = join(folder, 'nothing');
  const { app, page } = await launchWindow({ userData: await newFolder(), args: [nothing], size: SIZE });
  await page.locator('main.empty').waitFor();
  await page.evaluate(cancelAmidReading);
  await answerOpenDialog(app, folder);
  await page.keyboard.press('Control+o');
  const said = page.getByText(/Opening was cancelled after \d+ of 1000 files/);
  await said.waitFor();
  const read = Number(/after (\d+) of/.exec(await said.innerText())?.[1]);
  expect([read < 1000, read > 0]).toEqual([true, true]);
  await expect.poll(() => page.getByRole('navigation', { name: 'Study' }).locator('button.run').count()).toBe(read);
  await seeFrame(page, 1);
  await app.close();
});
