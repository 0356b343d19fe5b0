import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { makeStudy } from '../../../samples/phantom/study.ts';
import { courseOf, projectedAt } from '../../../samples/phantom/venogram.ts';
import { caseOf } from '../../samples/small-study.ts';
import { clickAll } from '../support/click-all.ts';
import { dragPicture, goToFrame, picture, runRow, trace } from '../support/operator.ts';
import { LESION, REFERENCE } from '../support/role-card.ts';
import { SHAPE } from '../support/sample-operator.ts';
import { sharedProgram } from '../support/shared.ts';

const shared = sharedProgram({ width: 1280, height: 800 });
const described = caseOf('marker-catheter-venogram');
const newFolder = () => mkdtemp(join(tmpdir(), 'ivus-venogram-'));

/** The sample study with the marker catheter, as files, with what is true of it; made once. */
async function makeFiles() {
  const made = makeStudy(described);
  if (!made.ok || made.value.venogram === null || made.value.truth.venogram === null)
    throw new Error('the sample has a venogram');
  const folder = await newFolder();
  const [ivus, venogram] = [join(folder, 'ivus.dcm'), join(folder, 'venogram.dcm')];
  await writeFile(ivus, made.value.ivus);
  await writeFile(venogram, made.value.venogram);
  return { ivus, venogram, truth: made.value.truth, seen: made.value.truth.venogram };
}

let files: ReturnType<typeof makeFiles> | undefined;

function study(): ReturnType<typeof makeFiles> {
  files ??= makeFiles();
  return files;
}

/** Both edges of the vein where the phantom drew them, left and right by turns. */
function edgePoints(from: number, to: number, step: number): Contour {
  const course = courseOf(described);
  const points: Point[] = [];
  for (let mm = from; mm <= to; mm += step) {
    const { middle, half } = projectedAt(described, mm);
    const [[x, y], [x0, y0], [x1, y1]] = [course.at(mm), course.at(mm - 0.5), course.at(mm + 0.5)];
    const length = Math.hypot(x1 - x0, y1 - y0);
    for (const away of [middle + half, middle - half]) {
      const px = away / course.mmPerPixel;
      points.push([x + (px * (y1 - y0)) / length, y - (px * (x1 - x0)) / length]);
    }
  }
  return points;
}

const text = async (page: Page, testId: string) =>
  (await page.getByTestId(testId).first().innerText()).replace(/\s+/g, ' ').trim();
const number = async (page: Page, testId: string) => Number.parseFloat(await text(page, testId));
const within = (read: number, truth: number, share: number) => Math.abs(read / truth - 1) <= share;

type Made = Awaited<ReturnType<typeof makeFiles>>;

/** Opens the study, with the lesion and the reference traced on IVUS, and shows the venogram full of contrast. */
async function started({ ivus, venogram, truth }: Made) {
  const { page } = await shared(ivus, venogram);
  await runRow(page, 'ivus.dcm').click();
  for (const [frame, answers] of [
    [truth.lesion.frame, LESION],
    [truth.reference.frame, REFERENCE],
  ] as const) {
    await goToFrame(page, frame);
    await trace(page, truth.frames.find((one) => one.frame === frame)?.outlinePx ?? [], SHAPE, 8, answers);
  }
  await runRow(page, 'venogram.dcm').click();
  await goToFrame(page, 10);
  return page;
}

/** Clicks on the marks of the catheter and says that they are 10 mm apart. */
async function calibrate(page: Page, { seen }: Made): Promise<void> {
  const marks = seen.markers.filter(({ positionMm }) => positionMm >= -20 && positionMm <= 120);
  await page.keyboard.press('k');
  await clickAll(
    page,
    marks.map(({ px }) => px),
    SHAPE,
  );
  await page.getByLabel('Distance between marks').fill('10');
}

/** The course of the vein where it is drawn. */
const drawn = ({ seen }: Made) => seen.course.filter(({ positionMm }) => positionMm >= 0 && positionMm <= 110);

const vein = (page: Page) => page.getByTestId('vessel').first();

/** Clicks along the vein every so many millimetres, both of its ends alone unless said, and waits for its edges. */
async function findVein(page: Page, made: Made, every = 110): Promise<void> {
  const clicked = drawn(made).filter(({ positionMm }) => positionMm % every === 0);
  await page.keyboard.press('w');
  await clickAll(
    page,
    clicked.map(({ px }) => px),
    SHAPE,
  );
  await page.keyboard.press('Enter');
  await expect.poll(() => vein(page).innerText()).toContain('Edges found automatically, not accepted');
}

/** Draws the vein every 10 mm along its middle, and its edges by hand instead, every 8 mm. */
async function drawEdges(page: Page, made: Made): Promise<void> {
  await vein(page)
    .getByRole('button', { name: /^Delete/ })
    .click();
  await findVein(page, made, 10);
  await page.keyboard.press('Control+z');
  await vein(page).getByRole('button', { name: 'Add edge points' }).click();
  await clickAll(page, edgePoints(-6, 118, 8), SHAPE);
  await page.keyboard.press('Enter');
}

const badge = (page: Page) => page.getByTestId('calibration-badge');

test('a venogram is an estimate until it is calibrated on its marker catheter; each mark is clicked', async () => {
  const made = await study();
  const page = await started(made);
  await expect.poll(() => badge(page).innerText()).toMatch(/detector pixel size.*not for sizing/s);
  await calibrate(page, made);
  // 14 intervals of 10 mm at half a millimetre a pixel.
  await page.getByTestId('ruler-result').filter({ hasText: '= 140 mm' }).waitFor();
  const result = /^Line of ([\d.]+) pixels = 140 mm: ([\d.]+) mm per pixel$/.exec(await text(page, 'ruler-result'));
  expect([within(Number(result?.[1]), 280, 0.005), within(Number(result?.[2]), 0.5, 0.005)]).toEqual([true, true]);
  await picture(page, 'venogram-calibrating');
  await page.getByRole('button', { name: 'Use this scale for the whole run' }).click();
  await badge(page).getByText('14 intervals of 10 mm').first().waitFor();
  await expect.poll(() => text(page, 'scale-state')).toMatch(/^Calibrated by you/);
});

test('a vein is read from edge to edge beside IVUS without changing the plan, and its lengths are taken over by a click', async () => {
  const made = await study();
  const page = await started(made);
  await page.getByRole('tab', { name: 'Plan' }).click();
  const headline = await text(page, 'plan-headline');
  await calibrate(page, made);
  await page.getByRole('button', { name: 'Use this scale for the whole run' }).click();
  await findVein(page, made);
  const narrowest = Math.min(...drawn(made).map(({ widthMm }) => widthMm));
  await expect.poll(async () => within(await number(page, 'vessel-min'), narrowest, 0.03)).toBe(true);
  await page.getByRole('tab', { name: 'Plan' }).click();
  await page.getByText('Not shown until you accept the edges: Vessel 1.').waitFor();
  await page.getByRole('tab', { name: 'Trace' }).click();
  await picture(page, 'venogram-found');
  await page.keyboard.press('y');
  await expect.poll(() => vein(page).innerText()).toMatch(/Edges found automatically\.$/m);
  await page.getByRole('slider', { name: /^Diameter at/ }).focus();
  await page.keyboard.press('End');
  await page.getByRole('button', { name: 'Use as reference' }).click();
  // From in front the vein is as wide where the artery presses it flat as elsewhere: the venogram misses what IVUS sees.
  await expect.poll(() => number(page, 'vessel-stenosis')).toBeLessThan(5);
  await expect
    .poll(() => text(page, 'vessel-beside-ivus'))
    .toMatch(/^6\d\.\d percentage points lower than IVUS \(6\d\.\d %\)\. IVUS decides\.$/);
  await picture(page, 'venogram-measured');
  await page.getByRole('tab', { name: 'Plan' }).click();
  const beside = page.getByRole('region', { name: 'Venogram (for comparison only)' });
  await expect.poll(() => beside.innerText()).toContain('percentage points lower than IVUS');
  await expect.poll(() => text(page, 'plan-headline')).toBe(headline);
  await beside.scrollIntoViewIfNeeded();
  await picture(page, 'venogram-plan');
  await takeLengths(page, made);
});

test('found edges are corrected by a drag and taken back; edges drawn by hand read the same', async () => {
  const made = await study();
  const page = await started(made);
  await findVein(page, made);
  const min = await number(page, 'vessel-min');
  const [edge] = edgePoints(55, 55, 8);
  const [x = 0, y = 0] = edge ?? [];
  await dragPicture(page, [x, y], [x - 12, y + 4], SHAPE);
  await expect.poll(() => vein(page).innerText()).toContain('found automatically, corrected by hand, not accepted');
  await expect.poll(() => number(page, 'vessel-min')).toBeLessThan(min - 1);
  await page.keyboard.press('Control+z');
  await expect.poll(() => number(page, 'vessel-min')).toBe(min);
  await drawEdges(page, made);
  await expect.poll(() => vein(page).innerText()).toContain('Edges drawn by hand.');
  await expect.poll(async () => within(await number(page, 'vessel-min'), min, 0.03)).toBe(true);
});

/** Draws a path through the landmarks and takes the end of the lesion over; the way back undoes it. */
async function takeLengths(page: Page, { seen }: Made): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+W');
  await clickAll(
    page,
    seen.landmarks.map(({ px }) => px),
    SHAPE,
  );
  await page.keyboard.press('Enter');
  const lengths = page.getByRole('tab', { name: 'Lengths' });
  const ends = page.getByRole('textbox', { name: /^Lesion ends/ });
  await lengths.click();
  await expect.poll(() => ends.inputValue()).toBe('');
  await page.getByRole('combobox', { name: 'Use the length to point 3 of Path 1 as' }).selectOption('lesionEndMm');
  await expect.poll(async () => within(Number(await ends.inputValue()), 27, 0.02)).toBe(true);
  await expect.poll(() => page.getByRole('radio', { name: 'Marker catheter' }).isChecked()).toBe(true);
  await picture(page, 'venogram-path');
  await page.keyboard.press('Control+z');
  await expect.poll(() => ends.inputValue()).toBe('');
}
