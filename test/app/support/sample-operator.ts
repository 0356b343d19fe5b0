import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Contour } from '../../../core/geometry/point.ts';
import type { PlanCase } from '../../../core/plan/case.ts';
import { QUESTIONS } from '../../../core/plan/questions.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { truthAt } from '../../truth-at.ts';
import { choose, goToFrame, seeFrame, trace } from './operator.ts';
import type { CardAnswer } from './role-card.ts';
import { LESION, REFERENCE } from './role-card.ts';

/** What is true of the sample study. */
export interface Truth {
  readonly lesion: { readonly frame: number; readonly inspirationFrame: number };
  readonly reference: { readonly frame: number };
  readonly measures: { readonly mldMm: number; readonly rvdMm: number; readonly diameterStenosisPct: number };
  readonly axis: Required<NonNullable<PlanCase['axis']>>;
  readonly expected: {
    readonly outcome: string;
    readonly device: { readonly diameterMm: number; readonly lengthMm: number } | null;
  };
  readonly planCase: PlanCase;
  readonly frames: readonly { readonly frame: number; readonly outlinePx: Contour }[];
}

/** The sample's pictures. */
export const SHAPE = { width: 512, height: 512, aspect: 1 };

/** The truth of a sample study: the classic one unless another is named. */
export async function truthOfSample(id = 'practice-01'): Promise<Truth> {
  const path = join(projectFolder, 'samples/generated/truth', `${id}.json`);
  return truthAt(path);
}

/** Traces the true lumen of a frame (from 1) and says what it is. */
export async function traceFrame(
  page: Page,
  truth: Truth,
  frame: number,
  answers: readonly CardAnswer[] = [],
): Promise<void> {
  await goToFrame(page, frame);
  const outline = truth.frames.find((candidate) => candidate.frame === frame)?.outlinePx ?? [];
  await trace(page, outline, SHAPE, 8, answers);
}

/** Traces the lesion in two states and the reference, and says what they are. */
export async function traceAll(page: Page, truth: Truth): Promise<void> {
  await seeFrame(page, 1);
  await traceFrame(page, truth, truth.lesion.frame, LESION);
  await traceFrame(page, truth, truth.lesion.inspirationFrame, ['lesion', 'CIV', 'inspiration']);
  await traceFrame(page, truth, truth.reference.frame, REFERENCE);
  await choose(page, 'Traced in', 'expiration');
}

/** The answer of a case to a question, by its path; undefined where it has none. */
function answerIn(findings: PlanCase['findings'], path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], findings);
}

/** Fills in the whole pathway from the Findings tab on with the keyboard alone; the number of keys pressed. */
export async function answerByKeys(page: Page, findings: PlanCase['findings']): Promise<number> {
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name') ?? '');
  let keys = 0;
  const press = async (key: string) => {
    await page.keyboard.press(key);
    keys += 1;
  };
  while ((await focused()) === '' && keys < 10) await press('Tab');
  for (let before = ''; (await focused()) !== before; ) {
    before = await focused();
    const question = QUESTIONS.find(({ path }) => path === before);
    if (question === undefined) throw new Error(`the focus is on "${before}", which is no question`);
    const at = question.options.findIndex(({ value }) => value === answerIn(findings, question.path));
    await press(String(at === -1 ? question.options.length : at + 1));
  }
  return keys;
}

/** Answers one question with the mouse. */
export async function answer(page: Page, question: string, value: string): Promise<void> {
  await page.getByRole('tab', { name: 'Assessment' }).click();
  await page.locator(`input[type="radio"][name="${question}"][value="${value}"]`).check();
}

/** Makes a practice study that the set-up does not make, and says where its files lie: the IVUS run and, where it has one, the venogram. */
export function makeSample(id: string, number: string): { readonly ivus: string; readonly venogram: string } {
  execFileSync(process.execPath, [join(projectFolder, 'out/main/samples.js'), 'make', id]);
  const file = (name: string) => join(projectFolder, 'samples/generated', name);
  return { ivus: file(`practice-${number}.dcm`), venogram: file(`practice-${number}-venogram.dcm`) };
}
