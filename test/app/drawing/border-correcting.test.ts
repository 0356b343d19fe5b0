import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import type { LumenAnswer } from '../../../core/lumen/answer.ts';
import { resolveLumen } from '../../../core/lumen/resolve-lumen.ts';
import type { Outline } from '../../../core/session/document/document.ts';
import { readSession } from '../../../core/session/document/file.ts';
import { borderKnots } from '../../../core/session/drawn/border-knots.ts';
import { polygonThrough } from '../../../core/session/drawn/shapes.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { samplesFolder } from '../../../electron/runtime/sample-files.ts';
import { serveWindow } from '../../../electron/runtime/web.ts';
import { clickPixel, FRAMES, foundByCore, SHAPE, windowOnRun, words } from '../support/border-run.ts';
import { clickPicture, goToFrame, seeFrame } from '../support/operator.ts';
import { SHAPE as SAMPLE } from '../support/sample-operator.ts';
import { savedSession } from '../support/saved.ts';
import { openPage } from '../support/window.ts';

/** A frame (from 1) of the run where another border is seen, into the dark below the catheter; on the first two none is. */
const WITH_RIVAL = 17;
/** Places on frame 2: in the lumen, and in the dark below the catheter. */
const [IN_LUMEN, BELOW]: readonly [Point, Point] = [
  [200, 250],
  [270, 350],
];

const onRun = windowOnRun();
const outlinesIn = async (page: Page, file: string) => (await savedSession(page, file)).outlines;
const knotsOn = (outlines: readonly Outline[], frame: number) =>
  outlines.filter((one) => one.frame === frame - 1).map(({ knots }) => knots);

/** Picture pixels: a pointer lies on whole pixels of the screen, and so a little beside the place that is meant. */
const NEAR = 0.2;

/** How far the one line of a frame is from a border at most, place by place, in picture pixels. */
function missBetween(lines: readonly Contour[], found: LumenAnswer | undefined): number {
  const [line = [], ...more] = lines;
  const right = borderKnots(found?.contour ?? []);
  if (more.length > 0 || line.length === 0 || line.length !== right.length) return Number.POSITIVE_INFINITY;
  return Math.max(...line.map(([x, y], k) => Math.hypot(x - (right[k]?.[0] ?? 0), y - (right[k]?.[1] ?? 0))));
}

/** Goes to a frame (from 1) and finds its lumen. */
async function findOn(page: Page, frame: number): Promise<void> {
  await goToFrame(page, frame);
  await page.keyboard.press('q');
  await expect.poll(() => words(page)).toContain(`, frame ${frame}`);
  await expect.poll(() => words(page)).toContain('Automatic');
}

/** Takes a stretch of frames (from 1) on the cut and finds its lumens. */
async function findBetween(page: Page, first: number, last: number): Promise<void> {
  const box = await page.getByTestId('track').boundingBox();
  if (box === null) throw new Error('the longitudinal view is on the screen');
  const at = (frame: number) => box.x + (box.width * (frame - 0.5)) / FRAMES;
  await page.mouse.move(at(first), box.y + 5);
  await page.mouse.down();
  await page.mouse.move(at(last), box.y + 5, { steps: 4 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Find lumens', exact: true }).click();
}

test('one key shows the other border of a frame and takes it, a click says where the lumen is; where no other is seen one notice says so', async () => {
  const [wrong, below, right] = await foundByCore([
    { frame: WITH_RIVAL - 1 },
    { frame: 1, inside: BELOW },
    { frame: 1, inside: IN_LUMEN },
  ]);
  const { page, file } = await onRun();
  for (const frame of [1, 2]) {
    await findOn(page, frame);
    await page.keyboard.press('Shift+q');
    await expect
      .poll(() => page.getByRole('alert').filter({ hasText: 'No other border' }).allInnerTexts())
      .toEqual([expect.stringContaining(`frame ${frame}.`)]);
  }
  await page.keyboard.press('Delete');
  await clickPicture(page, BELOW, SHAPE);
  await expect.poll(() => words(page)).toContain('Automatic');
  expect(missBetween(knotsOn(await outlinesIn(page, file), 2), below)).toBeLessThan(NEAR);
  await clickPicture(page, IN_LUMEN, SHAPE);
  await expect.poll(() => words(page)).toContain('corrected');
  expect(missBetween(knotsOn(await outlinesIn(page, file), 2), right)).toBeLessThan(NEAR);
  await findOn(page, WITH_RIVAL);
  const before = await outlinesIn(page, file);
  await page.keyboard.press('Shift+q');
  await expect.poll(() => page.getByTestId('rival').count()).toBe(1);
  expect(await outlinesIn(page, file)).toEqual(before);
  await page.keyboard.press('Shift+q');
  await expect.poll(() => words(page)).toContain('corrected');
  const after = await outlinesIn(page, file);
  expect(knotsOn(after, WITH_RIVAL)).toEqual([borderKnots(wrong?.rival ?? [])]);
  expect(after.filter(({ accepted }) => accepted)).toEqual([]);
  await page.keyboard.press('Control+z');
  expect(await outlinesIn(page, file)).toEqual(before);
});

test('a border that was clicked twice is to the last digit what a process without a window makes of the same clicks', async () => {
  const [found] = await foundByCore([{ frame: 2 }]);
  if (found === undefined) throw new Error('it is found');
  const { page, file } = await onRun();
  await findOn(page, 3);
  const clicked: Point[] = [];
  let answer = found;
  for (const [k, by] of [
    [0, 8],
    [128, -6],
  ] as const) {
    const [x, y] = answer.contour[k] ?? [0, 0];
    clicked.push(await clickPixel(page, [x + by, y + by / 2]));
    answer = resolveLumen(answer, clicked);
    await expect.poll(() => words(page)).toContain('corrected');
    expect(knotsOn(await outlinesIn(page, file), 3)).toEqual([borderKnots(answer.contour)]);
  }
  expect(answer.contour).not.toEqual(found.contour);
});

test('a page of a plain browser makes of a border that was clicked what a process without a window makes of it, to the last digit', async () => {
  const [found] = await foundByCore([{ frame: 0 }], join(samplesFolder, 'practice-01.dcm'));
  if (found === undefined) throw new Error('it is found');
  const server = await serveWindow({ folder: join(projectFolder, 'out/renderer'), samples: samplesFolder });
  const { browser, page } = await openPage(server.url, { viewport: { width: 1280, height: 800 } });
  await seeFrame(page, 1);
  await page.keyboard.press('q');
  await expect.poll(() => words(page)).toContain('Automatic');
  const [x, y] = found.contour[0] ?? [0, 0];
  const clicked = await clickPixel(page, [x + 8, y + 4], SAMPLE);
  await expect.poll(() => words(page)).toContain('corrected');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
  const session = readSession(await readFile(await download.path(), 'utf8'), 'The copy');
  if (!session.ok) throw new Error(session.problem);
  expect(knotsOn(session.value.outlines, 1)).toEqual([borderKnots(resolveLumen(found, [clicked]).contour)]);
  await browser.close();
  await server.close();
});

test('accepted key frames lead the borders of a stretch between them, and of no other frame; Stop keeps what was found of a run', async () => {
  const [first, last] = [8, 12];
  const { page, file } = await onRun();
  for (const frame of [first, last]) await findOn(page, frame);
  await page.keyboard.press('Alt+y');
  const accepted = await outlinesIn(page, file);
  const keys = accepted.map(({ frame, knots, curve }) => ({ frame, contour: polygonThrough(knots, curve) }));
  await findBetween(page, first, last);
  await expect.poll(async () => (await outlinesIn(page, file)).length).toBe(last - first + 1);
  const between = await outlinesIn(page, file);
  const led = await foundByCore([8, 9, 10].map((frame) => ({ frame, keys })));
  expect([9, 10, 11].flatMap((frame) => knotsOn(between, frame))).toEqual(
    led.map(({ contour }) => borderKnots(contour)),
  );
  expect(between.filter((one) => one.accepted)).toEqual(accepted);
  await page.evaluate(stopAfter, 3);
  await page.keyboard.press('Alt+q');
  const stopped = Number(await page.locator('[data-stopped]').getAttribute('data-stopped'));
  await page.getByTestId('finding').waitFor({ state: 'detached' });
  const found = await outlinesIn(page, file);
  // Those between the key frames are found anew, as nobody has accepted them; another may come while Stop is pressed.
  const anew = found.filter(({ id }) => !between.some((one) => one.id === id)).length;
  expect(stopped).toBeGreaterThanOrEqual(3);
  expect(anew).toBeGreaterThanOrEqual(stopped);
  expect(anew).toBeLessThan(FRAMES - accepted.length);
  expect(new Set(found.map(({ frame }) => frame)).size).toBe(found.length);
  expect(found.filter((one) => one.accepted)).toEqual(accepted);
});

/** Runs in the page: presses Stop as soon as so many lumens were found, and says so on the body. */
function stopAfter(count: number): void {
  const watching = new MutationObserver(() => {
    const done = Number(/(\d+) of/.exec(document.querySelector('[data-testid="finding"]')?.textContent ?? '')?.[1]);
    if (!(done >= count)) return;
    watching.disconnect();
    document.body.dataset['stopped'] = String(done);
    document.querySelector<HTMLButtonElement>('[data-testid="finding"] button')?.click();
  });
  watching.observe(document.body, { subtree: true, childList: true, characterData: true });
}
