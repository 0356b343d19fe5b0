import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Contour } from '../../../core/geometry/point.ts';
import { sharedFile } from '../../data.ts';
import { figures, goToFrame, picture, trace } from '../support/operator.ts';
import { LESION, REFERENCE } from '../support/role-card.ts';
import { sharedProgram } from '../support/shared.ts';

const shared = sharedProgram({ width: 1280, height: 800 });

interface Drawn {
  readonly contour: Contour;
  readonly area: number;
  readonly min: number;
  readonly max: number;
}

/** A hand-drawn contour of the echoPlaque run with what an independent program computed for it (mm, mm²). */
async function drawnByHand(frame: number, what: 'lumen' | 'vessel'): Promise<Drawn> {
  const folder = ['data', 'ivus', 'coronary-echoplaque-BL'];
  const contours = JSON.parse(await readFile(sharedFile(...folder, 'contours_px.json'), 'utf8')) as Record<
    string,
    Contour
  >;
  const table = (await readFile(sharedFile(...folder, 'truth.tsv'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  const names = table[0] ?? [];
  const row = table.find((cells) => cells[0] === String(frame) && cells[1] === what) ?? [];
  const column = (name: string) => Number(row[names.indexOf(name)]);
  return {
    contour: contours[`${frame}:${what}`] ?? [],
    area: column('area_mm2'),
    min: column('min_chord_thru_centroid_mm'),
    max: column('max_chord_thru_centroid_mm'),
  };
}

/** Min, mean, max and area in the row of an outline, in mm and mm². */
async function rowOf(page: Page, role: string): Promise<number[]> {
  const numbers = async () => {
    const text = await page.getByTestId('outline-row').filter({ hasText: role }).first().innerText();
    return [...text.matchAll(/([\d.]+)\s*mm/g)].map(([, figure]) => Number(figure));
  };
  await expect.poll(numbers).toHaveLength(4);
  return numbers();
}

test('a real IVUS run plays at the pace of its header, and contours drawn by hand measure what an independent program says', async () => {
  const path = sharedFile('data', 'ivus', 'derived-dicom', 'echoplaque_BL_jpeg_11f_region.dcm');
  const { page } = await shared(path);
  await page.keyboard.press(' ');
  await page.waitForFunction(
    () => Number(document.querySelector<HTMLElement>('[data-testid="viewer"]')?.dataset['frame']) > 2,
  );
  await page.keyboard.press(' ');
  const [lumen, vessel] = [await drawnByHand(0, 'lumen'), await drawnByHand(0, 'vessel')];
  await goToFrame(page, 1);
  const shape = { width: 500, height: 500, aspect: 1 };
  await trace(page, lumen.contour, shape, 18, LESION);
  await page.keyboard.press('Escape');
  await trace(page, vessel.contour, shape, 25, REFERENCE);
  const [lesion, reference] = [await rowOf(page, 'Lesion'), await rowOf(page, 'Reference')];
  expectNear(lesion, lumen);
  expectNear(reference, vessel);
  const read = await figures(page);
  const expected = 100 * (1 - lumen.min / ((vessel.min + vessel.max) / 2));
  expect(Math.abs(Number(/([\d.]+)\s*%/.exec(read.stenosis)?.[1]) - expected)).toBeLessThan(1.5);
  expect(read.headline).not.toBe('');
});

/** Within 0.1 mm (the table shows one digit) and 3 % of the area. */
function expectNear([min, mean, max, area]: readonly number[], truth: Drawn): void {
  expect(Math.abs((min ?? 0) - truth.min)).toBeLessThan(0.1);
  expect(Math.abs((mean ?? 0) - (truth.min + truth.max) / 2)).toBeLessThan(0.1);
  expect(Math.abs((max ?? 0) - truth.max)).toBeLessThan(0.1);
  expect(Math.abs((area ?? 0) / truth.area - 1)).toBeLessThan(0.03);
}

test('a run that calls itself US gives a verdict once the operator has said that it is IVUS', async () => {
  const path = sharedFile('data', 'dicom', 'us_philips_mono_cine.dcm');
  const { page } = await shared(path);
  const shape = { width: 800, height: 600, aspect: 1 };
  const circle = (x: number, y: number, radius: number): Contour =>
    Array.from({ length: 16 }, (_, k) => [
      x + radius * Math.cos((k * Math.PI) / 8),
      y + radius * Math.sin((k * Math.PI) / 8),
    ]);
  await trace(page, circle(400, 250, 30), shape, 1, LESION);
  await goToFrame(page, 20);
  await trace(page, circle(400, 330, 90), shape, 1, REFERENCE);
  await page.getByLabel('This run is').selectOption('IVUS');
  const read = await figures(page);
  const stenosis = 100 * (1 - 30 / 90);
  expect(Math.abs(Number(/([\d.]+)\s*%/.exec(read.stenosis)?.[1]) - stenosis)).toBeLessThan(1);
  await picture(page, 'real-file-1280x800');
});
