import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { lookedAt } from '../support/axe.ts';
import { answerOpenDialog, answerSaveDialog } from '../support/dialogs.ts';
import { measure, SIZE, shownRows, submit, truthOfSample } from '../support/fellow.ts';
import { noSheet, picture, seeFrame } from '../support/operator.ts';
import { resize } from '../support/program.ts';
import { savedText } from '../support/saved.ts';
import { launchWindow } from '../support/window.ts';

/** The sample with its patient's name and ID blanked, as a de-identified file has them. */
async function deidentifiedSample(folder: string): Promise<string> {
  const bytes = await readFile(join(projectFolder, 'samples/generated/practice-01.dcm'));
  for (const text of ['PRACTICE^01', 'PRACTICE-01'])
    bytes.fill(' ', bytes.indexOf(text), bytes.indexOf(text) + text.length);
  const path = join(folder, 'run.dcm');
  await writeFile(path, bytes);
  return path;
}

async function describeStudy(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Practice' }).click();
  await page.getByRole('button', { name: 'Make a practice study from this run…' }).click();
  await page.getByLabel('Title').fill('A vein of our own');
  await page.getByLabel('History and other information for the trainee').fill('Left leg swollen since spring.');
  await page.getByLabel('Teaching point (shown after submitting)').fill('Trace where dark turns to bright.');
  await page.getByLabel('I have checked every run').check();
}

async function makeStudy(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Make study', exact: true }).click();
}

/** Adds a copy of the open session as that of a second reader: both agree everywhere. */
async function addReader(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  await answerOpenDialog(app, join(folder, 'Reader B.ivus.json'));
  await page.getByRole('button', { name: 'Add other readers’ sessions…' }).click();
  await page.getByText('Open session, Reader B').waitFor();
  const lesion = page.getByRole('table', { name: /^The truth/ }).getByRole('row', { name: /^25 / });
  await expect.poll(() => lesion.innerText()).toMatch(/^25\s+2\s+4\.\d\d ± 0\.00 mm/);
  await picture(page, 'practice-make-1280x800');
}

test('a run that names its patient becomes no practice study; de-identified it does, with its readers’ tracings as the truth', async () => {
  const truth = await truthOfSample();
  const userData = await mkdtemp(join(tmpdir(), 'ivus-teach-'));
  const named = await launchWindow({ userData, size: SIZE });
  await seeFrame(named.page, 1);
  await measure(named.page, truth, 0);
  await describeStudy(named.page);
  await makeStudy(named.page);
  const sheet = named.page.getByRole('dialog', { name: 'Make a practice study from this run' });
  await sheet.getByText(/still identifies the patient \(Patient’s Name, Patient ID\)/).waitFor();
  await picture(named.page, 'practice-refused-1280x800');
  await named.app.close();
  const { app, page } = await launchWindow({
    userData: await mkdtemp(join(tmpdir(), 'ivus-teach-')),
    args: [await deidentifiedSample(userData)],
    size: SIZE,
  });
  await seeFrame(page, 1);
  await measure(page, truth, 0);
  await savedText(page, await answerSaveDialog(app, join(userData, 'Reader B.ivus.json')));
  await describeStudy(page);
  await addReader(app, page, userData);
  await makeStudy(page);
  await noSheet(page);
  await page.getByRole('button', { name: /^A vein of our own/ }).waitFor();
  await page.getByRole('textbox', { name: 'Trainee', exact: true }).fill('Fellow A');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('region', { name: 'This attempt' }).waitFor();
  await measure(page, truth, 0.4);
  await submit(page);
  await expect.poll(() => page.getByTestId('teaching-point').innerText()).toBe('Trace where dark turns to bright.');
  const tooLong = Number(/lesion\/outline-min: ([+−][\d.]+)/.exec((await shownRows(page)).join('\n'))?.[1]);
  expect(Math.abs(tooLong - 0.8)).toBeLessThan(0.1);
  await app.close();
});

test('axe-core finds nothing wrong in practice, from the list of studies to the sheets of its records', async () => {
  const truth = await truthOfSample();
  const { app, page } = await launchWindow({ userData: await mkdtemp(join(tmpdir(), 'ivus-teach-')), size: SIZE });
  await seeFrame(page, 1);
  const practice = async () => page.getByRole('tab', { name: 'Practice' }).click();
  const sheet = (name: string) => async () => {
    await page.getByRole('button', { name }).click();
    await page.getByRole('dialog').waitFor();
  };
  await practice();
  await page.getByLabel('Trainee').fill('Fellow A');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^1 · Left leg/ }).click();
  const list = {
    Studies: practice,
    Compare: sheet('Compare trainees…'),
    'Make a study': sheet('Make a practice study from this run…'),
  };
  expect(await lookedAt(page, list)).toEqual([]);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('region', { name: 'This attempt' }).waitFor();
  await measure(page, truth, 0.4);
  expect(await lookedAt(page, { Attempt: practice })).toEqual([]);
  await submit(page);
  await shownRows(page);
  expect(await lookedAt(page, { Result: practice, Progress: sheet('Progress…') })).toEqual([]);
  await picture(page, 'practice-result-light-1280x800');
  await sheet('Progress…')();
  await picture(page, 'practice-progress-light-1280x800');
  await resize(app, page, { width: 2560, height: 1440 });
  await picture(page, 'practice-progress-light-2560x1440');
  await app.close();
});
