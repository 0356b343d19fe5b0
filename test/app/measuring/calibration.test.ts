import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { fieldOf } from '../../../samples/phantom/field.ts';
import { makeStudy } from '../../../samples/phantom/study.ts';
import { sharedFile } from '../../data.ts';
import { caseOf } from '../../samples/small-study.ts';
import { dragPicture, picture, seeFrame, trace } from '../support/operator.ts';
import { sharedProgram } from '../support/shared.ts';

const shared = sharedProgram({ width: 1280, height: 800 });
const SHAPE = { width: 480, height: 480, aspect: 1 };

/** What the console measured on a frame (from 0): area1 and its smallest and largest diameter, then area2 and its own. */
async function consoleReadout(frame: number): Promise<readonly number[]> {
  const path = sharedFile('data', 'ivus', 'coronary-console-measured', 'console_readout.tsv');
  const rows = (await readFile(path, 'utf8')).split('\n').map((line) => line.split('\t').map(Number));
  return rows.find(([first]) => first === frame) ?? [];
}

/** An ellipse about the middle of the picture with diameters in mm at 1/48 mm a pixel, the true scale of this console's frames. */
function ellipse(min: number, max: number): Contour {
  return Array.from({ length: 16 }, (_, k) => {
    const angle = (k * Math.PI) / 8;
    return [240 + 24 * max * Math.cos(angle), 240 + 24 * min * Math.sin(angle)];
  });
}

/** Lays the line from the leftmost to the rightmost 1-mm mark (48 and 432 pixels from the left) and says that 8 mm lie between. */
async function calibrateOnTicks(page: Page): Promise<void> {
  await page.keyboard.press('k');
  await dragPicture(page, [48, 240], [432, 240], SHAPE);
  await page.getByLabel('Intervals along the line').fill('8');
  await page.getByLabel('Distance between marks').fill('1');
}

const badge = (page: Page) => page.getByTestId('calibration-badge');

test('a console run without a scale, calibrated on its 1-mm marks, measures in mm what the console measured; undo takes it back', async () => {
  const path = sharedFile('data', 'ivus', 'derived-dicom', 'console_mono_jpeg_40f_nocal.dcm');
  const { page } = await shared(path);
  await expect.poll(() => badge(page).innerText()).toContain('No scale');
  await calibrateOnTicks(page);
  await expect
    .poll(() => page.getByTestId('ruler-result').innerText())
    .toMatch(/^Line of 38[345]\.\d pixels = 8 mm: 0\.020[89]/);
  // 480 pixels of 1/48 mm.
  await expect
    .poll(() => page.getByTestId('ruler-meaning').innerText())
    .toMatch(/^This picture would be (9\.9\d|10) mm wide\.$/);
  await picture(page, 'calibrating');
  await page.getByLabel('Distance between marks').fill('2000');
  await page.getByText('No picture of a vein has 41.7 mm per pixel: check the scale.').waitFor();
  await page.getByLabel('Distance between marks').fill('1');
  await page.getByRole('button', { name: 'Use this scale for the whole run' }).click();
  await page.waitForSelector('[data-testid="calibration-badge"][data-scale="mm"]');
  await expect
    .poll(() => badge(page).innerText())
    .toMatch(/0\.020[89] mm\/px · your line along scale marks .*8 intervals of 1 mm.*frame 1/);
  const [, area = 0, min = 0, max = 0] = await consoleReadout(0);
  await trace(page, ellipse(min, max), SHAPE, 1);
  const row = await page.getByTestId('outline-row').first().innerText();
  const [readMin = 0, , readMax = 0, readArea = 0] = [...row.matchAll(/([\d.]+)\s*mm/g)].map(([, figure]) =>
    Number(figure),
  );
  expect([Math.abs(readMin - min) <= 0.1, Math.abs(readMax - max) <= 0.1]).toEqual([true, true]);
  // No lumen is an exact ellipse, and the table shows one digit.
  expect(Math.abs(readArea / area - 1)).toBeLessThan(0.1);
  await picture(page, 'calibrated');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.waitForSelector('[data-testid="calibration-badge"][data-scale="px"]');
});

test('the ends of the line jump onto the marks of the picture, and the intervals that are seen are offered, not taken', async () => {
  const described = caseOf('calibrate-on-ticks');
  const made = makeStudy(described);
  if (!made.ok) throw new Error(made.problem);
  const path = join(await mkdtemp(join(tmpdir(), 'ivus-ticks-')), 'ticks.dcm');
  await writeFile(path, made.value.ivus);
  const { page } = await shared(path);
  const { columns, rows, fieldMm } = described.picture;
  const { mmPerPixel, centre } = fieldOf(described.picture);
  const shape = { width: columns, height: rows, aspect: 1 };
  const outermost = 10 * (Math.ceil(fieldMm / 20) - 1);
  const tick = (mm: number): Point => [centre[0] + 0.5 + mm / mmPerPixel, centre[1] + 0.5];
  const beside = ([x, y]: Point): Point => [x + 3, y - 3];
  await page.keyboard.press('k');
  await dragPicture(page, beside(tick(-outermost)), beside(tick(outermost)), shape);
  await page.getByLabel('Distance between marks').fill('10');
  const intervals = page.getByLabel('Intervals along the line');
  const offer = page.getByTestId('seen-intervals');
  await expect.poll(() => offer.innerText()).toContain(`${outermost / 5} equal intervals are seen along the line.`);
  expect(await intervals.inputValue()).toBe('1');
  await offer.getByRole('button').click();
  await expect.poll(() => intervals.inputValue()).toBe(String(outermost / 5));
  const result = page.getByTestId('ruler-result');
  await expect
    .poll(async () => Math.abs(Number(/([\d.]+) mm per pixel/.exec(await result.innerText())?.[1]) / mmPerPixel - 1))
    .toBeLessThan(0.003);
  await picture(page, 'calibrating-intervals');
});

test('a scale that the machine protects is replaced only after a second word', async () => {
  const { page } = await shared(sharedFile('data', 'dicom', 'us_philips_mono_cine.dcm'));
  const shape = { width: 800, height: 600, aspect: 1 };
  await page.keyboard.press('k');
  await dragPicture(page, [300, 300], [700, 300], shape);
  const use = page.getByRole('button', { name: 'Use this scale for the whole run' });
  await expect.poll(() => use.isDisabled()).toBe(true);
  await page.getByLabel(/marked it as not to be replaced/).check();
  await use.click();
  await badge(page).getByRole('button').first().hover();
  await badge(page).getByText('Scale conflict').waitFor();
});

test('frames of a run pulled by hand lie where the operator places them, in between by even travel, outside nowhere', async () => {
  const path = sharedFile('data', 'ivus', 'derived-dicom', 'console_mono_jpeg_40f_nocal.dcm');
  const { page } = await shared(path);
  await page.getByRole('tab', { name: 'Lengths' }).click();
  const place = async (frame: number, mm: string) => {
    await page.getByRole('slider', { name: /frame/i }).fill(String(frame));
    await seeFrame(page, frame);
    await page.getByLabel(`Position of frame ${frame}`).fill(mm);
    await page.keyboard.press('Enter');
  };
  const length = () => page.getByTestId('status-length').innerText();
  await expect.poll(() => length()).toMatch(/^Length unknown/);
  await place(11, '0');
  await place(31, '40');
  await expect.poll(() => length()).toBe('40.0 mm along the pullback (your reference positions)');
  await page.getByRole('slider', { name: /frame/i }).fill('16');
  await expect.poll(() => length()).toBe('10.0 mm along the pullback (your reference positions)');
  await page.getByRole('slider', { name: /frame/i }).fill('32');
  await expect.poll(() => length()).toContain('Length unknown: This frame lies outside');
  await page.getByLabel('Playback speed').selectOption('10');
  await page.getByText('playback speed 10 frames/s: not the recorded speed').waitFor();
  await picture(page, 'placed');
});
