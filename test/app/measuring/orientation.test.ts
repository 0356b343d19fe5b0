import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { goToFrame, picture, preferTheme, seeFrame } from '../support/operator.ts';
import { LESION, REFERENCE } from '../support/role-card.ts';
import { traceFrame, truthOfSample } from '../support/sample-operator.ts';
import { launchWindow } from '../support/window.ts';

async function mark(page: Page, frame: number, letter: string): Promise<void> {
  await goToFrame(page, frame);
  await page.locator('.picture').click({ position: { x: 5, y: 200 } });
  await page.keyboard.press('b');
  await page.keyboard.press(letter);
}

const ends = async (page: Page) => [
  await page.getByTestId('end-first').innerText(),
  await page.getByTestId('end-last').innerText(),
];

test('which end is cranial is asked after the first mark, set only by the operator, shown everywhere, and held against the marks', async () => {
  const truth = await truthOfSample();
  const userData = await mkdtemp(join(tmpdir(), 'ivus-orientation-'));
  const { app, page } = await launchWindow({ userData, size: { width: 1280, height: 800 } });
  await seeFrame(page, 1);
  const note = page.getByTestId('orientation');
  await expect.poll(() => note.count()).toBe(0);
  await mark(page, 12, 'c');
  await expect.poll(() => note.innerText()).toContain('Which end is cranial');
  await mark(page, 100, 'g');
  await expect.poll(() => note.innerText()).toContain('landmarks: first frame');
  await expect.poll(() => page.getByTestId('end-first').count()).toBe(0);
  await note.getByRole('button', { name: 'Last frame' }).click();
  await expect.poll(() => note.innerText()).toContain('but the landmarks indicate the first');
  await expect.poll(() => ends(page)).toEqual(['◂ caudal', 'cranial ▸']);
  await page.keyboard.press('Control+z');
  await note.getByRole('button', { name: 'First frame' }).click();
  await expect.poll(() => note.innerText()).toBe('Cranial: first frame\nChange');
  await expect.poll(() => ends(page)).toEqual(['◂ cranial', 'caudal ▸']);
  await expect.poll(() => page.getByTestId('cut').innerText()).toContain('◂ cranial');
  await expect
    .poll(() => page.getByRole('list', { name: /^Landmarks on/ }).innerText())
    .toMatch(/^▴ cranial.*▾ caudal$/s);
  await traceFrame(page, truth, truth.lesion.frame, LESION);
  await traceFrame(page, truth, truth.reference.frame, REFERENCE);
  await expect.poll(() => page.getByTestId('profile').innerText()).toContain('caudal ▸');
  await mark(page, truth.lesion.frame, 'l');
  await mark(page, truth.lesion.frame + 15, 'm');
  const bottom = async (place: string) => {
    const box = await page.locator(place).boundingBox();
    return (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN);
  };
  await expect
    .poll(() => bottom('.timeline'))
    .toBeLessThanOrEqual(800 - ((await page.locator('.status').boundingBox())?.height ?? 0));
  await picture(page, 'orientation-dark');
  await preferTheme(page, 'light');
  await picture(page, 'orientation-light');
  await app.close();
});
