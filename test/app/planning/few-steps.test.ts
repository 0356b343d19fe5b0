import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { sharedFile } from '../../data.ts';
import { dragLane } from '../support/lanes.ts';
import { type Newcomer, newcomer } from '../support/newcomer.ts';
import { dragPicture, figures, picture, seeFrame } from '../support/operator.ts';
import { SHAPE, type Truth, truthOfSample } from '../support/sample-operator.ts';
import { launchWindow } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };

const outlineAt = ({ frames }: Truth, frame: number): Contour =>
  (frames.find((candidate) => candidate.frame === frame)?.outlinePx ?? []).filter((_, k) => k % 6 === 0);

/** The lesion in two states and the reference, each where the window asks for it. */
async function traceAll(hands: Newcomer, frames: readonly [number, number, number], lumen: (frame: number) => Contour) {
  const [lesion, second, reference] = frames;
  await hands.follow(/^Next: trace the lesion/);
  await hands.draw(lesion, lumen(lesion), ['CIV', 'expiration']);
  await hands.follow(/^Next: trace the lesion in another breath state: inspiration/);
  await hands.draw(second, lumen(second));
  await hands.follow(/^Next: trace the reference/);
  await hands.draw(reference, lumen(reference), ['normal']);
}

async function started(...args: readonly string[]) {
  const userData = await mkdtemp(join(tmpdir(), 'ivus-few-'));
  const launched = await launchWindow({ userData, args, size: SIZE });
  await seeFrame(launched.page, 1);
  return launched;
}

test('a newcomer who does what the window asks for comes from the open sample to the size of a stent with at most 24 clicks and keys', async () => {
  const truth = await truthOfSample();
  const { app, page } = await started();
  const hands = newcomer(page, SHAPE);
  const { lesion, reference, axis } = truth;
  await traceAll(hands, [lesion.frame, lesion.inspirationFrame, reference.frame], (frame) => outlineAt(truth, frame));
  await hands.follow(/^Next: set how the lengths were measured/);
  await hands.clickOn(page.getByRole('button', { name: 'Use the request form' }));
  await page.getByLabel('Proximal landing').and(page.locator(':focus')).waitFor();
  const typed = [axis.proximalLandingMm, axis.lesionStartMm, axis.lesionEndMm].map((mm) => [...String(mm)]);
  await hands.press(...typed.flatMap((digits) => [...digits, 'Tab']).slice(0, -1), 'Enter');
  await hands.follow(/^Next: answer “Is the lesion fixed/);
  await hands.press('1');
  await hands.follow(/^Next: read the plan/);
  const count = hands.count();
  await expect.poll(() => page.getByTestId('status-next').innerText()).toBe('✓ Nothing is left to do.');
  await picture(page, 'few-steps-1280x800');
  const { device, outcome } = truth.expected;
  expect(outcome).toBe('APPROPRIATE');
  const { headline, mld, rvd } = await figures(page);
  expect(headline).toContain(`${device?.diameterMm} × ${device?.lengthMm} mm`);
  expect(Math.abs(Number.parseFloat(mld) - truth.measures.mldMm)).toBeLessThan(0.5);
  expect(Math.abs(Number.parseFloat(rvd) - truth.measures.rvdMm)).toBeLessThan(0.5);
  console.info(`${count} clicks and keys from the open sample to ${device?.diameterMm} × ${device?.lengthMm} mm`);
  expect(count).toBeLessThanOrEqual(24);
  await app.close();
});

/** The run of a large vessel on the screen: 500 × 500 pixels of 0.07 mm. */
const RUN = { path: sharedFile('data', 'ivus', 'derived-dicom', 'tevg_rgb_unc_24f_region.dcm'), mm: 0.07 };
const RUN_SHAPE = { width: 500, height: 500, aspect: 1 };

/** An ellipse about the middle of the run's picture, by its diameters in mm. */
function ellipse(widthMm: number, heightMm: number): Contour {
  return Array.from({ length: 40 }, (_, k): Point => {
    const angle = (2 * Math.PI * k) / 40;
    return [250 + (widthMm / RUN.mm / 2) * Math.cos(angle), 250 + (heightMm / RUN.mm / 2) * Math.sin(angle)];
  });
}

const LUMENS: Readonly<Record<number, Contour>> = { 1: ellipse(11, 5), 2: ellipse(11.2, 5.1), 10: ellipse(15, 15) };

/** Where the parts of the vein lie, mm from the confluence. */
const PARTS = [
  ['lesion', 3, 27],
  ['straight', 66, 114],
  ['landing', 0, 0],
] as const;

async function sayLengths(page: Page, hands: Newcomer): Promise<void> {
  await hands.follow(/^Next: set how the lengths were measured/);
  await hands.clickOn(page.getByLabel('Marker catheter'));
  for (const [lane, from, to] of PARTS) await hands.once(() => dragLane(page, lane, from, to));
}

test('a run without a request form comes to a stenosis with at most 16, to a verdict with 30, and to a plan after an edit with 45', async () => {
  const truth = await truthOfSample();
  const { app, page } = await started(RUN.path);
  const hands = newcomer(page, RUN_SHAPE);
  await traceAll(hands, [1, 2, 10], (frame) => LUMENS[frame] ?? []);
  await expect
    .poll(async () => Number.parseFloat(await page.getByTestId('stenosis').first().innerText()))
    .toBeCloseTo(66.7, 0);
  const stenosis = hands.count();
  await sayLengths(page, hands);
  await hands.follow(/^Next: answer “/);
  await hands.answer(truth.planCase.findings ?? {});
  await hands.follow(/^Next: read the plan/);
  const verdict = hands.count();
  await expect.poll(() => page.getByTestId('plan-headline').innerText()).toContain('× 80 mm');
  // An edit: the narrow side of the lesion is pulled out by 0.35 mm.
  await hands.clickOn(page.getByRole('navigation', { name: 'Study' }).getByRole('button', { name: /^Frame 1\b/ }));
  await seeFrame(page, 1);
  await hands.once(() => dragPicture(page, [250, 250 + 2.5 / RUN.mm], [250, 250 + 2.85 / RUN.mm], RUN_SHAPE));
  // The plan stayed in sight.
  const edited = hands.count();
  await expect.poll(async () => Number.parseFloat((await figures(page)).mld)).toBeGreaterThan(5.1);
  console.info(
    `${stenosis} clicks and keys to a stenosis, ${verdict} to a verdict, ${edited} to the plan after an edit`,
  );
  expect(stenosis).toBeLessThanOrEqual(16);
  expect(verdict).toBeLessThanOrEqual(30);
  expect(edited).toBeLessThanOrEqual(45);
  await app.close();
});
