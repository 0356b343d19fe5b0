import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Contour } from '../../../core/geometry/point.ts';
import type { PlanCase } from '../../../core/plan/case.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { truthAt } from '../../truth-at.ts';
import { answerFindings, choose, figures, fillAxis, goToFrame, seeFrame, trace } from './operator.ts';
import { LESION, REFERENCE } from './role-card.ts';

/** What is true of a practice study, as its maker wrote it. */
export interface Truth {
  readonly lesion: { readonly frame: number; readonly inspirationFrame: number };
  readonly reference: { readonly frame: number };
  readonly measures: { readonly mldMm: number; readonly rvdMm: number; readonly diameterStenosisPct: number };
  readonly planCase: PlanCase;
  readonly frames: readonly { readonly frame: number; readonly outlinePx: Contour }[];
}

const SHAPE = { width: 512, height: 512, aspect: 1 };
/** What is true of the sample study. */
export async function truthOfSample(): Promise<Truth> {
  const path = join(projectFolder, 'samples/generated/truth/practice-01.json');
  return truthAt<Truth>(path);
}

function outlineOn(truth: Truth, frame: number): Contour {
  return truth.frames.find((candidate) => candidate.frame === frame)?.outlinePx ?? [];
}

/** What a radiologist does with the sample study: two states of the lesion, the reference, the questions, the axis. */
export async function doTheJob(page: Page, truth: Truth): Promise<void> {
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

/** The sample's stent, and its measures within what a hand draws. */
export async function expectTheTruth(page: Page, truth: Truth): Promise<void> {
  await expect.poll(async () => (await figures(page)).headline).toContain('16 × 80 mm');
  const read = await figures(page);
  expect(Math.abs(numberIn(read.mld) - truth.measures.mldMm)).toBeLessThan(0.15);
  expect(Math.abs(numberIn(read.rvd) - truth.measures.rvdMm)).toBeLessThan(0.15);
  expect(Math.abs(numberIn(read.stenosis) - truth.measures.diameterStenosisPct)).toBeLessThan(1.2);
}
