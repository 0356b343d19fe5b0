import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { answerSaveDialog } from '../support/dialogs.ts';
import { drawEllipse, seeFrame } from '../support/operator.ts';
import { answerCard } from '../support/role-card.ts';
import { sharedProgram } from '../support/shared.ts';

/** The first sample study: 60 mm across 512 pixels. */
const SHAPE = { width: 512, height: 512, aspect: 1 };

const shared = sharedProgram({ width: 1280, height: 800 });

async function pressEach(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('frames and tools by their keys', async () => {
  const { page } = await shared();
  for (const [key, frame] of [
    ['d', 2],
    ['PageDown', 12],
    ['a', 11],
    ['PageUp', 1],
    ['End', 120],
    ['Home', 1],
  ] as const) {
    await page.keyboard.press(key);
    await seeFrame(page, frame);
  }
  const armed = (name: string) => page.getByRole('button', { name, exact: true }).getAttribute('aria-pressed');
  for (const [key, tool] of [
    ['e', 'Trace lumen'],
    ['f', 'Freehand'],
    ['o', 'Ellipse'],
    ['l', 'Caliper'],
    ['Shift+L', 'Two-axis caliper'],
    ['g', 'Angle'],
    ['t', 'Text'],
    ['p', 'Arrow'],
    ['k', 'Calibrate'],
    ['v', 'Select'],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(async () => [tool, await armed(tool)]).toEqual([tool, 'true']);
  }
});

/** Runs in the page: whether a frame seen before is on the canvas before the screen is repainted after its key; which frame that is. */
async function keyed(key: string): Promise<readonly [beforeRepaint: boolean, frame: string | undefined]> {
  const viewer = document.querySelector<HTMLElement>('[data-testid="viewer"]');
  if (viewer === null) throw new Error('there is no viewer');
  let repainted = false;
  requestAnimationFrame(() => (repainted = true));
  const shown = new Promise<boolean>((resolve) => {
    new MutationObserver(() => resolve(!repainted)).observe(viewer, { attributeFilter: ['data-frame'] });
  });
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  return [await shown, viewer.dataset['frame']];
}

test('a frame seen before is drawn in the task of its key, before the screen is repainted', async () => {
  const { page } = await shared();
  await page.keyboard.press('Home');
  for (const [key, frame] of [
    ['d', 2],
    ['a', 1],
  ] as const) {
    await page.keyboard.press(key);
    await seeFrame(page, frame);
  }
  // Whatever was drawn last has been repainted.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(await page.evaluate(keyed, 'd')).toEqual([true, '2']);
});

test('zoom and tabs by their keys', async () => {
  const { page } = await shared();
  const scaleBar = page.locator('.scale-bar');
  const width = async () => (await scaleBar.boundingBox())?.width ?? Number.NaN;
  const fitting = await width();
  await pressEach(page, '+', '+', '+');
  await expect.poll(async () => (await scaleBar.innerText()).trim()).not.toBe('20 mm');
  await pressEach(page, '-', '-', '-');
  await expect.poll(async () => Math.abs((await width()) - fitting)).toBeLessThan(1);
  for (const [key, tab] of [
    ['Alt+3', 'Assessment'],
    ['Alt+2', 'Lengths'],
    ['Alt+4', 'Plan'],
    ['F3', 'Assessment'],
    ['F7', 'Practice'],
    ['Alt+1', 'Trace'],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => page.getByRole('tab', { name: tab }).getAttribute('aria-selected')).toBe('true');
  }
});

test('what an outline is by its keys', async () => {
  const { page } = await shared();
  await drawEllipse(page, SHAPE);
  await answerCard(page);
  const value = (label: string) => page.getByLabel(label, { exact: true }).inputValue();
  for (const [key, label, wanted] of [
    ['Shift+R', 'Role', 'reference'],
    ['Shift+T', 'Role', 'lesion'],
    ['Shift+O', 'Traced in', 'expiration'],
    ['Shift+I', 'Traced in', 'inspiration'],
    ['Shift+V', 'Traced in', 'valsalva'],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(async () => [key, await value(label)]).toEqual([key, wanted]);
  }
  await pressEach(page, 'Shift+R', 'Shift+N');
  await expect.poll(() => value('Normal, not compressed')).toBe('yes');
});

test('a spline of an ellipse, nudges, undo and redo by their keys', async () => {
  const { page } = await shared();
  await drawEllipse(page, SHAPE);
  await answerCard(page);
  const undo = (label: string) => page.getByRole('button', { name: `Undo: ${label}` });
  const spline = page.getByRole('button', { name: /^Convert to spline/ });
  await expect.poll(() => spline.count()).toBe(1);
  await page.keyboard.press('Shift+E');
  await undo('convert to spline').waitFor();
  await expect.poll(() => spline.count()).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => spline.count()).toBe(1);
  await page.keyboard.press('Control+Shift+Z');
  await expect.poll(() => spline.count()).toBe(0);
  for (const key of ['Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+ArrowUp', 'Alt+Shift+ArrowDown']) {
    await page.keyboard.press(key);
    await undo('nudge outline').waitFor();
    await page.keyboard.press('Control+z');
    await undo('convert to spline').waitFor();
  }
});

test('saving elsewhere and comparing by their keys', async () => {
  const { app, page, userData } = await shared();
  const file = join(userData, 'elsewhere.ivus.json');
  await answerSaveDialog(app, file);
  await page.keyboard.press('Control+Shift+S');
  await expect.poll(() => readdir(userData)).toContain('elsewhere.ivus.json');

  await page.keyboard.press('c');
  const link = page.getByLabel('Link between the pictures');
  await link.waitFor();
  await pressEach(page, '.', '.', ',');
  await page.waitForSelector('[data-testid="compared"][data-frame="2"]');
  const before = await link.inputValue();
  await page.keyboard.press('Shift+C');
  await expect.poll(() => link.inputValue()).not.toBe(before);
  await page.keyboard.press('c');
  await link.waitFor({ state: 'detached' });
});
