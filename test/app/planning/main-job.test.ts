import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Contour } from '../../../core/geometry/point.ts';
import type { PlanCase } from '../../../core/plan/case.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { serveWindow } from '../../../electron/runtime/web.ts';
import {
  answerFindings,
  choose,
  figures,
  fillAxis,
  goToFrame,
  picture,
  saved,
  seeFrame,
  trace,
} from '../support/operator.ts';
import { kill } from '../support/program.ts';
import { LESION, REFERENCE } from '../support/role-card.ts';
import { launchWindow, openPage } from '../support/window.ts';

interface Truth {
  readonly lesion: { readonly frame: number; readonly inspirationFrame: number };
  readonly reference: { readonly frame: number };
  readonly measures: { readonly mldMm: number; readonly rvdMm: number; readonly diameterStenosisPct: number };
  readonly planCase: PlanCase;
  readonly frames: readonly { readonly frame: number; readonly outlinePx: Contour }[];
}

const SHAPE = { width: 512, height: 512, aspect: 1 };
const SIZE = { width: 1280, height: 800 };
const LARGE = { width: 2560, height: 1440 };

async function truthOfSample(): Promise<Truth> {
  const path = join(projectFolder, 'samples/generated/truth/practice-01.json');
  return JSON.parse(await readFile(path, 'utf8')) as Truth;
}

function outlineOn(truth: Truth, frame: number): Contour {
  return truth.frames.find((candidate) => candidate.frame === frame)?.outlinePx ?? [];
}

/** What a radiologist does with the sample study: two states of the lesion, the reference, the questions, the axis. */
async function doTheJob(page: Page, truth: Truth): Promise<void> {
  await seeFrame(page, 1);
  await goToFrame(page, truth.lesion.frame);
  await trace(page, outlineOn(truth, truth.lesion.frame), SHAPE, 8, LESION);
  await goToFrame(page, truth.lesion.inspirationFrame);
  await trace(page, outlineOn(truth, truth.lesion.inspirationFrame), SHAPE, 8, ['lesion', 'CIV', 'inspiration']);
  await goToFrame(page, truth.reference.frame);
  await trace(page, outlineOn(truth, truth.reference.frame), SHAPE, 8, REFERENCE);
  await choose(page, 'Traced in', 'expiration');
  await fillAxis(page, truth.planCase.axis ?? {});
  await answerFindings(page, truth.planCase.findings ?? {});
}

function numberIn(text: string): number {
  return Number(/\d+(\.\d+)?/.exec(text.replace(/^[^\d]*?(?=\d)/, ''))?.[0]);
}

async function expectTheTruth(page: Page, truth: Truth): Promise<void> {
  await expect.poll(async () => (await figures(page)).headline).toContain('16 × 80 mm');
  const read = await figures(page);
  expect(Math.abs(numberIn(read.mld) - truth.measures.mldMm)).toBeLessThan(0.15);
  expect(Math.abs(numberIn(read.rvd) - truth.measures.rvdMm)).toBeLessThan(0.15);
  expect(Math.abs(numberIn(read.stenosis) - truth.measures.diameterStenosisPct)).toBeLessThan(1.2);
}

test('the sample study: trace both, answer, get the stent; killed once all is said to be kept and started again, everything is there', async () => {
  const truth = await truthOfSample();
  const userData = await mkdtemp(join(tmpdir(), 'ivus-job-'));
  const first = await launchWindow({ userData, size: SIZE });
  await doTheJob(first.page, truth);
  await expectTheTruth(first.page, truth);
  const before = await figures(first.page);
  await picture(first.page, 'plan-1280x800');
  await saved(first.page);
  await kill(first.app);
  const second = await launchWindow({ userData, size: LARGE });
  // Where it was left.
  await seeFrame(second.page, truth.reference.frame);
  await expect.poll(() => figures(second.page)).toEqual(before);
  await second.page.getByRole('tab', { name: 'Trace' }).click();
  await expect.poll(() => second.page.getByTestId('outline-row').count()).toBe(3);
  await second.page.getByTestId('outline-row').first().getByRole('button').first().click();
  await seeFrame(second.page, truth.lesion.frame);
  await picture(second.page, 'measure-2560x1440');
  await kill(second.app);
});

test('the same page in a plain browser does the same job', async () => {
  const truth = await truthOfSample();
  const server = await serveWindow({
    folder: join(projectFolder, 'out/renderer'),
    samples: join(projectFolder, 'samples/generated'),
  });
  const { browser, page } = await openPage(server.url, { viewport: SIZE });
  await doTheJob(page, truth);
  await expectTheTruth(page, truth);
  const before = await figures(page);
  await saved(page);
  await page.reload();
  await seeFrame(page, truth.reference.frame);
  await expect.poll(() => figures(page)).toEqual(before);
  await browser.close();
  await server.close();
});
