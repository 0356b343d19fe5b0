import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sharedFile } from '../../data.ts';
import { dragPicture, onScreen, picture } from '../support/operator.ts';
import { resize } from '../support/program.ts';
import { answerCard, LESION } from '../support/role-card.ts';
import { sharedProgram } from '../support/shared.ts';

/** An X-ray cine without a scale. */
const VENOGRAM = sharedFile('data', 'dicom', 'xa_rubo_jpeg_96f.dcm');
const SHAPE = { width: 512, height: 512, aspect: 1 };

const shared = sharedProgram({ width: 1280, height: 800 });

async function drawEllipse(page: Page): Promise<void> {
  await page.keyboard.press('o');
  await dragPicture(page, [100, 250], [400, 250], SHAPE);
  const side = await onScreen(page, [250, 350], SHAPE);
  await page.mouse.click(side.x, side.y);
  await answerCard(page, LESION);
}

/** True for every figure of the table that has room for all of its text. */
const roomForFigures = (page: Page) =>
  page.locator('.outlines td.number').evaluateAll((cells) => cells.map((cell) => cell.scrollWidth <= cell.clientWidth));

test('with a venogram the toolbar keeps one row, figures in pixels have room, and no tracing on it is said to decide', async () => {
  const { page } = await shared(VENOGRAM);
  const rows = () =>
    page
      .locator('.toolbar button:visible')
      .evaluateAll((buttons) => new Set(buttons.map((button) => button.getBoundingClientRect().top)).size);
  await expect.poll(rows).toBe(1);
  await drawEllipse(page);
  await expect.poll(() => roomForFigures(page)).toEqual([true, true, true, true]);
  const decides = page.getByLabel('This tracing decides');
  await expect.poll(() => decides.isChecked()).toBe(false);
  await decides.check();
  await page
    .getByText('Not in the plan: only an accepted IVUS tracing with a segment and readings can decide.')
    .waitFor();
  await expect.poll(() => page.getByTestId('outline-row').innerText()).not.toContain('decides');
  await expect.poll(() => page.getByRole('list', { name: /^Outlines on/ }).innerText()).not.toContain('decides');
  const panel = page.getByRole('tabpanel');
  await expect.poll(() => panel.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(true);
  await picture(page, 'workplace-venogram');
});

test('while nothing is traced the longitudinal view is a strip that holds the cut alone', async () => {
  const { page } = await shared();
  const height = async (place: string) => (await page.locator(place).boundingBox())?.height ?? Number.NaN;
  await expect.poll(() => height('.timeline')).toBe(72);
  await expect.poll(() => height('.playhead')).toBe(await height('[data-testid="cut"]'));
  expect(await height('[data-testid="cut"]')).toBeGreaterThanOrEqual(44);
  expect(await page.getByTestId('profile').count()).toBe(0);
});

test('no button of the toolbar lies on another one, however narrow the window is', async () => {
  const { app, page } = await shared();
  const overlaps = () =>
    page.locator('.toolbar button:visible').evaluateAll((buttons) => {
      const boxes = buttons.map((button) => button.getBoundingClientRect()).sort((a, b) => a.left - b.left);
      // A tool and the others like it share a border of one pixel.
      const over = boxes.filter((box, at) => box.left < (boxes[at - 1]?.right ?? 0) - 1);
      return over.length + boxes.filter(({ right }) => right > innerWidth).length;
    });
  for (const width of [1024, 1280, 1500, 1700, 1920]) {
    await resize(app, page, { width, height: 800 });
    await expect.poll(overlaps).toBe(0);
  }
});
