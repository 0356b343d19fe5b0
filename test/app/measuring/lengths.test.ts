import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { dragLane } from '../support/lanes.ts';
import { goToFrame, seeFrame } from '../support/operator.ts';
import { sharedProgram } from '../support/shared.ts';

const shared = sharedProgram({ width: 1280, height: 800 });

const LABELS = [
  'Proximal landing',
  'Lesion starts',
  'Lesion ends',
  'Straight external iliac starts',
  'Straight external iliac ends',
];

/** The five lengths as their fields have them. */
const lengths = (page: Page) =>
  Promise.all(LABELS.map((label) => page.getByRole('textbox', { name: new RegExp(`^${label}`) }).inputValue()));

test('the lesion, the straight external iliac and the landing are dragged on the drawing, one step back each', async () => {
  const { page } = await shared();
  await page.getByRole('tab', { name: 'Lengths' }).click();
  await dragLane(page, 'lesion', 4, 26);
  await dragLane(page, 'straight', 64, 112);
  await dragLane(page, 'landing', 10, 2);
  await expect.poll(() => lengths(page)).toEqual(['2', '4', '26', '64', '112']);
  await dragLane(page, 'lesion', 26, 30);
  await dragLane(page, 'straight', 90, 80);
  await expect.poll(() => lengths(page)).toEqual(['2', '4', '30', '54', '102']);
  await expect.poll(() => page.getByRole('tab', { name: 'Lengths' }).innerText()).toContain('5/6');
  for (let k = 0; k < 3; k++) await page.keyboard.press('Control+z');
  await expect.poll(() => lengths(page)).toEqual(['', '4', '26', '64', '112']);
});

test('arrow keys move the end that has the focus, as one step back', async () => {
  const { page } = await shared();
  await page.getByRole('tab', { name: 'Lengths' }).click();
  await dragLane(page, 'lesion', 4, 26);
  const end = page.getByTestId('lengths-drawing').getByRole('slider', { name: 'Lesion ends' });
  await end.focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'ArrowLeft']) await page.keyboard.press(key);
  await expect.poll(() => end.getAttribute('aria-valuenow')).toBe('37');
  await seeFrame(page, 1);
  await page.keyboard.press('Control+z');
  await expect.poll(() => end.getAttribute('aria-valuenow')).toBe('26');
});

test('a landmark is dragged along the run on the longitudinal view', async () => {
  const { page } = await shared();
  await goToFrame(page, 40);
  await page.keyboard.press('b');
  await page.keyboard.press('l');
  const track = await page.getByTestId('track').boundingBox();
  if (track === null) throw new Error('there is no longitudinal view');
  const at = (frame: number) => track.x + ((frame - 0.5) / 120) * track.width;
  const y = track.y + 0.3 * track.height;
  await page.mouse.move(at(40), y);
  await page.mouse.down();
  await page.mouse.move(at(60), y, { steps: 5 });
  await page.mouse.up();
  const study = page.getByRole('navigation', { name: 'Study' });
  await study.getByRole('button', { name: 'Frame 60 · Lesion starts' }).waitFor();
  await page.keyboard.press('Control+z');
  await study.getByRole('button', { name: 'Frame 40 · Lesion starts' }).waitFor();
});
