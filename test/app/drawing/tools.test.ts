import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { clickPicture, dragAlong, dragPicture, onScreen, picture, saved, seeFrame } from '../support/operator.ts';
import { answerCard } from '../support/role-card.ts';
import { launchWindow } from '../support/window.ts';

/** The first sample study: 60 mm across 512 pixels. */
const SHAPE = { width: 512, height: 512, aspect: 1 };
const SIZE = { width: 1280, height: 800 };
const LARGE = { width: 2560, height: 1440 };
/** Millimetres by which two places may be off on a screen that counts its pixels whole. */
const HAND = 0.3;

const newFolder = () => mkdtemp(join(tmpdir(), 'ivus-tools-'));
const mm = (pixels: number) => (pixels * 60) / 512;

/** The numbers of a measurement's row in the Trace panel. */
async function figures(page: Page, name: string): Promise<readonly number[]> {
  const shown = page.getByRole('button', { name: `Show ${name},` });
  const row = page.getByTestId('measurement-row').filter({ has: shown });
  return ((await row.locator('td').innerText()).match(/\d+\.\d+/g) ?? []).map(Number);
}

const rows = async (page: Page) => (await page.getByTestId('measurement-row').allInnerTexts()).map((row) => row.trim());

/** A reading of the selected outline in the Trace panel, by its name. */
async function reading(page: Page, name: string): Promise<number> {
  const row = page.getByRole('row', { name: new RegExp(`^${name}`) }).first();
  return Number(/[\d.]+/.exec(await row.locator('td').innerText())?.[0]);
}

/** One measurement of each kind on the frame on the screen. */
async function drawMeasurements(page: Page): Promise<void> {
  await page.keyboard.press('l');
  await dragPicture(page, [100, 100], [356, 100], SHAPE);
  await page.keyboard.press('Shift+L');
  await dragPicture(page, [100, 150], [228, 150], SHAPE);
  await dragPicture(page, [164, 130], [164, 194], SHAPE);
  await page.keyboard.press('g');
  await dragPicture(page, [300, 200], [200, 300], SHAPE);
  await clickPicture(page, [300, 300], SHAPE);
  await page.keyboard.press('t');
  await clickPicture(page, [60, 400], SHAPE);
  await page.keyboard.type('thrombus?');
  await page.keyboard.press('Enter');
  await page.keyboard.press('p');
  await dragPicture(page, [400, 440], [300, 400], SHAPE);
  await page.keyboard.type('artery');
  await page.keyboard.press('Enter');
}

test('calipers, angle and notes: drawn, read, pulled, undone and redone, renamed, deleted, there again after a restart', async () => {
  const userData = await newFolder();
  const { app, page } = await launchWindow({ userData, size: SIZE });
  await seeFrame(page, 1);
  await drawMeasurements(page);
  await picture(page, 'tools-measurements-1280x800');
  const near = (value: number) => expect.closeTo(value, 0);
  await expect.poll(() => figures(page, 'Caliper 1')).toEqual([near(mm(256))]);
  await expect.poll(async () => Math.abs(((await figures(page, 'Caliper 1'))[0] ?? 0) - mm(256))).toBeLessThan(HAND);
  await expect.poll(() => figures(page, 'Two-axis caliper 1')).toEqual([near(mm(128)), near(mm(64)), near(mm(96))]);
  await expect.poll(() => figures(page, 'Angle 1')).toEqual([near(45)]);
  await expect
    .poll(async () => (await rows(page)).slice(-2).join(' '))
    .toMatch(/Text 1 “thrombus\?”.*Arrow 1 “artery”/s);
  const before = await rows(page);
  // The right end of the caliper half way back: it must be selected first.
  await clickPicture(page, [200, 100], SHAPE);
  await dragPicture(page, [356, 100], [228, 100], SHAPE);
  await expect.poll(async () => Math.abs(((await figures(page, 'Caliper 1'))[0] ?? 0) - mm(128))).toBeLessThan(HAND);
  await page.keyboard.press('Control+z');
  await expect.poll(() => rows(page)).toEqual(before);
  await page.keyboard.press('Control+y');
  await page.getByLabel('Name', { exact: true }).fill('Tightest');
  await page.keyboard.press('Enter');
  await expect.poll(async () => Math.abs(((await figures(page, 'Tightest'))[0] ?? 0) - mm(128))).toBeLessThan(HAND);
  await page.getByRole('button', { name: 'Show Angle 1,' }).click();
  await page.keyboard.press('Delete');
  await expect.poll(() => rows(page)).toHaveLength(4);
  const kept = await rows(page);
  await saved(page);
  await app.close();
  const again = await launchWindow({ userData, size: LARGE });
  await seeFrame(again.page, 1);
  await expect.poll(() => rows(again.page)).toEqual(kept);
  await picture(again.page, 'tools-measurements-2560x1440');
  await again.app.close();
});

/** A stroke around a circle of 70 pixels about (256, 256). */
const AROUND: Contour = Array.from({ length: 41 }, (_, k): Point => {
  const angle = (2 * Math.PI * k) / 40;
  return [256 + 70 * Math.cos(angle), 256 + 70 * Math.sin(angle)];
});

test('an ellipse and a freehand line: live figures, handles, a spline on demand, undo; a scribble says what to do', async () => {
  const { app, page } = await launchWindow({ userData: await newFolder(), size: SIZE });
  await seeFrame(page, 1);
  await page.keyboard.press('o');
  await dragPicture(page, [166, 256], [346, 256], SHAPE);
  const side = await onScreen(page, [260, 316], SHAPE);
  await page.mouse.move(side.x, side.y);
  await expect.poll(async () => Math.abs((await reading(page, 'Min diameter')) - mm(120))).toBeLessThan(HAND);
  await picture(page, 'tools-ellipse-drawing');
  await page.mouse.click(side.x, side.y);
  await answerCard(page);
  const [long, short] = [await reading(page, 'Max diameter'), await reading(page, 'Min diameter')];
  expect(Math.abs(long - mm(180))).toBeLessThan(HAND);
  // Turned by its handle, 24 screen pixels beyond the left end, and pulled out by 20 pixels at the right end.
  await picture(page, 'tools-ellipse');
  const left = await onScreen(page, [166, 256], SHAPE);
  const up = await onScreen(page, [256, 100], SHAPE);
  await page.mouse.move(left.x - 24, left.y);
  await page.mouse.down();
  await page.mouse.move(up.x, up.y, { steps: 5 });
  await page.mouse.up();
  await expect
    .poll(async () => [await reading(page, 'Max diameter'), await reading(page, 'Min diameter')])
    .toEqual([long, short]);
  await dragPicture(page, [256, 346], [256, 366], SHAPE);
  await expect.poll(async () => Math.abs((await reading(page, 'Max diameter')) - mm(220))).toBeLessThan(HAND);
  const area = await reading(page, 'Area');
  await page.getByRole('button', { name: 'Convert to spline' }).click();
  await expect.poll(async () => Math.abs((await reading(page, 'Area')) / area - 1)).toBeLessThan(0.001);
  await expect.poll(() => page.getByRole('button', { name: 'Undo: convert to spline' }).count()).toBe(1);
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Undo: resize outline' }).waitFor();
  await page.keyboard.press('f');
  await dragAlong(page, AROUND.slice(0, 12), SHAPE);
  await page.getByText(/does not enclose a lumen/).waitFor();
  await dragAlong(page, AROUND, SHAPE);
  await picture(page, 'tools-freehand');
  await expect.poll(async () => Math.abs((await reading(page, 'Mean diameter')) - mm(140))).toBeLessThan(HAND);
  await expect
    .poll(async () => Math.abs((await reading(page, 'Area')) / (Math.PI * mm(70) ** 2) - 1))
    .toBeLessThan(0.03);
  await app.close();
});
