import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Point } from '../../../core/geometry/point.ts';
import { onScreen, seeFrame } from '../support/operator.ts';
import { answerCard } from '../support/role-card.ts';
import { launchWindow } from '../support/window.ts';

const SHAPE = { width: 512, height: 512, aspect: 1 };
const SIZE = { width: 1280, height: 800 };

async function opened(): Promise<{ readonly page: Page; readonly cdp: CDPSession }> {
  const { page } = await launchWindow({ userData: await mkdtemp(join(tmpdir(), 'ivus-hands-')), size: SIZE });
  await seeFrame(page, 1);
  const cdp = await page.context().newCDPSession(page);
  return { page, cdp };
}

/** Fingers on the glass at once: pressed, moved from place to place (CSS pixels), and lifted. */
async function touch(cdp: CDPSession, places: readonly (readonly Point[])[]): Promise<void> {
  for (const [i, fingers] of places.entries()) {
    const touchPoints = fingers.map(([x, y], id) => ({ x, y, id }));
    await cdp.send('Input.dispatchTouchEvent', { type: i === 0 ? 'touchStart' : 'touchMove', touchPoints });
  }
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** A stroke of a pen that is held down from the first place to the last. */
async function stroke(cdp: CDPSession, places: readonly Point[]): Promise<void> {
  const pen = { pointerType: 'pen', button: 'left', force: 0.5, clickCount: 1 } as const;
  const [first = [0, 0], last = [0, 0]] = [places[0], places.at(-1)];
  await cdp.send('Input.dispatchMouseEvent', { ...pen, type: 'mousePressed', x: first[0], y: first[1], buttons: 1 });
  for (const [x, y] of places)
    await cdp.send('Input.dispatchMouseEvent', { ...pen, type: 'mouseMoved', x, y, buttons: 1 });
  await cdp.send('Input.dispatchMouseEvent', { ...pen, type: 'mouseReleased', x: last[0], y: last[1] });
}

/** Where in the picture (mm) a place of the screen is, as the status bar says it of the pointer there. */
async function placeUnder(page: Page, [x, y]: Point): Promise<Point> {
  // From beside it, so that the pointer surely moves.
  await page.mouse.move(x - 1, y);
  await page.mouse.move(x, y);
  let read: readonly number[] = [];
  await expect
    .poll(async () => {
      const before = String(read);
      const text = await page.getByText(/^Pointer /).innerText();
      read = (text.match(/-?\d+\.\d/g) ?? []).map(Number);
      return String(read) === before && read.length === 2;
    })
    .toBe(true);
  return [read[0] ?? Number.NaN, read[1] ?? Number.NaN];
}

/** What fingers may not touch: window and level, what is drawn, what can be undone. */
const untouched = async (page: Page) => ({
  window: await page.getByLabel('Window width').inputValue(),
  level: await page.getByLabel('Window level').inputValue(),
  outlines: await page.getByTestId('outline-row').count(),
  measurements: await page.getByTestId('measurement-row').count(),
  saved: await page.getByTestId('status-saved').innerText(),
});

/** Millimetres by which the status bar rounds, twice. */
const ROUNDED = 0.11;
const near = ([x, y]: Point) => [expect.closeTo(x, 0), expect.closeTo(y, 0)];

/** Two fingers 60 pixels apart about a place, moved apart to 120 about a place 40 to the right. */
async function pinch(cdp: CDPSession, [x, y]: Point): Promise<void> {
  const steps = Array.from({ length: 7 }, (_, k): readonly Point[] => {
    const [middle, half] = [x + (40 * k) / 6, 30 + 5 * k];
    return [
      [middle - half, y],
      [middle + half, y],
    ];
  });
  await touch(cdp, steps);
}

test.each([
  ['the selecting tool', null],
  ['the tracing tool', 'e'],
  ['a caliper', 'l'],
])('with %s two fingers zoom by their distance and move the picture with them, and do nothing else', async (_, key) => {
  const { page, cdp } = await opened();
  if (key !== null) await page.keyboard.press(key);
  const { x, y } = await onScreen(page, [256, 256], SHAPE);
  const [left, right]: readonly [Point, Point] = [
    [x - 80, y],
    [x + 80, y],
  ];
  const middle = await placeUnder(page, [x, y]);
  const apart = (await placeUnder(page, right))[0] - (await placeUnder(page, left))[0];
  const before = await untouched(page);
  await pinch(cdp, [x, y]);
  await expect.poll(() => placeUnder(page, [x + 40, y])).toEqual(near(middle));
  const nearer = (await placeUnder(page, right))[0] - (await placeUnder(page, left))[0];
  expect(Math.abs(nearer - apart / 2)).toBeLessThan(2 * ROUNDED);
  expect(await untouched(page)).toEqual(before);
});

test('a pen traces a lumen in one stroke', async () => {
  const { page, cdp } = await opened();
  await page.keyboard.press('e');
  const around = Array.from({ length: 41 }, (_, k): Point => {
    const angle = (2 * Math.PI * k) / 40;
    return [256 + 70 * Math.cos(angle), 256 + 70 * Math.sin(angle)];
  });
  const places = await Promise.all(around.map((place) => onScreen(page, place, SHAPE)));
  await stroke(
    cdp,
    places.map(({ x, y }): Point => [x, y]),
  );
  await answerCard(page);
  await expect.poll(() => page.getByTestId('outline-row').count()).toBe(1);
  // 70 of 512 pixels on 60 mm: 16.4 mm across.
  const row = page.getByRole('row', { name: /^Max diameter/ }).first();
  const shown = Number(/[\d.]+/.exec(await row.locator('td').innerText())?.[0]);
  expect(Math.abs(shown - (140 * 60) / 512)).toBeLessThan(0.4);
});

/** An input method at work: what it shows while it composes, and Enter, which it takes for itself. */
async function compose(cdp: CDPSession, text: string): Promise<void> {
  await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 13 };
  await cdp.send('Input.dispatchKeyEvent', { ...enter, type: 'rawKeyDown' });
  await cdp.send('Input.insertText', { text });
  await cdp.send('Input.dispatchKeyEvent', { ...enter, type: 'keyUp', windowsVirtualKeyCode: 13 });
}

test('Enter that ends a composition keeps neither a note nor a name; the next Enter does', async () => {
  const { page, cdp } = await opened();
  await page.keyboard.press('t');
  const { x, y } = await onScreen(page, [100, 400], SHAPE);
  await page.mouse.click(x, y);
  const note = page.getByRole('textbox', { name: /^Text of this note/ });
  await note.waitFor();
  await compose(cdp, '血栓');
  expect(await note.inputValue()).toBe('血栓');
  expect(await page.getByTestId('measurement-row').count()).toBe(0);
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.getByTestId('measurement-row').allInnerTexts())
    .toEqual([expect.stringContaining('血栓')]);
  const name = page.getByLabel('Name', { exact: true });
  const old = await name.inputValue();
  await name.selectText();
  await compose(cdp, '병변');
  expect(await name.inputValue()).toBe('병변');
  expect(await page.getByTestId('measurement-row').allInnerTexts()).toEqual([expect.stringContaining(old)]);
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.getByTestId('measurement-row').allInnerTexts())
    .toEqual([expect.stringContaining('병변')]);
});
