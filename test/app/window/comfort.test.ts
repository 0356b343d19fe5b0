import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { serveWindow } from '../../../electron/runtime/web.ts';
import { command, noSheet, picture, pictureArea, preferTheme, putAway, seeFrame } from '../support/operator.ts';
import { LESION } from '../support/role-card.ts';
import { traceFrame, truthOfSample } from '../support/sample-operator.ts';
import { launchWindow, openPage } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };

async function newData(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'ivus-comfort-'));
}

/** What the program kept of the operator's preferences. */
async function savedIn(userData: string): Promise<unknown> {
  return JSON.parse(await readFile(join(userData, 'preferences.json'), 'utf8').catch(() => 'null'));
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
const theme = (page: Page) => page.evaluate(() => document.documentElement.getAttribute('data-theme'));

test('the command list finds commands, frames and runs by words, says what cannot be done, and gives the focus back', async () => {
  const { app, page } = await launchWindow({ userData: await newData(), size: SIZE });
  await seeFrame(page, 1);
  await page.getByRole('tab', { name: 'Trace' }).focus();
  await page.keyboard.press('Control+k');
  const list = page.getByRole('dialog', { name: 'Commands' });
  await list.waitFor();
  await picture(page, 'palette-1280x800');
  await expect
    .poll(() => list.getByRole('option', { name: /^Close the outline/ }).getAttribute('aria-disabled'))
    .toBe('true');
  await expect
    .poll(() => list.getByRole('option', { name: /^Close the outline/ }).innerText())
    .toContain('Nothing is being drawn.');
  await expect.poll(() => list.getByRole('option', { name: /^Play or stop/ }).innerText()).toContain('Space');
  await putAway(page);
  await expect.poll(() => focused(page)).toMatch(/^Trace/);

  await command(page, 'last fr');
  const frames = Number(await page.getByRole('slider', { name: /frame/i }).getAttribute('max'));
  await seeFrame(page, frames);
  await expect.poll(() => focused(page)).toMatch(/^Trace/);

  await command(page, '17');
  await seeFrame(page, 17);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('practice');
  await expect.poll(() => list.getByRole('option').allInnerTexts()).toContainEqual(expect.stringContaining('.dcm'));
  await app.close();
});

test('a key is changed in the sheet, a taken one is named and taken over, and all of it is there after a restart', async () => {
  const userData = await newData();
  const first = await launchWindow({ userData, size: SIZE });
  await seeFrame(first.page, 1);
  await changeKeys(first.page);
  await expect.poll(() => savedIn(userData)).toMatchObject({ keys: { nextFrame: ['Alt+w'], play: ['h'] } });
  await first.app.close();

  const { app, page } = await launchWindow({ userData, size: SIZE });
  await seeFrame(page, 1);
  await page.keyboard.press('Alt+w');
  await seeFrame(page, 2);
  await page.keyboard.press('d');
  await page.keyboard.press('Alt+w');
  await seeFrame(page, 3);
  await expect.poll(() => menuKeyOf(app, 'Play or pause')).toBe('H');
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Restore the default key: Play or stop' }).click();
  await putAway(page);
  await expect.poll(() => menuKeyOf(app, 'Play or pause')).toBe('Space');
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Restore defaults' }).click();
  await putAway(page);
  await page.keyboard.press('d');
  await seeFrame(page, 4);
  await app.close();
});

/** Gives Alt+W to "Next frame", refuses what cannot be, and takes H over for "Play or stop". */
async function changeKeys(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog', { name: 'Keys and gestures' });
  const press = async (command: string, key: string) => {
    await sheet.getByRole('button', { name: `Change the key: ${command}`, exact: true }).click();
    await sheet.getByRole('textbox', { name: `New key: ${command}` }).press(key);
  };
  await page.keyboard.press('?');
  await press('Next frame', 'Alt+w');
  await sheet
    .getByRole('listitem')
    .filter({ hasText: /^Next frame/ })
    .locator('kbd', { hasText: /^Alt\+W$/ })
    .waitFor();
  await press('Play or stop', 'F5');
  await expect.poll(() => sheet.getByRole('status').innerText()).toContain('reserved for the system or the browser');
  await page.keyboard.press('Escape');
  await expect.poll(() => sheet.isVisible()).toBe(true);
  await press('Play or stop', 'h');
  await expect
    .poll(() => sheet.getByRole('status').innerText())
    .toContain('“Hide or show everything drawn over the picture”');
  await picture(page, 'keys-1280x800');
  await sheet.getByRole('button', { name: 'Assign key' }).click();
  await expect
    .poll(() =>
      sheet.getByRole('listitem').filter({ hasText: 'Hide or show everything drawn over the picture' }).innerText(),
    )
    .toContain('no key');
  await putAway(page);
}

/** The key that the shell's menu shows beside an entry. */
function menuKeyOf(app: Awaited<ReturnType<typeof launchWindow>>['app'], label: string): Promise<string | undefined> {
  return app.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    return items.find((item) => item.label === wanted)?.accelerator?.toString();
  }, label);
}

test('preferences hold at once and after a restart, and turn wheel, left drag and units as they say', async () => {
  const userData = await newData();
  const first = await launchWindow({ userData, size: SIZE });
  await seeFrame(first.page, 1);
  await preferTheme(first.page, 'light');
  await first.page.keyboard.press('Control+,');
  const sheet = first.page.getByRole('dialog', { name: 'Preferences' });
  await sheet.getByLabel('Wheel over the picture').selectOption('zoom');
  await sheet.getByLabel('Left drag when no tool is active').selectOption('pan');
  await sheet.getByRole('textbox', { name: 'Memory for pictures' }).fill('12');
  await first.page.keyboard.press('Enter');
  await expect.poll(() => sheet.getByRole('alert').innerText()).toContain('from 64 to 8192');
  await sheet.getByRole('textbox', { name: 'Memory for pictures' }).fill('256');
  await first.page.keyboard.press('Enter');
  await picture(first.page, 'preferences-light-1280x800');
  await sheet.getByRole('button', { name: 'Close' }).click();
  await noSheet(first.page);
  await expect
    .poll(() => savedIn(userData))
    .toMatchObject({ theme: 'light', wheel: 'zoom', leftDrag: 'pan', cacheMb: 256 });
  await first.app.close();

  const { app, page } = await launchWindow({ userData, size: SIZE });
  await seeFrame(page, 1);
  await expect.poll(() => theme(page)).toBe('light');
  const { x, y, width, height } = await pictureArea(page);
  const bar = page.getByTestId('scale-bar');
  const before = await bar.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.wheel(0, -240);
  await expect.poll(() => bar.boundingBox()).not.toEqual(before);
  await seeFrame(page, 1);
  const reset = page.getByRole('button', { name: 'Reset W/L' });
  await dragMiddle(page, 'left');
  await expect.poll(() => reset.isDisabled()).toBe(true);
  await dragMiddle(page, 'right');
  await expect.poll(() => reset.isEnabled()).toBe(true);
  await app.close();
});

/** Drags 40 pixels over the middle of the picture. */
async function dragMiddle(page: Page, button: 'left' | 'right'): Promise<void> {
  const area = await pictureArea(page);
  const [x, y] = [area.x + area.width / 2, area.y + area.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down({ button });
  await page.mouse.move(x + 40, y + 10, { steps: 4 });
  await page.mouse.up({ button });
}

test('a plain browser keeps preferences too', async () => {
  const server = await serveWindow({
    folder: join(projectFolder, 'out/renderer'),
    samples: join(projectFolder, 'samples/generated'),
  });
  const { browser, page } = await openPage(server.url, { viewport: SIZE });
  await seeFrame(page, 1);
  await preferTheme(page, 'light');
  await page.reload();
  await seeFrame(page, 1);
  await expect.poll(() => theme(page)).toBe('light');
  await browser.close();
  await server.close();
});

test('with centimetres chosen the picture and the readings are in cm, the plan stays in mm', async () => {
  const truth = await truthOfSample();
  const { app, page } = await launchWindow({ userData: await newData(), size: SIZE });
  await traceFrame(page, truth, truth.lesion.frame, LESION);
  const shortest = page.getByRole('row', { name: /^Min diameter/ });
  const mm = Number.parseFloat((await shortest.innerText()).split('\t').at(-1) ?? '');
  expect(Math.abs(mm - truth.measures.mldMm)).toBeLessThan(0.3);
  await page.keyboard.press('Control+,');
  const sheet = page.getByRole('dialog', { name: 'Preferences' });
  await sheet.getByLabel('Lengths and areas on the picture and in readings').selectOption('cm');
  await sheet.getByRole('button', { name: 'Close' }).click();
  await noSheet(page);
  await expect.poll(() => shortest.innerText()).toContain(`${(mm / 10).toFixed(2)} cm`);
  await expect.poll(() => page.getByTestId('mld').first().innerText()).toContain('mm');
  await picture(page, 'centimetres-1280x800');
  await app.close();
});

test('the empty window shows five steps until they are put away, and opens the sample', async () => {
  const userData = await newData();
  const nothing = join(await newData(), 'nothing.dcm');
  const first = await launchWindow({ userData, args: [nothing], size: SIZE });
  await first.page.getByRole('heading', { name: 'No study is open' }).waitFor();
  await picture(first.page, 'empty-1280x800');
  await preferTheme(first.page, 'light');
  await picture(first.page, 'empty-light-1280x800');
  await first.page.getByRole('button', { name: 'Open the sample study' }).click();
  await seeFrame(first.page, 1);
  await first.app.close();

  const second = await launchWindow({ userData, args: [nothing], size: SIZE });
  await second.page.getByRole('button', { name: 'Do not show again' }).click();
  await expect.poll(() => savedIn(userData)).toMatchObject({ hintsSeen: ['first-steps'] });
  await second.app.close();

  const third = await launchWindow({ userData, args: [nothing], size: SIZE });
  await third.page.getByRole('heading', { name: 'No study is open' }).waitFor();
  await expect.poll(() => third.page.getByText('Five steps').count()).toBe(0);
  await third.app.close();
});

test('damaged preferences give way to those of the beginning, with one sentence', async () => {
  const userData = await newData();
  await writeFile(join(userData, 'preferences.json'), '{"theme":"purple","wheel":"zoom"}');
  const { app, page } = await launchWindow({ userData, size: SIZE });
  await seeFrame(page, 1);
  await expect
    .poll(() => page.getByRole('alert').allInnerTexts())
    .toEqual([expect.stringContaining('Some preferences could not be read and are back to their defaults: theme.')]);
  await expect.poll(() => theme(page)).toBe('dark');
  await app.close();
});
