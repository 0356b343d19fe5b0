import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Contour } from '../../../core/geometry/point.ts';
import { lookedAt } from '../support/axe.ts';
import { goToFrame, onScreen, picture, pictureArea, trace } from '../support/operator.ts';
import { SHAPE } from '../support/sample-operator.ts';
import { sharedProgram } from '../support/shared.ts';

const SIZE = { width: 1280, height: 800 };
const open = sharedProgram(SIZE);

const DIAMOND: Contour = [
  [256, 180],
  [330, 256],
  [256, 340],
  [170, 256],
];

const menu = (page: Page) => page.getByRole('menu').last();
const row = (page: Page, name: string | RegExp) => menu(page).getByRole('menuitem', { name });
const look = (page: Page) => page.getByTestId('picture-look');
const width = (page: Page) => page.getByRole('textbox', { name: 'Window width' });
const pressed = (page: Page) => page.locator('.toolbar button.tool[aria-pressed="true"]').getAttribute('aria-label');

async function middle(page: Page): Promise<readonly [number, number]> {
  const area = await pictureArea(page);
  return [area.x + area.width / 2, area.y + area.height / 2];
}

/** Waits until no menu is open. */
const noMenu = (page: Page) => page.waitForFunction(() => document.querySelector('[role="menu"]') === null);

test('Alt and the arrow keys reach a command in the menus; its letters are the menu’s, and the keys are the picture’s again afterwards', async () => {
  const { page } = await open();
  await page.keyboard.press('Alt');
  const focused = () => expect.poll(() => page.evaluate(() => document.activeElement?.textContent));
  await focused().toBe('File');
  // The focus moves in a task of its own: a key that comes before it would be the former menu's.
  await page.keyboard.press('ArrowRight');
  await focused().toBe('Edit');
  await page.keyboard.press('ArrowRight');
  await focused().toBe('View');
  await page.keyboard.press('ArrowDown');
  await row(page, 'Zoom in').waitFor();
  // In the menu I is the row that begins with it, and not the key of a command.
  await page.keyboard.press('i');
  await focused().toContain('Invert');
  await page.keyboard.press('Enter');
  await noMenu(page);
  await expect.poll(() => look(page).innerText()).toBe('Inverted');
  await page.keyboard.press('e');
  await expect.poll(() => pressed(page)).toBe('Trace lumen');
  await page.keyboard.press('F10');
  await page.keyboard.press('Escape');
  await page.keyboard.press('v');
  await expect.poll(() => pressed(page)).toBe('Select');
});

test('a right click opens the menu of what is there and a right drag none; Delete point is its first row', async () => {
  const { page } = await open();
  await trace(page, DIAMOND, SHAPE, 1);
  await page.getByTestId('outline-row').waitFor();
  const before = await page.getByTestId('outline-row').locator('td.number').allInnerTexts();
  const { x, y } = await onScreen(page, DIAMOND[1] ?? [0, 0], SHAPE);
  await page.mouse.click(x, y, { button: 'right' });
  await row(page, /^Delete point/).waitFor();
  await picture(page, 'menu-point-1280x800');
  expect(await menu(page).getByRole('menuitem').first().innerText()).toContain('Delete point');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await noMenu(page);
  await page.getByRole('button', { name: 'Undo: delete point' }).waitFor();
  expect(await page.getByTestId('outline-row').locator('td.number').allInnerTexts()).not.toEqual(before);
  await page.mouse.click((await pictureArea(page)).x + 30, y, { button: 'right' });
  await menu(page)
    .getByRole('menuitemcheckbox', { name: /^Trace lumen/ })
    .click();
  await noMenu(page);
  await expect.poll(() => pressed(page)).toBe('Trace lumen');
  const own = await width(page).inputValue();
  const [left, top] = await middle(page);
  await page.mouse.move(left, top);
  await page.mouse.down({ button: 'right' });
  await page.mouse.move(left + 60, top, { steps: 5 });
  await page.mouse.up({ button: 'right' });
  await expect.poll(() => width(page).inputValue()).not.toBe(own);
  expect(await page.getByRole('menu').count()).toBe(0);
});

/** Opens the context menu of what has the focus and takes a row of it, by keys alone. */
async function byKeys(page: Page, element: Locator, key: 'Shift+F10' | 'ContextMenu', begins: string): Promise<void> {
  await element.focus();
  await page.keyboard.press(key);
  await row(page, new RegExp(`^${begins}`)).waitFor();
  // Row by row: letters typed more than a second apart begin a new search, and a busy machine takes that long.
  const chosen = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  for (let now = ''; !now.startsWith(begins); ) {
    await page.keyboard.press('ArrowDown');
    await expect.poll(chosen).not.toBe(now);
    now = await chosen();
  }
  await page.keyboard.press('Enter');
  await noMenu(page);
}

test('the Menu key and Shift+F10 open the context menu of the picture, of a row and of a landmark', async () => {
  const { page } = await open();
  await byKeys(page, page.locator('[data-active="true"] .picture'), 'Shift+F10', 'Mark this frame');
  await page.keyboard.press('c');
  await trace(page, DIAMOND, SHAPE, 1);
  await byKeys(page, page.locator('.outlines button[data-row]'), 'ContextMenu', 'Rename');
  await page.keyboard.type('Vein');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('outline-row').innerText()).toContain('Vein');
  const landmark = page
    .getByRole('list', { name: /^Landmarks on/ })
    .getByRole('button')
    .first();
  await landmark.waitFor();
  await goToFrame(page, 5);
  await byKeys(page, landmark, 'Shift+F10', 'Move to the frame');
  await expect.poll(() => landmark.innerText()).toContain('Frame 5');
  await byKeys(page, page.locator('button.run'), 'Shift+F10', 'Compare with this run');
  await expect.poll(() => page.getByTestId('compared').count()).toBe(1);
});

test('window and level are read and typed below the picture, and presets have keys', async () => {
  const { page } = await open();
  await expect.poll(() => width(page).inputValue()).toBe('256');
  await width(page).fill('90');
  await page.keyboard.press('Enter');
  const level = page.getByRole('textbox', { name: 'Window level' });
  await level.fill('70');
  await page.keyboard.press('Enter');
  await page.mouse.click(...(await middle(page)));
  expect([await width(page).inputValue(), await level.inputValue()]).toEqual(['90', '70']);
  const presets = page.getByLabel('Window presets');
  await expect.poll(() => presets.locator('option:checked').innerText()).toBe('Set by hand');
  await page.keyboard.press('1');
  await expect.poll(() => width(page).inputValue()).toBe('256');
  await page.keyboard.press('4');
  // More contrast: six tenths of the file's width.
  await expect.poll(() => width(page).inputValue()).toBe('154');
  expect(await presets.locator('option:checked').innerText()).toBe('More contrast');
});

test('a tooltip with its key comes to the keyboard too, describes its button, and Escape puts it away', async () => {
  const { page } = await open();
  const button = page.getByRole('button', { name: 'Open…', exact: true });
  await page.keyboard.press('Alt');
  await page.keyboard.press('Tab');
  const tooltip = page.getByRole('tooltip');
  await tooltip.waitFor();
  expect(await tooltip.innerText()).toMatch(/^Open files or a saved session\s*Ctrl\+O$/);
  expect(await button.getAttribute('aria-describedby')).toBe('tooltip');
  await page.keyboard.press('Escape');
  await tooltip.waitFor({ state: 'detached' });
  expect(await button.getAttribute('aria-describedby')).toBeNull();
});

/** Each is looked at with a menu or the guide open; Escape closes both. */
const places = (page: Page) => ({
  'menu bar': async () => {
    await page.keyboard.press('Alt');
    await page.keyboard.press('ArrowDown');
    await menu(page).waitFor();
  },
  'context menu': async () => {
    await page.mouse.click(...(await middle(page)), { button: 'right' });
    await menu(page).waitFor();
  },
  guide: async () => {
    await page.keyboard.press('F1');
    await page.getByRole('dialog', { name: 'From a run to a plan' }).waitFor();
  },
});

test('menus and the guide are accessible in both themes, at the usual size of text and at 175 %', async () => {
  const { page } = await open();
  expect(await lookedAt(page, places(page))).toEqual([]);
  await noMenu(page);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control++');
  await expect.poll(() => page.evaluate(() => document.documentElement.style.fontSize)).toBe('175%');
  expect(await lookedAt(page, places(page))).toEqual([]);
  await picture(page, 'text-175-1280x800');
});
