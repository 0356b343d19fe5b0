import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { samplesFolder } from '../../../electron/runtime/sample-files.ts';
import { serveWindow } from '../../../electron/runtime/web.ts';
import { sharedFile } from '../../data.ts';
import { noSheet, seeFrame } from '../support/operator.ts';
import { openPage } from '../support/window.ts';

const RUN = sharedFile('data', 'ivus', 'derived-dicom', 'echoplaque_BL_jpeg_11f_region.dcm');

/** Drops a file onto the page. */
async function drop(page: Page, path: string): Promise<void> {
  const bytes = (await readFile(path)).toString('base64');
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))], 'echoplaque.dcm'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
  }, bytes);
}

async function openCatalogue(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Plan' }).click();
  await page.getByRole('button', { name: 'Catalogue…' }).click();
}

async function closeCatalogue(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await noSheet(page);
}

const inStock = (page: Page) => page.getByLabel('Abre in stock').isChecked();

test('in the page the browser keeps the catalogue: a study that nobody has worked on takes it, also after a reload', async () => {
  const server = await serveWindow({ folder: join(projectFolder, 'out/renderer'), samples: samplesFolder });
  const { browser, page } = await openPage(server.url, { viewport: { width: 1280, height: 800 } });
  await seeFrame(page, 1);
  await openCatalogue(page);
  expect(await inStock(page)).toBe(true);
  await page.getByLabel('this study and this computer’s catalogue').check();
  await page.getByLabel('Abre in stock').click();
  await page.getByText('This study has the catalogue of this computer.').waitFor();
  // Taken back in the study, it stays in the computer's catalogue.
  const dialog = page.getByRole('dialog', { name: 'Stent catalogue' });
  await dialog.getByRole('button', { name: 'Undo: change product' }).click();
  await expect.poll(() => inStock(page)).toBe(true);
  await closeCatalogue(page);
  await expect
    .poll(() => page.getByTestId('catalogue-differs').innerText())
    .toContain('This study’s catalogue differs from this computer’s: Abre.');
  await page.reload();
  await seeFrame(page, 1);
  await drop(page, RUN);
  await page.locator('[data-tip*="echoplaque"]').first().waitFor();
  await openCatalogue(page);
  await expect.poll(() => inStock(page)).toBe(false);
  await page.getByText('This study has the catalogue of this computer.').waitFor();
  await browser.close();
  await server.close();
});
