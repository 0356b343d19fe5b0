import { copyFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Contour } from '../../../core/geometry/point.ts';
import type { Outline } from '../../../core/session/document/document.ts';
import { sharedFile } from '../../data.ts';
import { answerSaveDialog } from '../support/dialogs.ts';
import { circle, clickPicture, goToFrame, picture, seeFrame, trace } from '../support/operator.ts';
import { LESION } from '../support/role-card.ts';
import { savedSession, savedText } from '../support/saved.ts';
import { sharedProgram } from '../support/shared.ts';

const SHAPE = { width: 500, height: 500, aspect: 1 };
/** A click lands within half a screen pixel, which is less than a picture pixel here. */
const NEAR = 1.2;

interface Opened {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly file: string;
}

const shared = sharedProgram({ width: 1280, height: 800 });

/** The run of 11 frames at 0.02 mm per pixel, with a circle of 60 pixels traced on its first frame. */
async function opened(): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-reshaping-'));
  const dicom = join(folder, 'run.dcm');
  await copyFile(sharedFile('data', 'ivus', 'derived-dicom', 'echoplaque_BL_jpeg_11f_region.dcm'), dicom);
  const { app, page } = await shared(dicom);
  const file = join(folder, 'saved.ivus.json');
  await answerSaveDialog(app, file);
  await trace(page, circle(60), SHAPE, 1, LESION);
  return { app, page, file };
}

/** Mean place of the knots and their mean distance from it, picture pixels. */
function sizeOf({ knots }: Outline): { readonly x: number; readonly y: number; readonly radius: number } {
  const mean = (of: (knot: Contour[number]) => number) => knots.reduce((sum, knot) => sum + of(knot), 0) / knots.length;
  const [x, y] = [mean(([at]) => at), mean(([, at]) => at)];
  return { x, y, radius: mean((knot) => Math.hypot(knot[0] - x, knot[1] - y)) };
}

async function altWheel(page: Page, notches: number): Promise<void> {
  await page.locator('.picture').hover();
  await page.keyboard.down('Alt');
  await inOneGo(page, async () => {
    for (let k = 0; k < Math.abs(notches); k += 1) await page.mouse.wheel(0, 120 * Math.sign(notches));
  });
  await page.keyboard.up('Alt');
}

/** Deeds that the window has to take for one row, however slow the machine is: its clock stands still meanwhile. */
async function inOneGo(page: Page, deeds: () => Promise<void>): Promise<void> {
  await page.evaluate(() => {
    const at = performance.now();
    performance.now = () => at;
  });
  await deeds();
  await page.evaluate(() => Reflect.deleteProperty(performance, 'now'));
}

const onFrame = (outlines: readonly Outline[], frame: number) => outlines.filter((one) => one.frame === frame - 1);

test('Alt and the wheel move the border by 0.1 mm a notch, Alt and the arrows move the outline by pixels; a row of either is one step to undo', async () => {
  const { page, file } = await opened();
  const drawn = await savedText(page, file);
  const [before] = (await savedSession(page, file)).outlines;
  await altWheel(page, -3);
  const [grown] = (await savedSession(page, file)).outlines;
  await page.keyboard.press('Control+z');
  expect(await savedText(page, file)).toBe(drawn);
  await inOneGo(page, async () => {
    for (const key of ['Alt+ArrowRight', 'Alt+ArrowRight', 'Alt+Shift+ArrowDown']) await page.keyboard.press(key);
  });
  const [nudged] = (await savedSession(page, file)).outlines;
  await page.keyboard.press('Control+z');
  expect(await savedText(page, file)).toBe(drawn);
  if (before === undefined || grown === undefined || nudged === undefined) throw new Error('an outline is traced');
  // 0.1 mm are 5 pixels of 0.02 mm.
  expect(sizeOf(grown).radius - sizeOf(before).radius).toBeCloseTo(15, 1);
  expect([sizeOf(nudged).x - sizeOf(before).x, sizeOf(nudged).y - sizeOf(before).y].map(Math.round)).toEqual([2, 10]);
});

test('an outline is copied to another frame and made larger there; the frames between are filled, accepted and taken back', async () => {
  const { page, file } = await opened();
  await goToFrame(page, 6);
  await page.keyboard.press('Shift+ArrowLeft');
  const [copied] = onFrame((await savedSession(page, file)).outlines, 6);
  expect(copied).toMatchObject({ origin: 'copy', accepted: false, primary: false, role: 'lesion' });
  await picture(page, 'copied-1280x800');
  await altWheel(page, -2);
  const [touched] = onFrame((await savedSession(page, file)).outlines, 6);
  expect(touched).toMatchObject({ origin: 'hand', accepted: true });
  await page.keyboard.press('i');
  const filled = (await savedSession(page, file)).outlines;
  for (const [index, frame] of [2, 3, 4, 5].entries()) {
    const [one] = onFrame(filled, frame);
    expect(one).toMatchObject({ origin: 'interpolation', accepted: false, role: 'lesion' });
    expect(Math.abs((one === undefined ? 0 : sizeOf(one).radius) - 62 - 2 * index)).toBeLessThan(NEAR);
  }
  await goToFrame(page, 4);
  await expect.poll(() => page.getByTestId('readout').innerText()).toContain('not accepted');
  await expect.poll(() => page.getByTestId('profile-row').nth(3).textContent()).toContain('interpolated, not accepted');
  await clickPicture(page, [250, 250], SHAPE);
  await page.getByRole('region', { name: 'Selected outline' }).getByText('it is not part of the plan').waitFor();
  await picture(page, 'interpolated-1280x800');
  await page.keyboard.press('Shift+y');
  expect((await savedSession(page, file)).outlines.every(({ accepted }) => accepted)).toBe(true);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect((await savedSession(page, file)).outlines.length).toBe(2);
});

test('when a key outline moves later, the interpolated ones are offered again and follow it; what lay there goes', async () => {
  const { page, file } = await opened();
  await goToFrame(page, 6);
  for (const key of ['Shift+ArrowLeft', 'y', 'i', 'Alt+Shift+ArrowRight']) await page.keyboard.press(key);
  const offer = page.getByRole('button', { name: 'Interpolate again' });
  await offer.scrollIntoViewIfNeeded();
  await picture(page, 'interpolate-again-1280x800');
  const before = (await savedSession(page, file)).outlines.filter(({ accepted }) => !accepted);
  await offer.click();
  await offer.waitFor({ state: 'detached' });
  const after = (await savedSession(page, file)).outlines.filter(({ accepted }) => !accepted);
  // Frame 5 lies four fifths of the way to frame 6, which has moved by 10 pixels.
  const onFive = (all: readonly Outline[]) => onFrame(all, 5).map(sizeOf)[0]?.x ?? Number.NaN;
  expect(onFive(after) - onFive(before)).toBeCloseTo(8, 0);
  expect([before.length, after.length]).toEqual([4, 4]);
});

test('J flips through the neighbour frames and comes back to the frame it began on', async () => {
  const { page } = await opened();
  await goToFrame(page, 6);
  await page.evaluate(() => {
    const counter = document.querySelector('[data-testid="frame-counter"]');
    const seen: string[] = [];
    const note = () => seen.push(/\d+/.exec(counter?.textContent ?? '')?.[0] ?? '');
    if (counter !== null)
      new MutationObserver(note).observe(counter, { characterData: true, subtree: true, childList: true });
    Object.assign(globalThis, { seenFrames: seen });
  });
  await page.keyboard.press('j');
  const seen = () => page.evaluate(() => (globalThis as unknown as { seenFrames: string[] }).seenFrames);
  await expect.poll(seen).toEqual(['5', '6', '7', '6', '5', '6', '7', '6']);
  await seeFrame(page, 6);
});
