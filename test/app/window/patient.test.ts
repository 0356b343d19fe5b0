import { copyFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { command, pictureArea } from '../support/operator.ts';
import { sharedProgram } from '../support/shared.ts';

const shared = sharedProgram({ width: 1280, height: 800 });

/** The first practice study: PRACTICE^01, PRACTICE-01, of 1 January 2025, in a file that is called after its patient. */
async function namedFile(): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'ivus-patient-')), 'PRACTICE-01 2025-01-01.dcm');
  await copyFile(join(projectFolder, 'samples/generated/practice-01.dcm'), file);
  return file;
}

/** Where the patient's name, number or date stands in the page: in texts, tooltips, names and the title. The tab called Practice is no patient. */
function traces(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('*')].filter(
      (element) => element.closest('script, style, [role="tab"]') === null,
    );
    const texts = all.flatMap((element) => [
      ...[...element.childNodes]
        .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        .map(({ textContent }) => textContent ?? ''),
      ...[...element.attributes]
        .filter(({ name }) => /^(title|alt|value|aria-.*)$/.test(name))
        .map(({ value }) => value),
    ]);
    return [...texts, document.title].filter((text) => /PRACTICE\b|PRACTICE-|2025-01-01|20250101/.test(text));
  });
}

test('whose study it is stands above the picture and in the title, and nowhere in the window once it is hidden', async () => {
  const { app, page } = await shared(await namedFile());
  await expect.poll(() => page.getByTestId('patient-strip').innerText()).toContain('PRACTICE, 01');
  await expect.poll(() => page.title()).toMatch(/^PRACTICE, 01 · PRACTICE-01 · 2025-01-01 – .*IVUS Planner$/);
  const shellTitle = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
  await expect.poll(shellTitle).toContain('PRACTICE-01');
  expect((await traces(page)).length).toBeGreaterThan(3);
  await page.keyboard.press('Alt+p');
  await page.getByTestId('patient-strip').getByText('Patient data hidden').waitFor();
  await expect.poll(() => traces(page)).toEqual([]);
  await expect.poll(shellTitle).toContain('Patient data hidden');
  await page.keyboard.press('Control+Shift+l');
  await page.getByRole('dialog', { name: 'Recent studies' }).waitFor();
  await expect.poll(() => traces(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+p');
  await expect.poll(() => page.getByTestId('patient-strip').innerText()).toContain('PRACTICE, 01');
});

test('a closed study is kept and leads back to the start, with its title gone', async () => {
  const { page } = await shared();
  await command(page, 'Close the study');
  await page.getByRole('heading', { name: 'No study is open' }).waitFor();
  await expect.poll(() => page.title()).toBe('IVUS Planner');
});

test('a double click on the picture shows it alone, and once more everything', async () => {
  const { page } = await shared();
  const { x, y, width, height } = await pictureArea(page);
  await page.mouse.dblclick(x + width / 2, y + height / 2);
  await expect.poll(() => page.locator('.toolbar').isVisible()).toBe(false);
  await page.mouse.dblclick(x + width / 2, y + height / 2);
  await expect.poll(() => page.locator('.toolbar').isVisible()).toBe(true);
});
