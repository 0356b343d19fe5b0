import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { drawEllipse, goToFrame, onScreen, seeFrame } from '../support/operator.ts';
import { sharedProgram } from '../support/shared.ts';

/** The first sample study: 60 mm across 512 pixels. */
const SHAPE = { width: 512, height: 512, aspect: 1 };

const shared = sharedProgram({ width: 1280, height: 800 });

const playing = (page: Page) => page.getByRole('button', { name: 'Stop' }).count();
const isChecked = (page: Page, question: string, value: string) =>
  page.locator(`input[name="${question}"][value="${value}"]`).isChecked();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName ?? '');

/** Presses Space until it is known whether it plays: the run then moves away from its frame. */
async function playsBySpace(page: Page): Promise<void> {
  await page.keyboard.press('Space');
  await expect.poll(() => playing(page)).toBe(1);
  await page.keyboard.press('Space');
  await expect.poll(() => playing(page)).toBe(0);
}

test('after a click on a radio button, a button, a tab or a list, Space plays', async () => {
  const { page } = await shared();
  await page.getByRole('tab', { name: 'Assessment' }).click();
  await playsBySpace(page);
  await page.locator('input[name="oedema"][value="asymmetric"]').click();
  await playsBySpace(page);
  await page.getByText('Minimally').click();
  await playsBySpace(page);
  expect([
    await isChecked(page, 'oedema', 'asymmetric'),
    await isChecked(page, 'qualityOfLife', 'minimally-affected'),
  ]).toEqual([true, true]);
  await page.getByRole('button', { name: 'Normal duplex' }).click();
  await playsBySpace(page);
  await page.getByRole('slider', { name: /frame/i }).click();
  await playsBySpace(page);
});

test('whoever comes to a button or a tick by Tab presses it with Space', async () => {
  const { page } = await shared();
  await page.keyboard.press('F3');
  await page.locator('input[name="oedema"]:focus').waitFor();
  for (
    let k = 0;
    k < 30 && (await page.getByRole('button', { name: 'Normal duplex' }).and(page.locator(':focus')).count()) === 0;
    k++
  )
    await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect.poll(() => isChecked(page, 'dvt', 'excluded')).toBe(true);
  expect(await playing(page)).toBe(0);
});

test('Enter keeps a name and gives the keys back; a click on the picture ends typing too, and no key lands in the name', async () => {
  const { page } = await shared();
  await seeFrame(page, 1);
  await goToFrame(page, 25);
  await drawEllipse(page, SHAPE);
  const name = page.getByRole('tabpanel').getByLabel('Name', { exact: true });
  const tool = page.getByRole('button', { name: 'Freehand' });
  await name.fill('crossing');
  await page.keyboard.press('Enter');
  expect(await focused(page)).toBe('BODY');
  await page.keyboard.press('f');
  await expect.poll(() => tool.getAttribute('aria-pressed')).toBe('true');
  await page.keyboard.press('Escape');

  await name.fill('below the crossing');
  const edge = await onScreen(page, [150, 256], SHAPE);
  await page.mouse.click(edge.x, edge.y);
  await page.keyboard.press('f');
  await expect.poll(() => tool.getAttribute('aria-pressed')).toBe('true');
  await page.keyboard.press('Escape');
  await expect.poll(() => name.inputValue()).toBe('below the crossing');

  await name.fill('something else');
  await page.keyboard.press('Escape');
  await expect.poll(() => name.inputValue()).toBe('below the crossing');
  expect(await focused(page)).toBe('BODY');
});

/** Closes the sheet that is open and presses a key before anything is painted again. */
const closeAndPress = (page: Page, key: string) =>
  page.evaluate((pressed) => {
    document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
    const at = document.activeElement ?? document.body;
    at.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true }));
    return at.closest('dialog') !== null;
  }, key);

test.each([
  ['the commands', 'Control+k'],
  ['the preferences', 'Control+,'],
  ['the keys', 'Shift+?'],
  ['the landmarks', 'b'],
])('a key pressed right after %s is closed is not lost', async (_, opens) => {
  const { page } = await shared();
  await seeFrame(page, 1);
  const tool = page.getByRole('button', { name: 'Freehand' });
  await page.keyboard.press(opens);
  await page.locator('dialog[open]').waitFor();
  await closeAndPress(page, 'f');
  await expect.poll(() => tool.getAttribute('aria-pressed')).toBe('true');
  await page.keyboard.press('Escape');
  await expect.poll(() => tool.getAttribute('aria-pressed')).toBe('false');
});
