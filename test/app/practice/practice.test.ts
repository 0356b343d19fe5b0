import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { PreloadBridge } from '../../../core/contract.ts';
import type { Contour } from '../../../core/geometry/point.ts';
import { dispatch } from '../../../electron/cli/dispatch.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { automaticBesideTruth, automaticIsOff } from '../support/automatic-in-practice.ts';
import { answerOpenDialog, answerSaveDialog } from '../support/dialogs.ts';
import { measure, SHAPE, SIZE, shownRows, submit, type Truth, truthOfSample, widened } from '../support/fellow.ts';
import { clickPicture, picture, seeFrame } from '../support/operator.ts';
import { resize } from '../support/program.ts';
import { savedText } from '../support/saved.ts';
import { launchWindow } from '../support/window.ts';

async function start(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Practice' }).click();
  await page.getByRole('button', { name: /^1 · Left leg/ }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('region', { name: 'This attempt' }).waitFor();
  await seeFrame(page, 1);
}

const DIGITS: Readonly<Record<string, number>> = { mm: 2, 'mm²': 1, '%': 1, points: 1, share: 3 };

/** Puts the attempt away and takes it up again, as somebody who is called away does. */
async function leaveAndComeBack(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Practice' }).click();
  await page.getByRole('button', { name: 'Other studies' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByText('You started this attempt earlier').waitFor();
  await page.getByRole('tab', { name: 'Trace' }).click();
  await expect.poll(() => page.getByTestId('outline-row').count()).toBe(2);
}

/** The class of what has to be scrolled sideways to see the whole of something; null when nothing has. */
function scrolledSideways(page: Page, testId: string): Promise<string | null> {
  return page
    .getByTestId(testId)
    .first()
    .evaluate((seen) => {
      for (let part: Element | null = seen; part !== null; part = part.parentElement)
        if (part.scrollWidth > part.clientWidth && getComputedStyle(part).overflowX !== 'visible')
          return part.className;
      return null;
    });
}

/** Which ids of studies, that tell what each shows, a trainee finds in the page, its addresses or what the shell has told it. */
async function givenAway(page: Page): Promise<readonly string[]> {
  const seen = await page.evaluate(async () => {
    const { ivusShell } = globalThis as unknown as { ivusShell: PreloadBridge };
    const addresses = performance.getEntriesByType('resource').map(({ name }) => name);
    return JSON.stringify([await ivusShell.call('practiceStudies', null), document.body.outerHTML, addresses]);
  });
  expect(seen).toContain('practice-14');
  const ids = (await readdir(join(projectFolder, 'samples/cases'))).map((name) => name.replace('.json', ''));
  // A method of measuring lengths has the same word in every study.
  return ids.filter((id) => id !== 'motorised-pullback' && seen.includes(id));
}

/** Submit asks first, lists what is missing, and Escape goes back to the attempt as it was. */
async function submitAsksFirst(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Practice' }).click();
  await page.getByRole('button', { name: 'Submit…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Submit this attempt?' });
  await expect.poll(() => sheet.getByTestId('own-decision').innerText()).toBe('Your decision: none yet.');
  await expect
    .poll(() => sheet.getByRole('list', { name: 'Missing' }).innerText())
    .toContain('Trace the lesion in another breath state');
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await page.getByRole('region', { name: 'This attempt' }).waitFor();
  await page.getByRole('tab', { name: 'Trace' }).click();
  await expect.poll(() => page.getByTestId('outline-row').count()).toBe(3);
}

/** The same of `ivus score` on a saved session. */
async function scoredRows(session: string): Promise<readonly string[]> {
  const out: string[] = [];
  const truth = join(projectFolder, 'samples/generated/truth/practice-01.json');
  await dispatch(['score', session, '--case', truth, '--json'], {
    out: (text) => out.push(text),
    err: () => undefined,
  });
  const { rows } = JSON.parse(out.join('\n')) as {
    readonly rows: readonly { key: string; error: number | null; unit: string | null; band: string }[];
  };
  return rows.map(({ key, error, unit, band }) => `${key}: ${errorText(error, unit)} ${band}`);
}

function errorText(error: number | null, unit: string | null): string {
  if (error === null || unit === null) return '–';
  const size = Math.abs(error).toFixed(DIGITS[unit]);
  const sign = Number(size) === 0 ? '' : error > 0 ? '+' : '−';
  return `${sign}${size}${unit === 'share' ? '' : ` ${unit}`}`;
}

/** While a lumen is traced again nothing says which frame it is; whoever cancels sees again what was on the screen, with nothing changed. */
async function giveUpRepeating(page: Page, truth: Truth): Promise<void> {
  const before = await page.getByTestId('frame-counter').innerText();
  await page.getByRole('button', { name: 'Trace again, rotated' }).click();
  await seeFrame(page, truth.lesion.frame);
  const telling = page
    .getByText(new RegExp(`frame ${truth.lesion.frame}\\b`, 'i'))
    .or(page.getByLabel('Frame', { exact: true }));
  await expect
    .poll(() => telling.filter({ visible: true }).evaluateAll((all) => all.map((each) => each.outerHTML)))
    .toEqual([]);
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect.poll(() => page.getByTestId('frame-counter').innerText()).toBe(before);
  await page.getByText('Repeatability: trace one of your frames again').waitFor();
}

/** The lesion again, its frame turned by 120° about its middle: half a random angle between 60° and 300° is a quarter of the way. */
async function repeatTurned(page: Page, truth: Truth): Promise<void> {
  await page.getByRole('tab', { name: 'Practice' }).click();
  await page.evaluate(() => {
    Math.random = () => 0.25;
  });
  await giveUpRepeating(page, truth);
  await page.getByRole('button', { name: 'Trace again, rotated' }).click();
  await seeFrame(page, truth.lesion.frame);
  await picture(page, 'practice-turned-1280x800');
  const [cos, sin] = [Math.cos((2 * Math.PI) / 3), Math.sin((2 * Math.PI) / 3)];
  const turned = widened(truth, truth.lesion.frame, 0).map(([x, y]): Contour[number] => {
    const [dx, dy] = [x - SHAPE.width / 2, y - SHAPE.height / 2];
    return [SHAPE.width / 2 + cos * dx - sin * dy, SHAPE.height / 2 + sin * dx + cos * dy];
  });
  for (const place of turned.filter((_, index) => index % 8 === 0)) await clickPicture(page, place, SHAPE);
  await page.keyboard.press('Enter');
  await page.getByText('1 repeat tracing.').waitFor();
}

/** Both attempts in the plots, and the record saved as a table and as a document. */
async function lookAtProgress(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  await page.getByRole('button', { name: 'Progress…' }).click();
  // 0.8 mm of 4.4 mm in the first attempt, nothing in the second: half of 18 %.
  await expect
    .poll(() => page.getByTestId('progress-sentences').innerText())
    .toMatch(
      /Your decision was right in 0 of 2 attempts\.\s+You read the MLD (8|9|10) % wide \(mean of 2 readings\)\./,
    );
  await page.getByText('Statistics').click();
  await page.getByRole('button', { name: 'Lesion: shortest diameter' }).click();
  await expect.poll(() => page.locator('[data-testid="scatter"][data-points="2"] canvas').count()).toBe(2);
  await resize(app, page, { width: 1600, height: 900 });
  await resize(app, page, SIZE);
  await expect.poll(() => scrolledSideways(page, 'scatter')).toBeNull();
  await picture(page, 'practice-progress-1280x800');
  // Both tracings of the lesion lie on its true outline, one of them turned: they hardly differ.
  const spread = page.getByTestId('repeatability').first().locator('td').nth(1);
  await expect.poll(async () => Number((await spread.innerText()).replace(' mm', ''))).toBeLessThan(0.1);
  const csv = await answerSaveDialog(app, join(folder, 'record.csv'));
  await page.getByRole('button', { name: 'Save CSV…' }).click();
  await expect.poll(() => readFile(csv, 'utf8').catch(() => '')).toContain('"Fellow A","2","practice-01",');
  const pdf = await answerSaveDialog(app, join(folder, 'record.pdf'));
  await page.getByRole('button', { name: 'Save PDF…' }).click();
  await expect.poll(() => readFile(pdf, 'latin1').catch(() => '')).toMatch(/^%PDF-1\.\d/);
}

/** The record exported, and read again beside the trainee's own under another name. */
async function compare(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  const exported = await answerSaveDialog(app, join(folder, 'A.ivus-practice.json'));
  await page.getByRole('button', { name: 'Export record…' }).click();
  await expect.poll(() => readFile(exported, 'utf8').catch(() => '')).toMatch(/"ivus-practice\/1".*\}\s*$/s);
  const other = join(folder, 'B.ivus-practice.json');
  await writeFile(other, (await readFile(exported, 'utf8')).replace('Fellow A', 'Fellow B'));
  await answerOpenDialog(app, other);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('button', { name: 'Other studies' }).click();
  await page.getByRole('button', { name: 'Compare trainees…' }).click();
  await page.getByRole('button', { name: 'Open exported records…' }).click();
  const measures = page.getByRole('table', { name: 'By measure' });
  await measures.getByRole('cell', { name: 'Fellow B' }).first().waitFor();
  await measures.getByRole('button', { name: 'Trainee' }).click();
  await measures.getByRole('button', { name: 'Trainee' }).click();
  await expect.poll(() => measures.locator('tbody tr').first().locator('td').first().innerText()).toBe('Fellow B');
  await picture(page, 'practice-compare-1280x800');
}

/** Both lumens, the lesion 0.4 mm too wide on every side: submitted, and every row as `ivus score` has it. */
async function firstAttempt(app: ElectronApplication, page: Page, truth: Truth, userData: string): Promise<void> {
  await start(page);
  await automaticIsOff(page);
  await measure(page, truth, 0.4);
  await expect.poll(() => page.getByText(truth.teachingPoint).count()).toBe(0);
  expect(await givenAway(page)).toEqual([]);
  const session = await answerSaveDialog(app, join(userData, 'attempt.ivus.json'));
  await savedText(page, session);
  await leaveAndComeBack(page);
  await submit(page);
  // 5.2 instead of 4.4 mm against 13 mm: 60 %.
  const decision = 'Decision: lesion not confirmed — true: stent 16 × 80 mm';
  await expect.poll(() => page.getByTestId('decision').innerText()).toContain(decision);
  await expect.poll(() => page.getByTestId('teaching-point').innerText()).toBe(truth.teachingPoint);
  await page
    .getByRole('button', { name: /^Frame 25/ })
    .last()
    .click();
  await seeFrame(page, truth.lesion.frame);
  await automaticBesideTruth(page, truth.lesion.frame);
  await picture(page, 'practice-result-1280x800');
  const rows = await shownRows(page);
  await expect.poll(() => scrolledSideways(page, 'score-row')).toBeNull();
  expect(rows.toSorted()).toEqual((await scoredRows(session)).toSorted());
  // 0.4 mm too wide on every side makes a diameter 0.8 mm too long, up to the straight pieces between the clicked points.
  const tooLong = Number(/lesion\/outline-min: ([+−][\d.]+)/.exec(rows.join('\n'))?.[1]);
  expect(Math.abs(tooLong - 0.8)).toBeLessThan(0.1);
}

/** The same traced on the wall, one lumen twice, and not decided: Submit asks first. */
async function secondAttempt(page: Page, truth: Truth): Promise<void> {
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Fellow A, attempt 2').waitFor();
  await seeFrame(page, 1);
  await expect.poll(() => page.getByTestId('outline-row').count()).toBe(0);
  await measure(page, truth, 0);
  await repeatTurned(page, truth);
  await submitAsksFirst(page);
  await submit(page);
}

test('a fellow practises twice, sees what `ivus score` says, and both attempts plotted; CSV and PDF are saved', async () => {
  const truth = await truthOfSample();
  const userData = await mkdtemp(join(tmpdir(), 'ivus-practice-'));
  const { app, page } = await launchWindow({ userData, size: SIZE });
  await seeFrame(page, 1);
  await page.getByRole('tab', { name: 'Practice' }).click();
  await page.getByLabel('Trainee').fill('Fellow A');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^1 · Left leg/ }).waitFor();
  await picture(page, 'practice-studies-1280x800');
  await firstAttempt(app, page, truth, userData);
  await secondAttempt(page, truth);
  await lookAtProgress(app, page, userData);
  await compare(app, page, userData);
  await app.close();
});
