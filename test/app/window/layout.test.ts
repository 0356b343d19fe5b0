import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { clickPicture, dragPicture, onScreen, picture, pictureArea, seeFrame } from '../support/operator.ts';
import { resize } from '../support/program.ts';
import { sharedProgram } from '../support/shared.ts';
import { launchWindow } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };
const SHAPE = { width: 512, height: 512, aspect: 1 };

const shared = sharedProgram(SIZE);

/** The side of the largest square in the picture area, CSS pixels. */
async function square(page: Page): Promise<number> {
  const { width, height } = await pictureArea(page);
  return Math.min(width, height);
}

const width = async (page: Page, place: string) => (await page.locator(place).boundingBox())?.width ?? 0;

/** Smallest picture by window, the panel open: before and after the first outline. */
const LEAST = [
  { width: 1024, height: 700, untraced: 500, traced: 470 },
  { width: 1280, height: 800, untraced: 600, traced: 570 },
  { width: 1920, height: 1080, untraced: 890, traced: 860 },
  { width: 2560, height: 1440, untraced: 1250, traced: 1200 },
];

test('the picture is what one sees: its size by the size of the window, with the panel open', async () => {
  const { app, page } = await shared();
  const inEachWindow = async (kind: 'untraced' | 'traced') => {
    for (const row of LEAST) {
      await resize(app, page, row);
      await expect.poll(() => square(page)).toBeGreaterThanOrEqual(row[kind]);
      await picture(page, `layout-${kind}-${row.width}x${row.height}`);
    }
  };
  await inEachWindow('untraced');
  await resize(app, page, SIZE);
  await page.keyboard.press('o');
  await dragPicture(page, [150, 256], [350, 256], SHAPE);
  await clickPicture(page, [250, 300], SHAPE);
  await page.getByTestId('profile').waitFor();
  await inEachWindow('traced');
});

test('both panels fold and unfold by a key and by a press, and the picture alone is a key or a double click away', async () => {
  const { page } = await shared();
  const before = await square(page);
  await page.keyboard.press('F2');
  await page.keyboard.press('F4');
  await expect.poll(() => width(page, '[data-testid="viewer"]')).toBeGreaterThan(1200);
  await page.getByRole('button', { name: /^Studies/ }).click();
  await page.getByRole('button', { name: /^Panel/ }).click();
  await expect.poll(() => page.getByRole('tablist').isVisible()).toBe(true);
  await expect.poll(() => square(page)).toBe(before);
  await page.keyboard.press('F11');
  await expect.poll(() => page.locator('.toolbar').isVisible()).toBe(false);
  await expect.poll(() => square(page)).toBeGreaterThan(740);
  await expect.poll(() => page.getByTestId('patient-strip').innerText()).toContain('PRACTICE');
  await page.getByRole('button', { name: 'Show panels' }).click();
  await expect.poll(() => square(page)).toBe(before);
});

test('a command that shows a tab brings the folded panel back', async () => {
  const { page } = await shared();
  await page.keyboard.press('F4');
  await page.getByRole('tablist').waitFor({ state: 'detached' });
  await page.keyboard.press('F3');
  await expect.poll(() => page.getByRole('tab', { name: 'Assessment' }).getAttribute('aria-selected')).toBe('true');
});

/** Drags a divider by CSS pixels. */
async function dragDivider(page: Page, label: string, by: { readonly x: number; readonly y: number }): Promise<void> {
  const box = await page.getByRole('separator', { name: label }).boundingBox();
  if (box === null) throw new Error(`there is no divider ${label}`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by.x, y + by.y, { steps: 4 });
  await page.mouse.up();
}

test('dividers are dragged or moved by keys, stand there after a restart, and a double click gives the usual size back', async () => {
  const userData = await mkdtemp(join(tmpdir(), 'ivus-layout-'));
  const first = await launchWindow({ userData, size: SIZE });
  await seeFrame(first.page, 1);
  await dragDivider(first.page, 'Width of the studies', { x: 60, y: 0 });
  await dragDivider(first.page, 'Width of the panel', { x: -40, y: 0 });
  await dragDivider(first.page, 'Height of the longitudinal view', { x: 0, y: -48 });
  const sizes = (page: Page) =>
    Promise.all(
      ['.study', '.side', '.timeline'].map(async (place) => {
        const box = await page.locator(place).boundingBox();
        return Math.round((place === '.timeline' ? box?.height : box?.width) ?? 0);
      }),
    );
  await expect.poll(() => sizes(first.page)).toEqual([280, 420, 120]);
  const kept = async () => JSON.parse(await readFile(join(userData, 'preferences.json'), 'utf8')) as unknown;
  await expect.poll(kept).toMatchObject({ layout: { studiesPx: 280, panelPx: 420, cutPx: 120 } });
  await first.app.close();

  const { app, page } = await launchWindow({ userData, size: SIZE });
  await seeFrame(page, 1);
  await expect.poll(() => sizes(page)).toEqual([280, 420, 120]);
  await page.getByRole('separator', { name: 'Width of the studies' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await sizes(page))[0]).toBeGreaterThan(280);
  await page.getByRole('separator', { name: 'Width of the studies' }).dblclick();
  await expect.poll(async () => (await sizes(page))[0]).toBe(220);
  await dragDivider(page, 'Width of the studies', { x: -200, y: 0 });
  await page.getByRole('button', { name: /^Studies/ }).waitFor();
  await app.close();
});

test('H hides everything that lies on the picture, the scale bar too', async () => {
  const { page } = await shared();
  const bar = page.getByTestId('scale-bar');
  await bar.waitFor();
  await page.keyboard.press('h');
  await bar.waitFor({ state: 'detached' });
  await page.keyboard.press('h');
  await bar.waitFor();
  // Beside a round picture the bar stands in the margin, on nothing of it.
  const left = (await onScreen(page, [0, 256], SHAPE)).x;
  const box = await bar.boundingBox();
  expect((box?.x ?? Number.NaN) + (box?.width ?? Number.NaN)).toBeLessThanOrEqual(left);
});

test('in a wide window a second panel stands beside the first, never with the same tab, and stays after a restart', async () => {
  const userData = await mkdtemp(join(tmpdir(), 'ivus-two-panels-'));
  const wide = { width: 1920, height: 1080 };
  const first = await launchWindow({ userData, size: wide });
  await seeFrame(first.page, 1);
  const second = (page: Page) => page.getByRole('region', { name: 'Second panel' });
  const shown = (page: Page) => page.getByLabel('Shown in the second panel').inputValue();
  await first.page.keyboard.press('Shift+F4');
  await second(first.page).waitFor();
  expect(await shown(first.page)).toBe('plan');
  await second(first.page).getByTestId('plan-headline').first().waitFor();
  // Picture and both panels: still as high as the window lets it be.
  await expect.poll(() => square(first.page)).toBeGreaterThanOrEqual(860);
  await picture(first.page, 'two-panels-1920x1080');
  await first.page.keyboard.press('Alt+4');
  await expect.poll(() => shown(first.page)).toBe('measure');
  await first.page.getByLabel('Shown in the second panel').selectOption('lengths');
  const ids = () =>
    first.page.evaluate(() => {
      const all = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      return all.filter((id, at) => all.indexOf(id) !== at);
    });
  expect(await ids()).toEqual([]);
  const kept = async () => JSON.parse(await readFile(join(userData, 'preferences.json'), 'utf8')) as unknown;
  await expect.poll(kept).toMatchObject({ layout: { secondPanel: 'lengths' } });
  await first.app.close();

  const { app, page } = await launchWindow({ userData, size: wide });
  await seeFrame(page, 1);
  await expect.poll(() => shown(page)).toBe('lengths');
  await resize(app, page, SIZE);
  await second(page).waitFor({ state: 'detached' });
  await resize(app, page, wide);
  await second(page).getByRole('button', { name: 'Close the second panel' }).click();
  await second(page).waitFor({ state: 'detached' });
});
