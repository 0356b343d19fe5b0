import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Contour } from '../../../core/geometry/point.ts';
import type { PlanCase } from '../../../core/plan/case.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { truthAt } from '../../truth-at.ts';
import { goToFrame, trace } from './operator.ts';
import { LESION, REFERENCE } from './role-card.ts';

/** What the tests need of a sample's truth. */
export interface Truth {
  readonly mmPerPixel: number;
  readonly teachingPoint: string;
  readonly lesion: { readonly frame: number };
  readonly reference: { readonly frame: number };
  readonly planCase: PlanCase;
  readonly frames: readonly { readonly frame: number; readonly outlinePx: Contour }[];
}

/** The size of the sample's pictures. */
export const SHAPE = { width: 512, height: 512, aspect: 1 };
/** The size of the window. */
export const SIZE = { width: 1280, height: 800 };

/** What is true of the first sample. */
export async function truthOfSample(): Promise<Truth> {
  const path = join(projectFolder, 'samples/generated/truth/practice-01.json');
  return truthAt<Truth>(path);
}

/** The true outline of a frame with every point moved outwards from the middle by so many millimetres. */
export function widened({ frames, mmPerPixel }: Truth, frame: number, byMm: number): Contour {
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
export async function measure(page: Page, truth: Truth, byMm: number): Promise<void> {
  await page.getByRole('tab', { name: 'Trace' }).click();
  await goToFrame(page, truth.lesion.frame);
  await trace(page, widened(truth, truth.lesion.frame, byMm), SHAPE, 8, LESION);
  await goToFrame(page, truth.reference.frame);
  await trace(page, widened(truth, truth.reference.frame, 0), SHAPE, 8, REFERENCE);
}

/** Submits the attempt on the screen and waits for its result. */
export async function submit(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Practice' }).click();
  await page.getByRole('button', { name: 'Submit…' }).click();
  await page.getByRole('dialog', { name: 'Submit this attempt?' }).waitFor();
  // The focus is on Submit.
  await page.keyboard.press('Enter');
  await page.getByTestId('score-summary').waitFor();
}

/** Every row of the result: its key, its error and its band as they are shown. */
export async function shownRows(page: Page): Promise<readonly string[]> {
  await page.getByLabel('Show good results too').check();
  return page.getByTestId('score-row').evaluateAll((rows) =>
    rows.map((row) => {
      const error = row.querySelector('[data-cell="error"]')?.textContent;
      const band = row.querySelector('strong')?.textContent?.slice(2);
      return `${row.getAttribute('data-key')}: ${error} ${band}`;
    }),
  );
}
