import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from 'playwright-core';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { type Orthanc, USER } from '../../network/support/orthanc.ts';

/** The sheet of the hospital's network. */
export const sheetOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Hospital network' });

/** Shows a part of the sheet. */
export async function tab(page: Page, name: RegExp): Promise<Locator> {
  const sheet = sheetOf(page);
  if ((await sheet.count()) === 0) await page.keyboard.press('Control+Shift+f');
  await sheet.getByRole('tab', { name }).click();
  return sheet;
}

/** Sets the archive up by the form, with the keyboard. */
export async function addArchive(page: Page, address: string): Promise<void> {
  await page.keyboard.press('Control+Shift+f');
  await page.getByRole('button', { name: 'Set up an archive' }).click();
  await page.getByRole('button', { name: 'Add an archive…' }).click();
  await page.keyboard.type('Orthanc');
  await page.getByLabel('Address').fill(address);
  await page.getByLabel('Sign in').selectOption('basic');
  await page.getByLabel('User').fill(USER.name);
  await page.getByLabel('Password').fill(USER.password);
  await page.keyboard.press('Enter');
}

/** Searches a span of days in which nothing was made, and one in which everything was. */
export async function byDays(page: Page): Promise<void> {
  const sheet = await tab(page, /^Find/);
  await sheet.getByLabel('Study date').selectOption('range');
  await sheet.getByLabel('From').fill('1990-01-01');
  await sheet.getByLabel('To').fill('1990-12-31');
  await page.keyboard.press('Enter');
  await sheet.getByText('has no such study').waitFor();
  await sheet.getByLabel('To').fill('2099-12-31');
  await page.keyboard.press('Enter');
  await sheet.getByRole('button', { name: /PRACTICE-01/ }).waitFor();
  await sheet.getByLabel('Study date').selectOption('any');
}

/** The same archive by DIMSE, and by TLS, which it does not speak: by the form, with a certificate chosen in the system's dialog. */
export async function byDimse(app: ElectronApplication, page: Page, { title, dicomPort }: Orthanc): Promise<void> {
  const certificate = join(projectFolder, 'package.json');
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, certificate);
  const sheet = await tab(page, /^Archives/);
  await sheet.getByRole('button', { name: 'Add an archive…' }).click();
  await page.keyboard.type('Old');
  await sheet.getByLabel('Connection').selectOption('dimse');
  await sheet.getByLabel('Host').fill('127.0.0.1');
  await sheet.getByLabel('Port', { exact: true }).fill(String(dicomPort));
  await sheet.getByLabel('Title (AE) of the archive').fill(title);
  await page.keyboard.press('Enter');
  await sheet.getByText(/^✓ Old answers/).waitFor();
  await sheet.getByRole('button', { name: 'Edit: Old' }).click();
  await sheet.getByRole('checkbox', { name: /^Encrypted/ }).check();
  await sheet.getByRole('button', { name: 'Choose…' }).last().click();
  await sheet.getByText(certificate).waitFor();
  await sheet.getByRole('button', { name: 'Save and test' }).click();
  await sheet.getByText(/^✕ .*Old/).waitFor();
  await sheet.getByRole('button', { name: 'Remove: Old' }).click();
  await sheet.getByRole('button', { name: 'Remove archive' }).click();
}

/** Finds the sample by its ID and fetches its series. */
export async function fetchSample(page: Page): Promise<Locator> {
  const sheet = await beginToFetch(page);
  await sheet.getByText('✓ Fetched from Orthanc: 1 object').waitFor();
  return sheet;
}

/** Finds the sample by its ID and begins to fetch its series. */
export async function beginToFetch(page: Page): Promise<Locator> {
  const sheet = await tab(page, /^Find/);
  await sheet.getByLabel('Patient ID').fill('PRACTICE-01');
  await page.keyboard.press('Enter');
  await sheet.getByRole('button', { name: /PRACTICE-01/ }).click();
  await sheet.getByRole('checkbox', { name: /^IVUS/ }).waitFor();
  await sheet.getByRole('button', { name: 'Fetch 1 series' }).click();
  return sheet;
}
