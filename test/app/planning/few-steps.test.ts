import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { figures, onScreen, picture, seeFrame } from '../support/operator.ts';
import type { Truth } from '../support/sample-operator.ts';
import { SHAPE, truthOfSample } from '../support/sample-operator.ts';
import { launchWindow } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };
/** Role, segment and breath are answered for each outline: nothing of them is taken from the order of tracing. */
const MOST = 44;

/** Hands that count what they do: each press of a mouse button and of a key is one. No key is held down while another is pressed. */
function countingWorkers(page: Page) {
  let count = 0;
  return {
    count: () => count,
    click: async ({ x, y }: { readonly x: number; readonly y: number }) => {
      count += 1;
      await page.mouse.click(x, y);
    },
    /** Only on what is in sight: nobody scrolls without a hand. */
    clickOn: async (control: Locator) => {
      count += 1;
      const box = await control.boundingBox();
      if (box === null || box.y + box.height > SIZE.height) throw new Error('a control is not in sight');
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    },
    press: async (...keys: readonly string[]) => {
      for (const key of keys) {
        if (key.includes('+')) throw new Error(`${key} is more than one key`);
        count += 1;
        await page.keyboard.press(key);
      }
    },
  };
}

type Hands = ReturnType<typeof countingWorkers>;

const apart = ([ax, ay]: Point, [bx, by]: Point) => Math.hypot(ax - bx, ay - by);

/** The ends of a lumen's longest line and the place beside the middle of it where its wall is. */
function ellipsePlaces(contour: Contour): readonly [Point, Point, Point] {
  const pairs = contour.flatMap((a, k) => contour.slice(k + 1).map((b) => [a, b] as const));
  const [a, b] = pairs.reduce((far, [from, to]) => (apart(from, to) > apart(far[0], far[1]) ? [from, to] : far));
  const middle: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const off = ([x, y]: Point) => Math.abs((x - middle[0]) * (b[0] - a[0]) + (y - middle[1]) * (b[1] - a[1]));
  return [a, b, contour.reduce((near, place) => (off(place) < off(near) ? place : near))];
}

/** Clicks a frame (from 1) on the longitudinal cut, takes the ellipse and lays it over the true lumen. */
async function traceEllipse(page: Page, hands: Hands, truth: Truth, frame: number): Promise<void> {
  const track = await page.getByTestId('track').boundingBox();
  if (track === null) throw new Error('there is no longitudinal cut');
  const frames = truth.frames.length;
  await hands.click({ x: track.x + ((frame - 0.5) / frames) * track.width, y: track.y + 0.3 * track.height });
  await seeFrame(page, frame);
  await hands.press('o');
  const outline = truth.frames.find((candidate) => candidate.frame === frame)?.outlinePx ?? [];
  for (const place of ellipsePlaces(outline)) await hands.click(await onScreen(page, place, SHAPE));
}

/** Two states of the lesion, the reference, the request form, what it leaves open, and the lengths along the vein. */
async function comeToTheVerdict(page: Page, hands: Hands, truth: Truth): Promise<void> {
  await traceEllipse(page, hands, truth, truth.lesion.frame);
  await hands.press('l', '2', '5');
  await traceEllipse(page, hands, truth, truth.lesion.inspirationFrame);
  await hands.press('l', '2', '6');
  await traceEllipse(page, hands, truth, truth.reference.frame);
  await hands.press('r', '3', '5');

  await hands.press('F8');
  // The form states how lengths were measured and where the external iliac vein is straight.
  const { proximalLandingMm, lesionStartMm, lesionEndMm } = truth.axis;
  await page.getByLabel('Proximal landing').and(page.locator(':focus')).waitFor();
  await hands.press(String(proximalLandingMm), 'Tab', ...String(lesionStartMm), 'Tab', ...String(lesionEndMm));
  await hands.press('F3');
  await page.locator('input[name="lesionBehaviour"]:focus').waitFor();
  await hands.press('1');
  await hands.clickOn(page.getByRole('tab', { name: 'Plan' }));
}

test(`from the open sample to its verdict with sizes takes at most ${MOST} clicks and keys`, async () => {
  const truth = await truthOfSample();
  const { app, page } = await launchWindow({ userData: await mkdtemp(join(tmpdir(), 'ivus-few-')), size: SIZE });
  await seeFrame(page, 1);
  await page.waitForSelector('[data-testid="cut"][data-built="120"]');
  const hands = countingWorkers(page);
  await comeToTheVerdict(page, hands, truth);
  const count = hands.count();
  const rows = page.getByRole('navigation', { name: 'Study' }).getByRole('button', { name: /^Frame/ });
  await expect
    .poll(async () => (await rows.allInnerTexts()).map((row) => row.replace(/\s+/g, ' ')))
    .toEqual(['Frame 25 · Lesion CIV (decides)', 'Frame 55 · Lesion CIV', 'Frame 85 · Reference EIV']);
  const { device, outcome } = truth.expected;
  expect(outcome).toBe('APPROPRIATE');
  await expect
    .poll(async () => (await figures(page)).headline)
    .toContain(`${device?.diameterMm} × ${device?.lengthMm} mm`);
  const { mld, rvd } = await figures(page);
  await picture(page, 'few-steps-1280x800');
  expect(Math.abs(Number.parseFloat(mld) - truth.measures.mldMm)).toBeLessThan(0.5);
  expect(Math.abs(Number.parseFloat(rvd) - truth.measures.rvdMm)).toBeLessThan(0.5);
  expect(count).toBeLessThanOrEqual(MOST);
  await app.close();
});
