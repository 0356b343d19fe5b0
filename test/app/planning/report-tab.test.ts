import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import type { Download, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { memorySource } from '../../../core/dicom/bytes/source.ts';
import { identityProblem } from '../../../core/dicom/header/deidentified.ts';
import { measureSession } from '../../../core/session/derived/measure.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { samplesFolder } from '../../../electron/runtime/sample-files.ts';
import { serveWindow } from '../../../electron/runtime/web.ts';
import { lookedAt } from '../support/axe.ts';
import { answerOpenDialog, answerSaveDialog } from '../support/dialogs.ts';
import { saved, seeFrame } from '../support/operator.ts';
import { traceAll, truthOfSample } from '../support/sample-operator.ts';
import { sharedProgram } from '../support/shared.ts';
import { openPage } from '../support/window.ts';

const run = promisify(execFile);
const openSample = sharedProgram({ width: 1280, height: 800 });
const run01 = join(projectFolder, 'samples/generated/practice-01.dcm');
const newFolder = () => mkdtemp(join(tmpdir(), 'ivus-report-tab-'));
const issuedSchema = z.object({ issues: z.array(z.object({ number: z.number(), issuedAt: z.string() })) });

/** The texts kept beside the working copies, by what they are. */
async function beside(userData: string, what: 'issued' | 'report') {
  const folder = join(userData, 'sessions');
  const name = (await readdir(folder)).find((each) => each.endsWith(`.${what}.json`));
  return name === undefined ? null : readFile(join(folder, name), 'utf8');
}

/** The working copy of the one study that was worked on. */
async function workingCopy(userData: string): Promise<string> {
  const folder = join(userData, 'sessions');
  const name = (await readdir(folder)).find((each) => /^[0-9a-f]{64}\.json$/.test(each)) ?? '';
  return readFile(join(folder, name), 'utf8');
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Waits until the pages on the screen are those of a PDF. */
async function seePages(page: Page, digest: string): Promise<void> {
  await page
    .locator(`[data-testid="report-pages"][data-digest="${digest}"] canvas[data-drawn="true"]`)
    .first()
    .waitFor();
}

const told = (page: Page, what: string) =>
  page
    .getByRole('status')
    .filter({ hasText: `${what} saved: ` })
    .waitFor();

async function fillIn(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Report' }).click();
  await page.getByLabel('Reader').fill('Dr Example');
  await page.getByLabel('Comment').fill('Repeat in a year.');
  await page.getByLabel('Comment').blur();
}

/** Everything that is taken along. */
const TAKEN_ALONG = [
  'practice-01-1-frame025-lesion.png',
  'practice-01-2-frame055-lesion.png',
  'practice-01-3-frame085-reference.png',
  'practice-01-lumens.csv',
  'practice-01-plan.csv',
  'practice-01-report-capture.dcm',
  'practice-01-report-key-objects.dcm',
  'practice-01-report-pdf.dcm',
  'practice-01-report-presentation.dcm',
  'practice-01-report-sr.dcm',
  'practice-01-report.json',
  'window.pdf',
];

test('the pages shown, the PDF saved by Ctrl+P and that of the command line are the same bytes, and no export touches the work', async () => {
  const { app, page, userData } = await openSample();
  await traceAll(page, await truthOfSample());
  await fillIn(page);
  await saved(page);
  const [before, out] = [await workingCopy(userData), await newFolder()];
  const pdf = await answerSaveDialog(app, join(out, 'window.pdf'));
  await page.keyboard.press('Control+p');
  await told(page, 'PDF');
  const digest = digestOf(await readFile(pdf));
  await seePages(page, digest);
  const { issues } = issuedSchema.parse(JSON.parse((await beside(userData, 'issued')) ?? ''));
  expect(issues.map(({ number }) => number)).toEqual([1]);
  await answerOpenDialog(app, out);
  await page.getByRole('checkbox', { name: /with presentation states and key objects/ }).check();
  for (const [button, what] of [
    ['Tables', 'Tables'],
    ['Pictures', 'Pictures'],
    ['DICOM objects', 'DICOM objects'],
  ] as const) {
    await page.getByRole('button', { name: button, exact: true }).click();
    await told(page, what);
  }
  expect((await readdir(out)).toSorted()).toEqual(TAKEN_ALONG);
  expect(await workingCopy(userData)).toBe(before);
  const session = await answerSaveDialog(app, join(out, 'case.ivus.json'));
  await page.keyboard.press('Control+s');
  await expect.poll(() => readFile(session, 'utf8').catch(() => '')).toMatch(/\}\n$/);
  const said = ['--reader', 'Dr Example', '--comment', 'Repeat in a year.', '--issued', issues[0]?.issuedAt ?? ''];
  await run('npm', ['run', '-s', 'ivus', '--', 'report', session, '--pdf', '--out', out, ...said, '--runs', run01], {
    cwd: projectFolder,
  });
  expect(digestOf(await readFile(join(out, 'case-report.pdf')))).toBe(digest);
});

test('what was typed is there again after a restart, a change makes a signed report a draft, and hidden patient data hide the pages', async () => {
  const { page } = await openSample();
  await traceAll(page, await truthOfSample());
  await fillIn(page);
  await page.getByRole('checkbox', { name: /Reference, external iliac vein/ }).uncheck();
  const signed = page.getByRole('checkbox', { name: /Signed by Dr Example/ });
  await signed.check();
  await page.getByLabel('Comment').fill('Repeat in two years.');
  await page.getByLabel('Comment').blur();
  await expect.poll(() => signed.isChecked()).toBe(false);
  await saved(page);
  await page.reload();
  await page.locator('[data-testid="viewer"][data-frame]').waitFor();
  await page.getByRole('tab', { name: 'Report' }).click();
  await expect.poll(() => page.getByLabel('Reader').inputValue()).toBe('Dr Example');
  await expect.poll(() => page.getByLabel('Comment').inputValue()).toBe('Repeat in two years.');
  await expect
    .poll(() => page.getByRole('checkbox', { name: /Reference, external iliac vein/ }).isChecked())
    .toBe(false);
  const drawn = page.locator('.report-pages canvas[data-drawn="true"]');
  await drawn.first().waitFor();
  const found = await lookedAt(page, { 'the Report tab': async () => drawn.first().waitFor() });
  expect(found).toEqual([]);
  await page.getByRole('button', { name: 'Enlarge preview' }).click();
  await page.getByRole('dialog', { name: 'Report' }).locator('canvas[data-drawn="true"]').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+p');
  await page.getByText('Patient data are hidden: the pages show them').waitFor();
  expect(await page.locator('.report-pages').count()).toBe(0);
});

/** The readings of every outline of a saved session. */
function readingsOf(session: string) {
  const measured = measureSession(session);
  return measured.ok ? measured.value.outlines.map(({ readings }) => readings) : measured.problem;
}

/** The page makes de-identified copies itself: cancelled ones leave nothing, others come as downloads and measure the same. */
async function deidentifiedHere(page: Page): Promise<void> {
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  await page.keyboard.press('Control+s');
  await expect.poll(() => downloads.length).toBe(1);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('De-identified copy');
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'De-identified copy' });
  await sheet.getByRole('button', { name: 'Add box across the top' }).click();
  await sheet.getByRole('checkbox', { name: /^I have looked through this run/ }).check();
  const go = sheet.getByRole('button', { name: 'Make and download the copies' });
  await go.click();
  await sheet.getByRole('button', { name: 'Cancel' }).click();
  await sheet.getByText('De-identifying was cancelled; no copy was left.').waitFor();
  expect(downloads.length).toBe(1);
  await go.click();
  await sheet.getByText('1 copy, with the session, in the downloads of this browser.').waitFor();
  await expect.poll(() => downloads.length).toBe(3);
  const names = downloads.map((download) =>
    download.suggestedFilename().replace(/^(de-identified-)[0-9a-f]{4}/, '$1…'),
  );
  expect(names.slice(1)).toEqual(['de-identified-…-run-0001.dcm', 'de-identified-…-session.ivus.json']);
  const [own = '', run = '', session = ''] = await Promise.all(downloads.map((download) => download.path()));
  expect(readingsOf(await readFile(session, 'utf8'))).toEqual(readingsOf(await readFile(own, 'utf8')));
  expect(await identityProblem(memorySource('copy', await readFile(run)))).toBeNull();
  await page.keyboard.press('Escape');
}

/** A picture goes to the clipboard of a page, or the page says why it does not. */
async function copiedHere(page: Page): Promise<void> {
  const copy = async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Copy the picture');
    await page.keyboard.press('Enter');
  };
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await copy();
  await page.getByText('Picture copied with its outlines.').waitFor();
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => [...item.types]));
  expect(types).toEqual(['image/png']);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await copy();
  await page.getByText('This browser gives no page its clipboard here: save the picture instead.').waitFor();
}

test('a page of a plain browser makes the same report twice with the same bytes, de-identified copies, and pictures for the clipboard', async () => {
  const server = await serveWindow({ folder: join(projectFolder, 'out/renderer'), samples: samplesFolder });
  const { browser, page } = await openPage(server.url, { viewport: { width: 1280, height: 800 } });
  await seeFrame(page, 1);
  await traceAll(page, await truthOfSample());
  await fillIn(page);
  const print = async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+p')]);
    return { name: download.suggestedFilename(), digest: digestOf(await readFile(await download.path())) };
  };
  const first = await print();
  expect(first.name).toBe('practice-01-report.pdf');
  await seePages(page, first.digest);
  expect(await print()).toEqual(first);
  await deidentifiedHere(page);
  await copiedHere(page);
  await browser.close();
  await server.close();
});

test('a part of the run becomes a video at the run’s own clock', async () => {
  const { app, page } = await openSample();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('as a video');
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Save as video' });
  await sheet.getByLabel('To frame').fill('12');
  await sheet.getByLabel('To frame').press('Tab');
  const file = await answerSaveDialog(app, join(await newFolder(), 'part'));
  await sheet.getByRole('button', { name: 'Save video of 12 frames' }).click();
  await page.getByText('Video saved: ').waitFor();
  const name = (await readdir(dirname(file)))[0] ?? '';
  const bytes = await readFile(join(dirname(file), name));
  const film = new Input({ formats: ALL_FORMATS, source: new BufferSource(Uint8Array.from(bytes)) });
  const track = await film.getPrimaryVideoTrack();
  // 20 frames a second, by the Frame Time of the phantom.
  expect(await track?.computeDuration()).toBeCloseTo(0.6, 3);
  expect((await track?.computePacketStats())?.packetCount).toBe(12);
  expect([track?.displayWidth, track?.displayHeight]).toEqual([512, 536]);
});
