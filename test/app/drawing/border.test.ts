import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import type { Outline } from '../../../core/session/document/document.ts';
import { borderKnots } from '../../../core/session/drawn/border-knots.ts';
import { distanceTo } from '../../../core/session/drawn/distance.ts';
import { polygonThrough } from '../../../core/session/drawn/shapes.ts';
import { FRAMES, foundByCore, SHAPE, windowOnRun, words } from '../support/border-run.ts';
import { newcomer } from '../support/newcomer.ts';
import { dragPicture, picture, seeFrame } from '../support/operator.ts';
import { savedSession } from '../support/saved.ts';

const onFrame = (outlines: readonly Outline[], frame: number) => outlines.filter((one) => one.frame === frame - 1);

/** The rightmost place of a border. */
const rightmost = (contour: Contour): Point => contour.reduce((best, one) => (one[0] > best[0] ? one : best));

/** Watches the size of the viewer from now on; gives how to ask for all that it had. */
async function sizesOfPicture(page: Page): Promise<() => Promise<readonly string[]>> {
  const seen = await page.getByTestId('viewer').evaluateHandle((viewer) => {
    const sizes = new Set<string>();
    new ResizeObserver(() => sizes.add(`${viewer.clientWidth} × ${viewer.clientHeight}`)).observe(viewer);
    return sizes;
  });
  return () => seen.evaluate((sizes) => [...sizes]);
}

const onRun = windowOnRun();

test('a key finds the lumen of a frame, the same as the command line does; pulled, it runs through the pointer and still waits', async () => {
  const [first] = await foundByCore([{ frame: 0 }]);
  const { page, file } = await onRun();
  await page.keyboard.press('q');
  await expect.poll(() => words(page)).toContain('Automatic');
  const [one] = (await savedSession(page, file)).outlines;
  if (first === undefined || one === undefined) throw new Error('it is found');
  expect(one).toMatchObject({ origin: 'automatic', accepted: false });
  expect(one.confidence).toBeCloseTo(first.confidence, 4);
  expect(one.knots).toEqual(borderKnots(first.contour));
  const from = rightmost(first.contour);
  const to: Point = [from[0] + 10, from[1]];
  await dragPicture(page, from, to, SHAPE);
  await expect.poll(() => words(page)).toContain('corrected');
  const [pulled] = (await savedSession(page, file)).outlines;
  if (pulled === undefined) throw new Error('it is still there');
  expect(pulled).toMatchObject({ origin: 'corrected', accepted: false });
  expect(distanceTo(to, polygonThrough(pulled.knots, pulled.curve))).toBeLessThan(2);
  expect(await page.getByTestId('mld').first().innerText()).toBe('unknown');
  await picture(page, 'border-pulled');
});

test('another key finds the whole run beside what is there, goes to what is to be checked, and all is accepted and taken back in one step', async () => {
  const [tenth] = await foundByCore([{ frame: 9 }]);
  const { page, file } = await onRun();
  const outlines = async () => (await savedSession(page, file)).outlines;
  await page.keyboard.press('q');
  await expect.poll(() => words(page)).toContain('Automatic');
  const before = await outlines();
  await page.keyboard.press('Escape');
  const sizes = await sizesOfPicture(page);
  await page.keyboard.press('Alt+q');
  await page.getByTestId('finding').waitFor();
  await expect.poll(async () => (await outlines()).length, { timeout: 30_000 }).toBe(FRAMES);
  const found = await outlines();
  await page.getByTestId('finding').waitFor({ state: 'detached' });
  expect(await sizes()).toHaveLength(1);
  expect(onFrame(found, 1)).toEqual(before);
  // They are numbered along the run, whichever worker was done first.
  const byNumber = found.toSorted((a, b) => Number(a.name.slice(8)) - Number(b.name.slice(8)));
  expect(byNumber.map(({ frame }) => frame)).toEqual(found.map((_, frame) => frame));
  expect(onFrame(found, 10)).toMatchObject([
    { knots: borderKnots(tenth?.contour ?? []), role: 'other', accepted: false },
  ]);
  await expect.poll(() => page.getByTestId('profile-row').count()).toBe(FRAMES);
  expect(await page.getByTestId('mld').first().innerText()).toBe('unknown');
  const unsure = found.filter(({ origin, confidence }) => origin === 'automatic' && (confidence ?? 1) < 0.75);
  await page.keyboard.press('u');
  await seeFrame(page, Math.min(...unsure.map(({ frame }) => frame)) + 1);
  await expect.poll(() => words(page)).toContain('check me');
  await picture(page, 'border-check-me');
  await page.keyboard.press('Alt+y');
  expect((await outlines()).every(({ accepted }) => accepted)).toBe(true);
  await page.keyboard.press('Control+z');
  expect((await outlines()).some(({ accepted }) => accepted)).toBe(false);
  await page.keyboard.press('Control+z');
  expect(await outlines()).toEqual(before);
});

test('from the open run to a stenosis in at most 8 clicks and keys: the run is found, the tightest frame and the reference are accepted', async () => {
  const { page } = await onRun();
  const hands = newcomer(page, SHAPE);
  await hands.clickOn(page.getByRole('button', { name: 'Find all lumens' }));
  await expect.poll(() => page.getByTestId('profile-row').count(), { timeout: 30_000 }).toBe(FRAMES);
  await page.getByTestId('finding').waitFor({ state: 'detached' });
  await hands.clickOn(page.getByRole('button', { name: /^MLD \d+\.\d mm at frame \d+, not accepted/ }));
  await expect.poll(() => words(page)).toContain('not accepted');
  await hands.press('y');
  await page.getByTestId('role-card').waitFor();
  await hands.press('2', '5');
  await hands.clickOn(page.getByRole('button', { name: /^Reference .* not accepted/ }));
  await expect.poll(() => words(page)).toContain('not accepted');
  await hands.press('y');
  await page.getByTestId('role-card').waitFor();
  await hands.press('5');
  await expect.poll(() => page.getByTestId('stenosis').first().innerText()).toMatch(/\d+\.\d/);
  console.info(`${hands.count()} clicks and keys from the open run to a stenosis`);
  expect(hands.count()).toBeLessThanOrEqual(8);
  await picture(page, 'border-stenosis');
});
