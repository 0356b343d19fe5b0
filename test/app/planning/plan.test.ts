import { execFile } from 'node:child_process';
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { PlanAnswer } from '../../../core/plan/answer.ts';
import type { PlanCase } from '../../../core/plan/case.ts';
import { caseOf } from '../../../core/session/derived/case.ts';
import { readSession } from '../../../core/session/document/file.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { answerSaveDialog } from '../support/dialogs.ts';
import { WAYS } from '../support/headlines.ts';
import { figures, fillAxis, goToFrame, picture, preferTheme, seeFrame, trace } from '../support/operator.ts';
import { resize } from '../support/program.ts';
import type { Truth } from '../support/sample-operator.ts';
import { answerByKeys, SHAPE, traceAll, truthOfSample } from '../support/sample-operator.ts';
import { sharedProgram } from '../support/shared.ts';
import { launchWindow } from '../support/window.ts';

const SMALL = { width: 1280, height: 800 };
const LARGE = { width: 2560, height: 1440 };
const run = promisify(execFile);

/** Saves with Ctrl+S to a file that the dialog is told, and gives the plan case of what was saved. */
async function savedCase(page: Page, path: string): Promise<PlanCase> {
  const changed = () =>
    stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
  const before = await changed();
  await page.keyboard.press('Control+s');
  await expect.poll(changed).toBeGreaterThan(before);
  const session = readSession(await readFile(path, 'utf8'), path);
  if (!session.ok) throw new Error(session.problem);
  const { planCase } = caseOf(session.value);
  if (!planCase.ok) throw new Error(planCase.problem);
  return planCase.value;
}

async function ivus(...words: readonly string[]): Promise<string> {
  return (await run('npm', ['run', '-s', 'ivus', '--', ...words], { cwd: projectFolder })).stdout;
}

/** What the window shows and what was saved, for each way. */
async function goAllWays(page: Page, truth: Truth, saved: string) {
  const seen: { readonly shown: Awaited<ReturnType<typeof figures>>; readonly planCase: PlanCase }[] = [];
  for (const { outcome, words, also, change } of WAYS) {
    await change(page, truth);
    await expect.poll(async () => (await figures(page)).headline).toBe(words);
    const shown = await figures(page);
    await expect.poll(() => page.getByRole('tabpanel').innerText()).toContain(also);
    await picture(page, `plan-${outcome.toLowerCase().replaceAll('_', '-')}-1280x800`);
    seen.push({ shown, planCase: await savedCase(page, saved) });
  }
  return seen;
}

test('a full case from the first finding to the stent, then every other headline; the command line says the same of each', async () => {
  const truth = await truthOfSample();
  const folder = await mkdtemp(join(tmpdir(), 'ivus-plan-'));
  const { app, page } = await launchWindow({ userData: join(folder, 'data'), size: SMALL });
  const saved = join(folder, 'case.ivus.json');
  await answerSaveDialog(app, saved);
  await traceAll(page, truth);
  await fillAxis(page, truth.planCase.axis ?? {});
  await page.getByRole('tab', { name: 'Assessment' }).click();
  await page.getByRole('tab', { name: 'Assessment' }).focus();
  // A key a second would still be under a minute.
  expect(await answerByKeys(page, truth.planCase.findings)).toBeLessThan(40);
  await expect
    .poll(() => page.getByRole('tabpanel').getByRole('status').first().innerText())
    .toContain('Nothing is missing');
  await page.getByTestId('states').scrollIntoViewIfNeeded();
  await picture(page, 'findings-1280x800');

  const seen = await goAllWays(page, truth, saved);
  const batch = join(folder, 'cases.jsonl');
  await writeFile(batch, seen.map(({ planCase }) => `${JSON.stringify(planCase)}\n`).join(''));
  const answers = (await ivus('plan', '--batch', batch))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as PlanAnswer);
  expect(answers.map(({ outcome }) => outcome)).toEqual(WAYS.map(({ outcome }) => outcome));
  for (const [index, { metrics }] of answers.entries()) {
    const shown = seen[index]?.shown;
    expect(shown?.mld).toContain(`${metrics.mldMm?.toFixed(1)} mm`);
    expect(shown?.rvd).toContain(`${metrics.rvdMm?.toFixed(1)} mm`);
    expect(shown?.stenosis).toContain(`${metrics.diameterStenosisPct?.toFixed(1)} %`);
  }
  expect(JSON.parse(await ivus('plan', saved, '--json'))).toEqual(answers.at(-1));
  await app.close();
});

const shared = sharedProgram(SMALL);

/** A window with the sample study traced and its axis known. */
async function tracedWindow(size: { readonly width: number; readonly height: number }, truth: Truth) {
  const { app, page } = await shared();
  await resize(app, page, size);
  await traceAll(page, truth);
  await fillAxis(page, truth.planCase.axis ?? {});
  return page;
}

/** The 4th of the 8 frames from 0 to 5.6 mm lies at 2.8 mm where travel is even. */
async function positionFrames(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Lengths' }).click();
  for (const [frame, mm] of [
    [16, '0'],
    [24, '5.6'],
  ] as const) {
    await goToFrame(page, frame);
    await page.getByRole('textbox', { name: `Position of frame ${frame}` }).fill(mm);
    await page.keyboard.press('Enter');
  }
}

test('a number leads to its outline, a mark to its frame; a marked length is taken only by a press', async () => {
  const truth = await truthOfSample();
  const page = await tracedWindow(SMALL, truth);
  await page.getByRole('tab', { name: 'Plan' }).click();
  await page.getByTestId('mld').getByRole('button').first().click();
  await seeFrame(page, truth.lesion.frame);
  await page.getByTestId('rvd').getByRole('button').first().click();
  await seeFrame(page, truth.reference.frame);

  await goToFrame(page, 16);
  await page.keyboard.press('b');
  await page.keyboard.press('c');
  await goToFrame(page, 20);
  await page.keyboard.press('b');
  await page.getByRole('button', { name: /Lesion starts/ }).click();
  await page.getByRole('button', { name: 'Go to Iliocaval confluence, frame 16' }).click();
  await seeFrame(page, 16);
  await page
    .getByLabel(/^Landmarks on/)
    .getByRole('button', { name: 'Frame 20 · Lesion starts' })
    .click();
  await seeFrame(page, 20);

  await positionFrames(page);
  const lesionStart = page.getByRole('textbox', { name: /^Lesion starts/ });
  await expect.poll(() => lesionStart.inputValue()).toBe('3');
  await page.getByRole('button', { name: /^Use 2.8 mm from frame 20/ }).click();
  await expect.poll(() => lesionStart.inputValue()).toBe('2.8');
  await goToFrame(page, 22);
  await page.keyboard.press('b');
  await page.keyboard.press('i');
  await expect
    .poll(() => page.getByTestId('lengths-drawing').getByRole('img').getAttribute('aria-label'))
    .toContain('Common iliac at 4.2 mm');
  await page.getByTestId('lengths-drawing').scrollIntoViewIfNeeded();
  await preferTheme(page, 'light');
  await picture(page, 'axis-light-1280x800');
});

test('a repeated tracing gives an interval across the gate and moves no number of the plan', async () => {
  const truth = await truthOfSample();
  const page = await tracedWindow(LARGE, truth);
  const before = await figures(page);
  await page.getByTestId('spread').getByRole('button', { name: 'Trace again' }).first().click();
  await seeFrame(page, truth.lesion.frame);
  const lumen = truth.frames.find(({ frame }) => frame === truth.lesion.frame)?.outlinePx ?? [];
  const wider = lumen.map(([x, y], k) => [x, y + (k < lumen.length / 2 ? 2 : -2)] as const);
  await trace(page, wider, SHAPE);
  await expect.poll(() => figures(page)).toEqual(before);
  await expect.poll(() => page.getByTestId('intervals').innerText()).toContain('Within measurement error of the gate');
  await picture(page, 'plan-sure-2560x1440');
  await preferTheme(page, 'light');
  await picture(page, 'plan-sure-light-2560x1440');
});
