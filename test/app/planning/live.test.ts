import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { onScreen, picture } from '../support/operator.ts';
import { LESION, REFERENCE } from '../support/role-card.ts';
import type { Truth } from '../support/sample-operator.ts';
import { SHAPE, traceFrame, truthOfSample } from '../support/sample-operator.ts';
import { sharedProgram } from '../support/shared.ts';

const shared = sharedProgram({ width: 1280, height: 800 });

const shown = (page: Page, id: string) => page.getByTestId(id).first().innerText();
const number = async (page: Page, id: string) => Number.parseFloat(await shown(page, id));

/** Takes hold of the uppermost point of the lesion on the screen and pulls it up by picture pixels, without letting go. */
async function pull(page: Page, truth: Truth, by: number): Promise<void> {
  const outline = truth.frames.find(({ frame }) => frame === truth.lesion.frame)?.outlinePx ?? [];
  const traced = outline.filter((_, index) => index % 8 === 0);
  const [x, y] = traced.reduce((upper, place) => (place[1] < upper[1] ? place : upper), traced[0] ?? [0, 0]);
  const [from, to] = [await onScreen(page, [x, y], SHAPE), await onScreen(page, [x, y - by], SHAPE)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
}

test('while a point of the lesion is pulled, MLD and stenosis move with it; given up, they are as before', async () => {
  const truth = await truthOfSample();
  const { page } = await shared();
  await traceFrame(page, truth, truth.reference.frame, REFERENCE);
  await traceFrame(page, truth, truth.lesion.frame, LESION);
  const [mld, rvd, stenosis] = [await number(page, 'mld'), await number(page, 'rvd'), await number(page, 'stenosis')];
  await pull(page, truth, 40);
  await expect.poll(() => number(page, 'mld')).not.toBe(mld);
  // The stenosis is that of the two diameters beside it.
  const off = async () => (await number(page, 'stenosis')) - 100 * (1 - (await number(page, 'mld')) / rvd);
  await expect.poll(async () => Math.abs(await off())).toBeLessThan(0.6);
  expect(await page.getByRole('button', { name: /^Undo: change state/ }).count()).toBe(1);
  await picture(page, 'pulled-1280x800');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect.poll(() => number(page, 'stenosis')).toBe(stenosis);
});

test('before anything is decided the reference says which diameters it would admit, as no proposal', async () => {
  const truth = await truthOfSample();
  const { page } = await shared();
  await traceFrame(page, truth, truth.lesion.frame, LESION);
  await expect.poll(() => page.getByTestId('admissible-diameters').count()).toBe(0);
  await traceFrame(page, truth, truth.reference.frame, REFERENCE);
  const window = page.getByTestId('admissible-diameters');
  await expect.poll(() => window.innerText()).toMatch(/^If a stent becomes appropriate: .* This is no proposal\.$/);
  const [least = 0, most = 0] = (await window.innerText()).match(/\d+\.\d/g)?.map(Number) ?? [];
  const { rvdMm } = truth.measures;
  expect([Math.abs(least - rvdMm - 1), Math.abs(most - rvdMm - 4)].filter((off) => off > 0.2)).toEqual([]);
  await page.getByRole('tab', { name: 'Plan' }).click();
  await expect.poll(() => window.innerText()).toContain(`${least.toFixed(1)}–${most.toFixed(1)} mm`);
});

test('a tighter tracing in the same state is told beside the stenosis and under the headline, and decides by one press', async () => {
  const truth = await truthOfSample();
  const { page } = await shared();
  // Where the lesion ends it is 0.3 mm wider (4.72 mm) than where it is tightest.
  await traceFrame(page, truth, 60, LESION);
  await traceFrame(page, truth, truth.lesion.frame, LESION);
  await traceFrame(page, truth, truth.reference.frame, REFERENCE);
  const caveats = page.getByTestId('caveats');
  await expect.poll(() => caveats.innerText()).toContain('Another tracing of the lesion in the same state is tighter');
  const mld = await number(page, 'mld');
  await page.getByRole('tab', { name: 'Plan' }).click();
  await expect.poll(() => caveats.innerText()).toContain('is tighter');
  await picture(page, 'caveats-1280x800');
  await caveats.getByRole('button', { name: 'Let the tighter one decide' }).click();
  await expect.poll(() => caveats.count()).toBe(0);
  expect(await number(page, 'mld')).toBeLessThan(mld);
});
