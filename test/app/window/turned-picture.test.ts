import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { picture, pictureArea, saved, seeFrame } from '../support/operator.ts';
import { kill } from '../support/program.ts';
import { launchWindow } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };
/** The sample's pictures have 512 × 512 square pixels. */
const SIDE = 512;

const DIAMOND: Contour = [
  [256, 180],
  [330, 256],
  [256, 340],
  [170, 256],
];
/** Places all over the picture, none of them like another by symmetry. */
const PLACES: Contour = Array.from({ length: 60 }, (_, k): Point => {
  const angle = 2.4 * k;
  return [256 + (40 + 2.5 * k) * Math.cos(angle), 256 + (40 + 2.5 * k) * Math.sin(angle)];
});

type Move = (by: Point) => Point;
const asStored: Move = (by) => by;
/** A sheet of paper turned to the right, and then seen from behind. */
const turnedAndFlipped: Move = ([x, y]) => [y, x];

/** Where places of the picture are in the window, the whole picture being in the middle of its area. */
async function seenAt(page: Page, places: Contour, move: Move): Promise<Contour> {
  const { x, y, width, height } = await pictureArea(page);
  const zoom = Math.min(width, height) / SIDE;
  return places.map((place): Point => {
    const [right, down] = move([(place[0] - SIDE / 2) * zoom, (place[1] - SIDE / 2) * zoom]);
    return [x + width / 2 + right, y + height / 2 + down];
  });
}

/** The brightness of the painted picture at places of the window, of a few pixels around each. */
function brightness(page: Page, places: Contour): Promise<number[]> {
  return page.evaluate(
    (all) => {
      const canvas = document.querySelector<HTMLCanvasElement>('.picture-canvas canvas');
      const context = canvas?.getContext('2d');
      if (canvas == null || context == null) return [];
      const { left, top, width } = canvas.getBoundingClientRect();
      const density = canvas.width / width;
      return all.map(([x = 0, y = 0]) => {
        const { data } = context.getImageData((x - left) * density - 2, (y - top) * density - 2, 4, 4);
        return data.reduce((sum, value, index) => (index % 4 === 0 ? sum + value : sum), 0) / 16;
      });
    },
    places.map(([x, y]) => [x, y]),
  );
}

const far = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, k) => sum + Math.abs(value - (b[k] ?? 0)), 0) / a.length;

const readings = (page: Page) => page.getByTestId('outline-row').locator('td.number').allInnerTexts();

/** Traces the diamond where it is seen, and gives its readings. */
async function traceDiamond(page: Page, move: Move): Promise<string[]> {
  await page.keyboard.press('e');
  for (const [x, y] of await seenAt(page, DIAMOND, move)) await page.mouse.click(x, y);
  await page.keyboard.press('Enter');
  await page.getByTestId('outline-row').waitFor();
  return readings(page);
}

/** Pulls the diamond's right point 60 pixels to the right of the stored picture, which is downwards on the screen. */
async function pullPoint(page: Page): Promise<void> {
  const [from, to] = await seenAt(page, [DIAMOND[1] ?? [0, 0], [390, 256]], turnedAndFlipped);
  if (from === undefined || to === undefined) throw new Error('no places');
  expect([to[0], to[1] > from[1]]).toEqual([expect.closeTo(from[0], 6), true]);
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 5 });
  await page.mouse.up();
}

const LOOK = 'Mirrored, rotated 90° anticlockwise';

test('a picture that is turned and flipped is painted so, traced and reshaped where it is seen, read as before, and comes back so', async () => {
  const userData = await mkdtemp(join(tmpdir(), 'ivus-turned-'));
  const { app, page } = await launchWindow({ userData, size: SIZE });
  await seeFrame(page, 1);
  const stored = await brightness(page, await seenAt(page, PLACES, asStored));
  const upright = await traceDiamond(page, asStored);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Alt+r');
  await page.keyboard.press('Alt+h');
  await expect.poll(() => page.getByTestId('picture-look').innerText()).toBe(LOOK);
  const seen = await seenAt(page, PLACES, turnedAndFlipped);
  await expect.poll(async () => far(await brightness(page, seen), stored)).toBeLessThan(6);
  // Looked for where it was before, it is not there.
  expect(far(await brightness(page, await seenAt(page, PLACES, asStored)), stored)).toBeGreaterThan(12);
  expect(await traceDiamond(page, turnedAndFlipped)).toEqual(upright);
  await pullPoint(page);
  await expect.poll(() => readings(page)).not.toEqual(upright);
  const reshaped = await readings(page);
  await picture(page, 'turned-1280x800');
  await saved(page);
  await kill(app);
  const { app: again, page: after } = await launchWindow({ userData, size: SIZE });
  await seeFrame(after, 1);
  await expect.poll(() => readings(after)).toEqual(reshaped);
  expect(await after.getByTestId('picture-look').innerText()).toBe(LOOK);
  // What is traced makes the longitudinal view taller and the picture smaller.
  const seenNow = await seenAt(after, PLACES, turnedAndFlipped);
  await expect.poll(async () => far(await brightness(after, seenNow), stored)).toBeLessThan(6);
  await after.keyboard.press('Alt+i');
  const inverted = stored.map((value) => 255 - value);
  await expect.poll(async () => far(await brightness(after, seenNow), inverted)).toBeLessThan(6);
  await kill(again);
});

test('1:1 shows each pixel of the picture on one pixel of the screen', async () => {
  const userData = await mkdtemp(join(tmpdir(), 'ivus-one-to-one-'));
  const switches = ['--force-device-scale-factor=2'];
  const { app, page } = await launchWindow({ userData, args: switches, size: SIZE });
  await seeFrame(page, 1);
  const bar = page.getByTestId('scale-bar');
  const perMillimetre = async () => {
    const [box, text] = [await bar.boundingBox(), await bar.innerText()];
    const length = (await bar.getAttribute('data-upright')) === 'true' ? box?.height : box?.width;
    return (length ?? 0) / Number.parseFloat(text);
  };
  await page.keyboard.press('z');
  const { width, height } = await pictureArea(page);
  expect(Math.min(width, height)).toBeGreaterThan(SIDE / 2);
  // Two screen pixels make one CSS pixel.
  const mmPerPixel = Number((await page.getByTestId('calibration-badge').innerText()).match(/[\d.]+/)?.[0]);
  await expect.poll(perMillimetre).toBeCloseTo(1 / mmPerPixel / 2, 1);
  await kill(app);
});
