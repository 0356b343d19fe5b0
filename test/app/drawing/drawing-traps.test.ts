import { copyFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Point } from '../../../core/geometry/point.ts';
import type { Outline } from '../../../core/session/document/document.ts';
import { sharedFile } from '../../data.ts';
import { answerSaveDialog } from '../support/dialogs.ts';
import {
  circle,
  clickPicture,
  dragAlong,
  dragPicture,
  goToFrame,
  onScreen,
  picture,
  seeFrame,
  trace,
} from '../support/operator.ts';
import { resize } from '../support/program.ts';
import { answerCard } from '../support/role-card.ts';
import { savedSession, savedText } from '../support/saved.ts';
import { sharedProgram } from '../support/shared.ts';
import { launchWindow } from '../support/window.ts';

const SHAPE = { width: 500, height: 500, aspect: 1 };
const SIZE = { width: 1280, height: 800 };
const RUN = ['data', 'ivus', 'derived-dicom', 'echoplaque_BL_jpeg_11f_region.dcm'];
/** A screen counts its pixels whole; one of them is about a picture pixel here. */
const NEAR = 1.5;

interface Opened {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly file: string;
  readonly dicom: string;
  readonly thrown: readonly Error[];
}

const shared = sharedProgram(SIZE);

async function opened(): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-drawing-'));
  const [dicom, file] = [join(folder, 'run.dcm'), join(folder, 'saved.ivus.json')];
  await copyFile(sharedFile(...RUN), dicom);
  const { app, page } = await shared(dicom);
  const thrown: Error[] = [];
  page.on('pageerror', (error) => thrown.push(error));
  await answerSaveDialog(app, file);
  return { app, page, file, dicom, thrown };
}

async function onlyOutline(page: Page, file: string): Promise<Outline> {
  const [outline, ...others] = (await savedSession(page, file)).outlines;
  if (outline === undefined || others.length > 0) throw new Error('there is not exactly one outline');
  return outline;
}

/** The knots that differ between two outlines of as many knots. */
function moved(before: Outline, after: Outline): readonly number[] {
  return before.knots.flatMap((knot, k) => (`${knot}` === `${after.knots[k]}` ? [] : [k]));
}

test('an outline closed on its first point, by a double click or by Enter has the points that were clicked and no more', async () => {
  const { page, file } = await opened();
  const [first = [0, 0]] = circle(60, 8);
  await page.keyboard.press('e');
  for (const place of circle(60, 8)) await clickPicture(page, place, SHAPE);
  await clickPicture(page, [first[0] + 3, first[1] - 3], SHAPE);
  await goToFrame(page, 2);
  await page.keyboard.press('e');
  for (const place of circle(60, 8).slice(0, -1)) await clickPicture(page, place, SHAPE);
  const last = await onScreen(page, circle(60, 8)[7] ?? first, SHAPE);
  await page.mouse.dblclick(last.x, last.y);
  await goToFrame(page, 3);
  await trace(page, circle(60, 8), SHAPE, 1);
  const { outlines } = await savedSession(page, file);
  expect(outlines.map(({ frame, knots }) => [frame, knots.length])).toEqual([
    [0, 8],
    [1, 8],
    [2, 8],
  ]);
});

test('in a window of another size a handle is where its point is, moves only that point, and after undo still the right one', async () => {
  const { app, page, file } = await opened();
  await trace(page, circle(80, 8), SHAPE, 1);
  const drawn = await savedText(page, file);
  const before = await onlyOutline(page, file);
  await resize(app, page, { width: 1700, height: 1000 });
  expect(await savedText(page, file)).toBe(drawn);
  const [, , at = [0, 0]] = before.knots;
  await dragPicture(page, at, [at[0] + 25, at[1] + 40], SHAPE);
  const after = await onlyOutline(page, file);
  expect(moved(before, after)).toEqual([2]);
  const [x = 0, y = 0] = after.knots[2] ?? [];
  expect([Math.abs(x - at[0] - 25), Math.abs(y - at[1] - 40)].filter((off) => off > NEAR)).toEqual([]);
  await picture(page, 'drawing-handles');
  await page.keyboard.press('Control+z');
  expect(await savedText(page, file)).toBe(drawn);
  const other = before.knots[5] ?? [0, 0];
  await dragPicture(page, other, [other[0] - 30, other[1] - 10], SHAPE);
  expect(moved(before, await onlyOutline(page, file))).toEqual([5]);
});

test('a handle dragged off the picture and off the window stays on its border, and nothing throws', async () => {
  const { page, file, thrown } = await opened();
  await trace(page, circle(80, 8), SHAPE, 1);
  const before = await onlyOutline(page, file);
  const [right = [0, 0], , bottom = [0, 0]] = before.knots;
  await dragAlong(page, [right, [700, 250], [3000, -4000], [900, -900]], SHAPE);
  await dragAlong(page, [bottom, [250, 600], [250, 9000]], SHAPE);
  const after = await onlyOutline(page, file);
  expect([after.knots[0], after.knots[2]?.[1]]).toEqual([[500, 0], 500]);
  expect(moved(before, after)).toEqual([0, 2]);
  await page.keyboard.press('o');
  await dragPicture(page, [30, 250], [480, 250], SHAPE);
  await clickPicture(page, [250, 400], SHAPE);
  await answerCard(page);
  await dragAlong(
    page,
    [
      [480, 250],
      [900, 300],
      [4000, 4000],
    ],
    SHAPE,
  );
  expect(thrown).toEqual([]);
});

test('an outline that crosses itself says so in picture and panel, whichever tool drew it, and no area of zero is shown', async () => {
  const { page } = await opened();
  const said = page.getByText('✕ Not measured: the contour crosses itself.').first();
  await trace(page, circle(80, 8), SHAPE, 1);
  await dragPicture(page, [330, 250], [150, 250], SHAPE);
  await said.waitFor();
  await picture(page, 'drawing-crossed');
  await goToFrame(page, 2);
  await page.keyboard.press('f');
  const eight = Array.from({ length: 61 }, (_, k): Point => {
    const angle = (2 * Math.PI * k) / 60 + 0.4;
    return [250 + 90 * Math.sin(angle), 250 + 60 * Math.sin(2 * angle)];
  });
  await dragAlong(page, eight, SHAPE);
  await said.waitFor();
  await expect
    .poll(() => page.getByRole('complementary', { name: /^Trace/ }).innerText())
    .not.toMatch(/\b0\.0+ (mm|px)/);
});

test('a session file with an ellipse, a freehand outline and a caliper opens again with the same figures and the same curve', async () => {
  const { page, file, dicom } = await opened();
  await page.keyboard.press('o');
  await dragPicture(page, [150, 240], [350, 260], SHAPE);
  await clickPicture(page, [250, 310], SHAPE);
  await answerCard(page);
  await page.keyboard.press('f');
  await dragAlong(page, [...circle(90, 40), [340, 250]], SHAPE);
  await answerCard(page);
  await page.keyboard.press('l');
  await dragPicture(page, [100, 100], [300, 100], SHAPE);
  const drawn = await savedText(page, file);
  const rows = (from: Page) =>
    from.locator('[data-testid="outline-row"], [data-testid="measurement-row"]').allInnerTexts();
  const shown = await rows(page);
  expect((JSON.parse(drawn) as { outlines: Outline[] }).outlines.map(({ curve }) => curve)).toEqual([
    'ellipse',
    'spline',
  ]);
  const folder = await mkdtemp(join(tmpdir(), 'ivus-drawing-'));
  const again = await launchWindow({ userData: folder, args: [dicom, file], size: SIZE });
  await seeFrame(again.page, 1);
  await expect.poll(() => rows(again.page)).toEqual(shown);
  await again.app.close();
});
