import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Contour } from '../../../core/geometry/point.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { truthAt } from '../../truth-at.ts';
import { goToFrame, seeFrame, trace } from '../support/operator.ts';
import type { CardAnswer } from '../support/role-card.ts';
import { LESION, REFERENCE } from '../support/role-card.ts';
import { sharedProgram } from '../support/shared.ts';
import { launchWindow } from '../support/window.ts';

interface Truth {
  readonly lesion: { readonly frame: number };
  readonly reference: { readonly frame: number };
  readonly mmPerPixel: number;
  readonly frames: readonly { readonly frame: number; readonly outlinePx: Contour; readonly minMm: number }[];
}

const SHAPE = { width: 512, height: 512, aspect: 1 };
const FRAMES = 120;

async function truthOfSample(): Promise<Truth> {
  const path = join(projectFolder, 'samples/generated/truth/practice-01.json');
  return truthAt<Truth>(path);
}

const SIZE = { width: 1280, height: 800 };
const shared = sharedProgram(SIZE);

async function openSample(): Promise<Page> {
  const { page } = await shared();
  await page.waitForSelector(`[data-testid="cut"][data-built="${FRAMES}"]`);
  return page;
}

/** Where a frame (from 1) and a share of the height lie on the strip. */
async function onTrack(page: Page, frame: number, down = 0.3): Promise<{ readonly x: number; readonly y: number }> {
  const box = await page.getByTestId('track').boundingBox();
  if (box === null) throw new Error('there is no strip');
  return { x: box.x + ((frame - 0.5) / FRAMES) * box.width, y: box.y + down * box.height };
}

async function clickTrack(page: Page, frame: number): Promise<void> {
  const { x, y } = await onTrack(page, frame);
  await page.mouse.click(x, y);
}

async function traceOn(page: Page, truth: Truth, frame: number, answers: readonly CardAnswer[]): Promise<void> {
  await goToFrame(page, frame);
  await trace(page, truth.frames.find((candidate) => candidate.frame === frame)?.outlinePx ?? [], SHAPE, 8, answers);
}

/** Brightness (0…255) of the cut in one column (frame from 1), from its upper to its lower edge. */
async function columnOf(page: Page, frame: number): Promise<readonly number[]> {
  return page.locator('.cut-field canvas').evaluate((canvas, column) => {
    const { height } = canvas as HTMLCanvasElement;
    const data = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(column, 0, 1, height).data;
    return Array.from({ length: height }, (_, row) => data?.[4 * row] ?? 0);
  }, frame - 1);
}

test('a click on the cut jumps to its frame, the arrow keys go on from there, and the picture keeps its height', async () => {
  const page = await openSample();
  for (const frame of [3, 64, 118]) {
    await clickTrack(page, frame);
    await seeFrame(page, frame);
  }
  await page.keyboard.press('ArrowRight');
  await seeFrame(page, 119);
  await expect.poll(() => page.getByTestId('track').getAttribute('aria-valuenow')).toBe('119');
  await expect.poll(async () => (await page.locator('.picture').boundingBox())?.height).toBeGreaterThanOrEqual(420);
});

test('the dial turns the cut to where it is pressed, and on by its wheel', async () => {
  const page = await openSample();
  const dial = await page.locator('.dial').boundingBox();
  if (dial === null) throw new Error('there is no dial');
  const [x, y] = [dial.x + dial.width / 2, dial.y + dial.height / 2];
  const at = (degrees: number) => page.getByRole('img', { name: `Longitudinal view at ${degrees} degrees` }).waitFor();
  await page.mouse.move(x, y - dial.height / 3);
  await page.mouse.down();
  await page.mouse.move(x + dial.height / 3, y);
  await at(90);
  await page.mouse.up();
  await page.mouse.wheel(0, 120);
  await at(95);
  // The arrow keys still belong to the frames.
  await page.keyboard.press('ArrowRight');
  await seeFrame(page, 2);
  await page.getByRole('slider', { name: 'Angle of the longitudinal view' }).press('ArrowLeft');
  await at(94);
});

test('half a turn by keys turns the cut upside down', async () => {
  const page = await openSample();
  const upright = await columnOf(page, 25);
  for (let press = 0; press < 36; press += 1) await page.keyboard.press(']');
  await page.getByRole('img', { name: 'Longitudinal view at 180 degrees' }).waitFor();
  await expect.poll(() => columnOf(page, 25)).toEqual(upright.toReversed());
  for (let press = 0; press < 36; press += 1) await page.keyboard.press('[');
  await page.getByRole('img', { name: 'Longitudinal view at 0 degrees' }).waitFor();
  await expect.poll(() => columnOf(page, 25)).toEqual(upright);
});

test('the profile has the traced frames with their diameters, the reference’s band, and reads them under the pointer', async () => {
  const truth = await truthOfSample();
  const page = await openSample();
  await traceOn(page, truth, truth.reference.frame, REFERENCE);
  await traceOn(page, truth, truth.lesion.frame, LESION);
  const rows = async () =>
    (await page.getByTestId('profile-row').allTextContents()).map((row) => /^\d+/.exec(row)?.[0]);
  await expect.poll(rows).toEqual([`${truth.lesion.frame}`, `${truth.reference.frame}`]);
  // RVD is 13 mm in the truth, so the gate flips at 0.39 × 13 = 5.07 mm; traced by hand it is a little off.
  const profile = await page.getByTestId('profile').textContent();
  const [, rvd, gate] = /RVD ([\d.]+) mm.*less than ([\d.]+) mm/.exec(profile ?? '') ?? [];
  expect(Math.abs(Number(rvd) - 13)).toBeLessThanOrEqual(0.1);
  expect(Math.abs(Number(gate) - 5.07)).toBeLessThanOrEqual(0.06);
  const { x, y } = await onTrack(page, truth.lesion.frame, 0.8);
  await page.mouse.move(x, y);
  const min = truth.frames.find(({ frame }) => frame === truth.lesion.frame)?.minMm ?? 0;
  await page
    .getByTestId('readout')
    .getByText(`Frame ${truth.lesion.frame}: ▼ min ${min.toFixed(1)}`)
    .waitFor();
  await page.mouse.click((await onTrack(page, truth.reference.frame)).x, y);
  await seeFrame(page, truth.reference.frame);
  await expect.poll(() => page.getByTestId('cut-outline').count()).toBe(2);
});

test('a stretch that is dragged over becomes the lesion’s extent, and one undo takes it back', async () => {
  const page = await openSample();
  const [from, to] = [await onTrack(page, 18), await onTrack(page, 40)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Lesion', exact: true }).click();
  const marks = page.getByRole('list', { name: /^Landmarks on/ });
  await expect
    .poll(() => marks.getByRole('button', { name: /^Frame/ }).allTextContents())
    .toEqual(['Frame 18 · Lesion starts', 'Frame 40 · Lesion ends']);
  await page.keyboard.press('Control+z');
  await marks.waitFor({ state: 'detached' });
});

test('the strip folds away, gives its room to the picture, and stays folded in the next window', async () => {
  const userData = await mkdtemp(join(tmpdir(), 'ivus-timeline-'));
  const first = await launchWindow({ userData, size: SIZE });
  const height = async () => (await first.page.locator('.picture').boundingBox())?.height ?? 0;
  await seeFrame(first.page, 1);
  await first.page.getByTestId('track').waitFor();
  const before = await height();
  await first.page.getByRole('button', { name: 'Longitudinal view' }).click();
  await expect.poll(() => first.page.getByTestId('track').count()).toBe(0);
  // Of the 72 px of an untraced run its name keeps 24.
  await expect.poll(async () => (await height()) - before).toBe(48);
  await first.app.close();
  const second = await launchWindow({ userData });
  await seeFrame(second.page, 1);
  await expect
    .poll(() => second.page.getByRole('button', { name: 'Longitudinal view' }).getAttribute('aria-expanded'))
    .toBe('false');
  await second.app.close();
});
