import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { contentDigest } from '../../../core/dicom/bytes/digest.ts';
import { openRun } from '../../../core/dicom/study.ts';
import type { Contour } from '../../../core/geometry/point.ts';
import type { PlanCase } from '../../../core/plan/case.ts';
import { BUILT_IN_CATALOGUE } from '../../../core/plan/catalogue.ts';
import { type Catalogue, writeCatalogue } from '../../../core/plan/catalogue-file.ts';
import type { Outline, Session } from '../../../core/session/document/document.ts';
import { emptySession } from '../../../core/session/document/document.ts';
import { writeSession } from '../../../core/session/document/file.ts';
import { newRecord, studyOf } from '../../../core/session/document/identity.ts';
import { openFileSource } from '../../../electron/file-source.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { UNSAID } from '../../core/session/fixture.ts';
import { truthAt } from '../../truth-at.ts';
import { answerOpenDialog, answerSaveDialog } from '../support/dialogs.ts';
import { noSheet, picture, putAway, seeFrame } from '../support/operator.ts';
import { launchWindow } from '../support/window.ts';

interface Truth {
  readonly lesion: { readonly frame: number; readonly inspirationFrame: number };
  readonly reference: { readonly frame: number };
  readonly planCase: PlanCase;
  readonly frames: readonly { readonly frame: number; readonly outlinePx: Contour }[];
}

const SIZE = { width: 1280, height: 800 };
const sample = (name: string) => join(projectFolder, 'samples/generated', name);
const run = promisify(execFile);

/** The sample study as somebody left it who has traced, answered and measured everything. */
async function finishedSession(): Promise<Session> {
  const truth = await truthAt<Truth>(sample('truth/practice-01.json'));
  const source = await openFileSource(sample('practice-01.dcm'));
  if (!source.ok) throw new Error(source.problem);
  const opened = await openRun(source.value);
  if (!opened.ok) throw new Error(opened.problem);
  const record = newRecord({ run: opened.value, digest: await contentDigest(source.value, opened.value) });
  await source.value.close();
  const drawn = (id: string, frame: number, words: Partial<Outline>): Outline => ({
    id,
    name: id,
    run: record.sopInstanceUid,
    frame: frame - 1,
    knots: truth.frames.find((each) => each.frame === frame)?.outlinePx.filter((_, k) => k % 8 === 0) ?? [],
    ...UNSAID,
    role: 'lesion',
    state: 'expiration',
    ...words,
  });
  return {
    ...emptySession(studyOf(opened.value)),
    runs: [record],
    outlines: [
      drawn('Lesion 1', truth.lesion.frame, { primary: true }),
      drawn('Lesion 2', truth.lesion.inspirationFrame, { state: 'inspiration' }),
      drawn('Reference 1', truth.reference.frame, { role: 'reference', segment: 'EIV', normal: true }),
    ],
    findings: truth.planCase.findings ?? {},
    axis: truth.planCase.axis ?? {},
  };
}

async function openFinished(): Promise<{ app: ElectronApplication; page: Page; folder: string; file: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-catalogue-'));
  const file = join(folder, 'finished.ivus.json');
  await writeFile(file, writeSession(await finishedSession()));
  const args = [sample('practice-01.dcm'), file];
  const { app, page } = await launchWindow({ userData: join(folder, 'data'), args, size: SIZE });
  await seeFrame(page, 1);
  await page.getByRole('tab', { name: 'Plan' }).click();
  return { app, page, folder, file };
}

const row = (page: Page, id: string) => page.getByTestId(`catalogue-row-${id}`);
const field = (page: Page, name: string) => page.locator(`form [name="${name}"]`);
const headline = (page: Page) => page.getByTestId('plan-headline').innerText();

test('a row is corrected, refused until it is right, verified with who and when, and undone; the plan follows each time', async () => {
  const { app, page } = await openFinished();
  await expect.poll(() => headline(page)).toContain('Abre 16 × 80 mm');
  await page.getByRole('button', { name: 'Catalogue…' }).click();
  await expect.poll(() => page.getByTestId(/^catalogue-row-/).count()).toBe(13);
  await expect.poll(() => row(page, 'zilver-vena').innerText()).toContain('not verified');
  await picture(page, 'catalogue-1280x800');
  await page.getByRole('button', { name: 'Edit Zilver Vena' }).click();
  await field(page, 'diameters').fill('14, sixteen');
  await field(page, 'verifiedBy').fill('Dr Example');
  const form = page.getByRole('form', { name: 'Product' });
  await form.getByRole('button', { name: 'Save' }).click();
  for (const sentence of [
    '“sixteen” cannot be read: enter millimetres',
    'Enter the instructions for use',
    'Enter the date',
  ]) {
    await expect.poll(() => form.innerText()).toContain(sentence);
  }
  await expect.poll(() => field(page, 'diameters').evaluate((input) => input === document.activeElement)).toBe(true);
  await picture(page, 'catalogue-form-1280x800');
  // 15.5 mm is 2.5 mm over the reference of 13.0 mm; of 60, 100 and 140 mm only 100 mm ends in 66 to 114.
  await field(page, 'diameters').fill('15.5');
  await field(page, 'ifuCitation').fill('Example IFU, rev. 1');
  await field(page, 'verifiedBy').fill('Dr Example');
  await field(page, 'verifiedOn').fill('2026-01-15');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect
    .poll(() => row(page, 'zilver-vena').innerText())
    .toContain('verified by Dr Example on 2026-01-15 against Example IFU, rev. 1');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await noSheet(page);
  await expect.poll(() => headline(page)).toContain('Zilver Vena 15.5 × 100 mm');
  await expect
    .poll(() => page.getByTestId('product-source').first().innerText())
    .toContain('Verified by Dr Example on 2026-01-15');
  await page.keyboard.press('Control+z');
  await expect.poll(() => headline(page)).toContain('Abre 16 × 80 mm');
  await app.close();
});

test('by keyboard alone a product is completed and deleted again; Escape leaves the form, then the catalogue', async () => {
  const { app, page } = await openFinished();
  await page.getByRole('button', { name: 'Catalogue…' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('#add-product').focus();
  await page.keyboard.press('Enter');
  await field(page, 'id').focus();
  await page.keyboard.type('own-stent');
  for (const text of ['Own Stent', 'Somebody', '', '']) {
    await page.keyboard.press('Tab');
    if (text !== '') await page.keyboard.type(text);
  }
  // Past the choices of status and stock.
  for (let times = 0; times < 3; times++) await page.keyboard.press('Tab');
  await page.keyboard.type('15.5');
  await page.keyboard.press('Tab');
  await page.keyboard.type('80 100');
  await page.keyboard.press('Enter');
  await expect.poll(() => row(page, 'own-stent').innerText()).toContain('⌀ 15.5 × 80, 100');
  await page.getByRole('button', { name: 'Edit Own Stent' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('form', { name: 'Product' }).waitFor();
  await field(page, 'name').focus();
  await page.keyboard.press('Escape');
  await row(page, 'own-stent').waitFor();
  await page.keyboard.press('Escape');
  await noSheet(page);
  // 15.5 mm is 2.5 mm over the reference of 13.0 mm, the middle of the window, and 80 mm ends at 80 in 66 to 114.
  await expect.poll(() => headline(page)).toContain('Own Stent 15.5 × 80 mm');
  await page.getByRole('button', { name: 'Catalogue…' }).press('Enter');
  await page.getByRole('button', { name: 'Delete Own Stent' }).press('Enter');
  await putAway(page);
  await expect.poll(() => headline(page)).toContain('Abre 16 × 80 mm');
  await app.close();
});

test('a catalogue goes out to a file and comes back; a broken one is refused with its place; the saved session plans the same', async () => {
  const { app, page, folder, file } = await openFinished();
  const exported = join(folder, 'site.ivus-catalogue.json');
  await answerSaveDialog(app, exported);
  await answerOpenDialog(app, exported);
  await page.getByRole('button', { name: 'Catalogue…' }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect.poll(() => readFile(exported, 'utf8').catch(() => '')).toMatch(/ivus-catalogue\/1.*\}\s*$/s);
  const catalogue = JSON.parse(await readFile(exported, 'utf8')) as Catalogue;
  const wider = catalogue.products.map((each) => (each.id === 'zilver-vena' ? { ...each, diametersMm: [15.5] } : each));
  await writeFile(exported, JSON.stringify({ ...catalogue, products: wider }));
  await page.getByRole('button', { name: 'Import…' }).click();
  await expect.poll(() => row(page, 'zilver-vena').innerText()).toContain('⌀ 15.5');
  await writeFile(exported, JSON.stringify({ ...catalogue, products: [{ ...wider[0], lengthsMm: [-60] }] }));
  await page.getByRole('button', { name: 'Import…' }).click();
  await expect
    .poll(() => page.getByTestId('catalogue-notice').innerText())
    .toContain('correct products[0].lengthsMm[0]: must be greater than 0');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await noSheet(page);
  await expect.poll(() => headline(page)).toContain('Zilver Vena 15.5 × 100 mm');
  await answerSaveDialog(app, file);
  await page.keyboard.press('Control+s');
  await expect.poll(() => readFile(file, 'utf8')).toMatch(/15\.5.*\}\n$/s);
  const { stdout } = await run('npm', ['run', '-s', 'ivus', '--', 'plan', file, '--json'], { cwd: projectFolder });
  const [device] = (JSON.parse(stdout) as { devices: { diameterMm: number; lengthMm: number }[] }).devices;
  expect([device?.diameterMm, device?.lengthMm]).toEqual([15.5, 100]);
  await app.close();
});

test('what is in stock belongs to this computer: a change goes to both where it shall, a study that differs says so, and takes it over in one step', async () => {
  const { app, page, folder } = await openFinished();
  await expect.poll(() => headline(page)).toContain('Abre 16 × 80 mm');
  expect(await page.getByTestId('catalogue-differs').count()).toBe(0);
  await page.getByRole('button', { name: 'Catalogue…' }).click();
  await page.getByLabel('this study and this computer’s catalogue').check();
  await page.getByLabel('Abre in stock').click();
  await expect.poll(() => row(page, 'abre').innerText()).toContain('Not in stock, not proposed');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await noSheet(page);
  await expect.poll(() => headline(page)).toContain('Venovo 16 × 80 mm');
  await expect.poll(() => page.getByTestId('refused').innerText()).toContain('Abre 16 × 80 mm: not in stock');
  const kept = join(folder, 'data', 'catalogue.ivus-catalogue.json');
  await expect.poll(() => readFile(kept, 'utf8').catch(() => '')).toMatch(/"inStock": false/);
  // The study alone goes back: now it is the older one of the two.
  await page.keyboard.press('Control+z');
  await expect.poll(() => headline(page)).toContain('Abre 16 × 80 mm');
  await expect
    .poll(() => page.getByTestId('catalogue-differs').innerText())
    .toContain('differs from this computer’s: Abre');
  await picture(page, 'catalogue-differs-1280x800');
  await page.getByRole('button', { name: 'Use this computer’s catalogue' }).click();
  await expect.poll(() => headline(page)).toContain('Venovo 16 × 80 mm');
  expect(await page.getByTestId('catalogue-differs').count()).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => headline(page)).toContain('Abre 16 × 80 mm');
  await page.getByRole('button', { name: 'Catalogue…' }).click();
  await page.getByRole('button', { name: 'Keep as this computer’s catalogue' }).click();
  await expect.poll(() => readFile(kept, 'utf8')).not.toContain('inStock');
  await page.getByRole('button', { name: 'Restore this computer’s previous catalogue' }).click();
  await expect.poll(() => readFile(kept, 'utf8')).toContain('"inStock": false');
  await app.close();
});

test('a study that nobody has worked on takes a copy of this computer’s catalogue; a session of before keeps its own', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-stock-'));
  const file = join(folder, 'before.ivus.json');
  await writeFile(file, writeSession(await finishedSession()));
  const products = BUILT_IN_CATALOGUE.products.map((each) => (each.id === 'abre' ? { ...each, inStock: false } : each));
  await mkdir(join(folder, 'data'));
  const kept = join(folder, 'data', 'catalogue.ivus-catalogue.json');
  await writeFile(kept, writeCatalogue({ ...BUILT_IN_CATALOGUE, products }));
  const args = [sample('practice-01.dcm')];
  const { app, page } = await launchWindow({ userData: join(folder, 'data'), args, size: SIZE });
  await seeFrame(page, 1);
  await page.getByRole('tab', { name: 'Plan' }).click();
  await page.getByRole('button', { name: 'Catalogue…' }).click();
  await expect.poll(() => page.getByLabel('Abre in stock').isChecked()).toBe(false);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await answerOpenDialog(app, file);
  await page.keyboard.press('Control+o');
  await expect.poll(() => headline(page)).toContain('Abre 16 × 80 mm');
  await expect.poll(() => page.getByTestId('catalogue-differs').count()).toBe(1);
  await app.close();
});
