import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Contour } from '../../core/geometry/point.ts';
import type { PlanCase } from '../../core/plan/case.ts';
import { projectFolder } from '../../electron/runtime/project.mjs';
import { choose, goToFrame, picture, seeFrame, trace } from './operator.ts';
import { launchWindow } from './window.ts';

interface Truth {
  readonly mmPerPixel: number;
  readonly teachingPoint: string;
  readonly lesion: { readonly frame: number };
  readonly reference: { readonly frame: number };
  readonly planCase: PlanCase;
  readonly frames: readonly { readonly frame: number; readonly outlinePx: Contour }[];
}

const SHAPE = { width: 512, height: 512, aspect: 1 };
const SIZE = { width: 1280, height: 800 };

async function truthOfSample(): Promise<Truth> {
  const path = join(projectFolder, 'samples/generated/truth/classic-left-nivl.json');
  return JSON.parse(await readFile(path, 'utf8')) as Truth;
}

/** The true outline of a frame with every point moved outwards from the middle by so many millimetres. */
function widened({ frames, mmPerPixel }: Truth, frame: number, byMm: number): Contour {
  const outline = frames.find((candidate) => candidate.frame === frame)?.outlinePx ?? [];
  const middle = [0, 1].map((axis) => outline.reduce((sum, place) => sum + (place[axis] ?? 0), 0) / outline.length);
  const [cx = 0, cy = 0] = middle;
  return outline.map(([x, y]) => {
    const away = Math.hypot(x - cx, y - cy);
    const factor = 1 + byMm / mmPerPixel / away;
    return [cx + (x - cx) * factor, cy + (y - cy) * factor];
  });
}

/** Both lumens of the sample, the lesion traced `byMm` too wide on every side. */
async function measure(page: Page, truth: Truth, byMm: number): Promise<void> {
  await page.getByRole('tab', { name: 'Measure' }).click();
  await goToFrame(page, truth.lesion.frame);
  await trace(page, widened(truth, truth.lesion.frame, byMm), SHAPE);
  await choose(page, 'Traced in', 'expiration');
  await goToFrame(page, truth.reference.frame);
  await trace(page, widened(truth, truth.reference.frame, 0), SHAPE);
  await page.getByLabel('Normal, not compressed').check();
}

async function start(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Practice' }).click();
  await page.getByRole('button', { name: /^1 · Left leg/ }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('region', { name: 'This attempt' }).waitFor();
  await seeFrame(page, 1);
}

test('a fellow practises twice and sees both attempts', async () => {
  const truth = await truthOfSample();
  const userData = await mkdtemp(join(tmpdir(), 'ivus-practice-'));
  const { app, page } = await launchWindow({ userData, size: SIZE });
  await seeFrame(page, 1);
  await page.getByRole('tab', { name: 'Practice' }).click();
  await page.getByLabel('Trainee').fill('Fellow A');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^1 · Left leg/ }).waitFor();
  await picture(page, 'practice-studies-1280x800');
  await start(page);
  await picture(page, 'practice-start-1280x800');
  await measure(page, truth, 0.4);
  await page.getByRole('tab', { name: 'Practice' }).click();
  expect(await page.getByText(truth.teachingPoint).count()).toBe(0);
  await page.getByRole('button', { name: 'Submit…' }).click();
  await page.getByTestId('score-summary').waitFor();
  await picture(page, 'practice-result-1280x800');
  await app.close();
});
