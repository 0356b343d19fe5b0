import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Point } from '../../../core/geometry/point.ts';
import { command, picture, pictureArea, seeFrame } from '../support/operator.ts';
import { answerCard, LESION, REFERENCE } from '../support/role-card.ts';
import type { Truth } from '../support/sample-operator.ts';
import { SHAPE, truthOfSample } from '../support/sample-operator.ts';
import { sharedProgram } from '../support/shared.ts';
import { launchWindow } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };
const shared = sharedProgram(SIZE);

/** Presses an arrow so often, in large steps of 10 picture pixels and small ones of 1. */
async function along(page: Page, by: number, [backwards, forwards]: readonly [string, string]): Promise<void> {
  const arrow = by < 0 ? backwards : forwards;
  const pixels = Math.abs(Math.round(by));
  for (let k = 0; k < Math.floor(pixels / 10); k++) await page.keyboard.press(`Shift+${arrow}`);
  for (let k = 0; k < pixels % 10; k++) await page.keyboard.press(arrow);
}

/** Goes to a frame (from 1) by its number and traces its true lumen by the crosshair alone; where the crosshair is then. */
async function traceByKeys(page: Page, truth: Truth, frame: number, from: Point): Promise<Point> {
  await command(page, String(frame));
  await seeFrame(page, frame);
  await page.keyboard.press('x');
  let [x, y] = from;
  const outline = truth.frames.find((candidate) => candidate.frame === frame)?.outlinePx ?? [];
  for (const [toX, toY] of outline.filter((_, index) => index % 10 === 0)) {
    await along(page, toX - x, ['ArrowLeft', 'ArrowRight']);
    await along(page, toY - y, ['ArrowUp', 'ArrowDown']);
    [x, y] = [x + Math.round(toX - x), y + Math.round(toY - y)];
    await page.keyboard.press('Enter');
  }
  await picture(page, `keyboard-${frame}-1280x800`);
  await page.keyboard.press('c');
  return [x, y];
}

/** Counts the presses of keys from now on, letters of words included; no button of the mouse is pressed. */
function countKeys(page: Page): () => number {
  let count = 0;
  const { press, type } = page.keyboard;
  page.keyboard.press = (...given) => {
    count += 1;
    return press.apply(page.keyboard, given);
  };
  page.keyboard.type = (text, ...given) => {
    count += text.length;
    return type.call(page.keyboard, text, ...given);
  };
  page.mouse.click = () => Promise.reject(new Error('a hand is on the mouse'));
  return () => count;
}

test('from open to the plan without a mouse, and the figures are those of the truth', async () => {
  const truth = await truthOfSample();
  const { app, page } = await launchWindow({ userData: await mkdtemp(join(tmpdir(), 'ivus-keys-')), size: SIZE });
  await seeFrame(page, 1);
  const keys = countKeys(page);
  const { lesion, reference, axis, measures, expected } = truth;
  const middle: Point = [SHAPE.width / 2, SHAPE.height / 2];
  const place = await traceByKeys(page, truth, lesion.frame, middle);
  await answerCard(page, LESION);
  const other = await traceByKeys(page, truth, lesion.inspirationFrame, place);
  await answerCard(page, ['lesion', 'CIV', 'inspiration']);
  await traceByKeys(page, truth, reference.frame, other);
  await answerCard(page, REFERENCE);
  await page.keyboard.press('F8');
  await page.getByLabel('Proximal landing').and(page.locator(':focus')).waitFor();
  for (const mm of [axis.proximalLandingMm, axis.lesionStartMm, axis.lesionEndMm]) {
    await page.keyboard.type(String(mm));
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('F3');
  await page.locator('input[name="lesionBehaviour"]:focus').waitFor();
  await page.keyboard.press('1');
  await page.keyboard.press('Alt+4');
  const read = async (id: string) => Number.parseFloat(await page.getByTestId(id).first().innerText());
  // Points lie on whole pixels (0.117 mm), so a diameter is at most a pixel off.
  await expect.poll(async () => Math.abs((await read('mld')) - measures.mldMm)).toBeLessThan(0.3);
  await expect.poll(async () => Math.abs((await read('rvd')) - measures.rvdMm)).toBeLessThan(0.3);
  await expect.poll(async () => Math.abs((await read('stenosis')) - measures.diameterStenosisPct)).toBeLessThan(3);
  const { diameterMm, lengthMm } = expected.device ?? {};
  await expect.poll(() => page.getByTestId('plan-headline').innerText()).toContain(`${diameterMm} × ${lengthMm} mm`);
  console.info(`${keys()} keys from the open sample to ${diameterMm} × ${lengthMm} mm without a mouse`);
  await app.close();
});

test('arrows move the crosshair while the picture has the focus and a tool is in the hand, else the frames', async () => {
  const { page } = await shared();
  await page.keyboard.press('e');
  await page.keyboard.press('ArrowRight');
  await seeFrame(page, 2);
  await page.keyboard.press('x');
  const crosshair = page.getByTestId('crosshair');
  await crosshair.waitFor();
  const { width, height } = await pictureArea(page);
  const scale = Math.min(width / SHAPE.width, height / SHAPE.height);
  const left = async () => (await crosshair.boundingBox())?.x ?? Number.NaN;
  const before = await left();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => (await left()) - before).toBeCloseTo(10 * scale, 1);
  await expect.poll(() => page.getByTestId('viewer').getAttribute('data-frame')).toBe('2');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect.poll(() => crosshair.count()).toBe(0);
  await page.keyboard.press('ArrowRight');
  await seeFrame(page, 3);
});

test('0 excludes the other causes that were not judged, leaves what was answered, and is one step back', async () => {
  const { page } = await shared();
  await page.keyboard.press('Alt+3');
  await page.locator('input[name="otherCauses.heartFailure"]:checked').focus();
  await page.keyboard.press('2');
  await page.keyboard.press('0');
  const causes = () =>
    page
      .locator('input[name^="otherCauses."]:checked')
      .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value));
  await expect.poll(() => causes()).toEqual(['present', 'excluded', 'excluded', 'excluded', 'excluded', 'excluded']);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('name')))
    .toBe('otherCauses.primaryLymphoedema');
  await page.locator('.picture').focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => causes()).toEqual(['present', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown']);
});
