import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import type { PlanCase } from '../../../core/plan/case.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { screenTransform } from '../../../renderer/ui/screen.ts';
import { FIRST_VIEW } from '../../../renderer/ui/view.ts';
import type { CardAnswer } from './role-card.ts';
import { answerCard } from './role-card.ts';

/** The size of the run's pictures and the shape of its pixels (height by width), for finding a picture place on the screen. */
export interface PictureShape {
  readonly width: number;
  readonly height: number;
  readonly aspect: number;
}

/** A place on the screen, CSS pixels. */
interface OnScreen {
  readonly x: number;
  readonly y: number;
}

interface Area extends OnScreen {
  readonly width: number;
  readonly height: number;
}

/** Waits until the picture of a frame (from 1) is really on the screen and can be worked on. */
export async function seeFrame(page: Page, frame: number): Promise<void> {
  await page.waitForSelector(`[data-testid="viewer"][data-frame="${frame}"]`);
  await pictureArea(page);
}

/** Goes to a frame (from 1) by the slider, as a hand on its keys would. */
export async function goToFrame(page: Page, frame: number): Promise<void> {
  await page.getByRole('slider', { name: /frame/i }).fill(String(frame));
  await seeFrame(page, frame);
}

/**
 * Traces a closed lumen by clicks on every `every`-th point of a contour in picture pixels, closes it with Enter, and
 * answers the card that then asks what it is; without answers the card is left by Esc and the outline stays unknown.
 */
export async function trace(
  page: Page,
  contour: Contour,
  shape: PictureShape,
  every = 8,
  answers: readonly CardAnswer[] = [],
): Promise<void> {
  await page.keyboard.press('e');
  for (const place of contour.filter((_, index) => index % every === 0)) await clickPicture(page, place, shape);
  await page.keyboard.press('Enter');
  await answerCard(page, answers);
}

/** So many places on a circle about (250, 250), in picture pixels. */
export function circle(radius: number, places = 12): Contour {
  return Array.from({ length: places }, (_, k): Point => {
    const angle = (2 * Math.PI * k) / places;
    return [250 + radius * Math.cos(angle), 250 + radius * Math.sin(angle)];
  });
}

/** Where a picture place is on the screen while the whole picture fits the viewer. */
export async function onScreen(page: Page, place: Point, shape: PictureShape): Promise<OnScreen> {
  return (await placing(page, shape))(place);
}

/** Draws a line over the picture with the left button held. */
export async function dragPicture(page: Page, from: Point, to: Point, shape: PictureShape): Promise<void> {
  await dragAlong(page, [from, to], shape);
}

/** Draws an ellipse about the middle of the sample's picture. */
export async function drawEllipse(page: Page, shape: PictureShape): Promise<void> {
  await page.keyboard.press('o');
  await dragPicture(page, [150, 256], [350, 256], shape);
  await clickPicture(page, [250, 300], shape);
}

/** Draws over the picture from place to place with the left button held. */
export async function dragAlong(page: Page, places: Contour, shape: PictureShape): Promise<void> {
  const [start, ...others] = places.map(await placing(page, shape));
  if (start === undefined) return;
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  for (const { x, y } of others) await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.up();
}

/** Clicks on a place of the picture. */
export async function clickPicture(page: Page, place: Point, shape: PictureShape): Promise<void> {
  const { x, y } = await onScreen(page, place, shape);
  await page.mouse.click(x, y);
}

/** Says where picture places are on the screen, from when the picture lies there on. */
async function placing(page: Page, shape: PictureShape): Promise<(place: Point) => OnScreen> {
  const area = await pictureArea(page);
  const { toScreen } = screenTransform(FIRST_VIEW, shape, shape.aspect, area);
  return (place) => {
    const [x, y] = toScreen(place);
    return { x: area.x + x, y: area.y + y };
  };
}

/**
 * Where the picture area is, once nothing is being opened any more and the frame that the window is on is painted over the
 * whole of it: a press before that meets no picture, or one that is about to move.
 */
export async function pictureArea(page: Page): Promise<Area> {
  const area = (await page.evaluate(areaOfPainted)) ?? (await (await page.waitForFunction(areaOfPainted)).jsonValue());
  if (area === null) throw new Error('there is no picture on the screen');
  return area;
}

/** Runs in the page: nothing outside it exists there, and no function may be named inside it. */
function areaOfPainted(): Area | null {
  const viewer = document.querySelector<HTMLElement>('[data-testid="viewer"]');
  const area = viewer?.querySelector('[data-active="true"] .picture');
  const canvas = area?.querySelector<HTMLElement>('.picture-canvas');
  if (viewer == null || area == null || canvas == null) return null;
  const wanted = viewer.querySelector<HTMLInputElement>('.frame-bar input[type="range"]')?.value;
  const isOpening = document.querySelector('.notices progress') !== null;
  const { clientWidth: width, clientHeight: height } = area;
  // What the painter gave its canvas for the size of the area that it was told of last.
  const isFilled =
    canvas.style.width === `${Math.round(width * devicePixelRatio)}px` &&
    canvas.style.height === `${Math.round(height * devicePixelRatio)}px`;
  if (isOpening || viewer.dataset['frame'] !== wanted || !isFilled) return null;
  const { x, y } = area.getBoundingClientRect();
  return { x, y, width, height };
}

/** Chooses in a list of the right panel by its label. */
export async function choose(page: Page, label: string, value: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).selectOption(value);
}

/** Answers the questions of the pathway as the findings of a case say. */
export async function answerFindings(page: Page, findings: NonNullable<PlanCase['findings']>): Promise<void> {
  await page.getByRole('tab', { name: 'Assessment' }).click();
  await page.getByRole('tabpanel').getByRole('radio').first().waitFor();
  for (const [question, answer] of answersOf(findings, '')) {
    const radio = page.locator(`input[type="radio"][name="${question}"][value="${answer}"]`);
    if ((await radio.count()) > 0) await radio.check();
  }
}

function answersOf(findings: object, before: string): [string, string][] {
  return Object.entries(findings).flatMap(([name, answer]): [string, string][] =>
    typeof answer === 'string' ? [[before + name, answer]] : answersOf(answer as object, `${before}${name}.`),
  );
}

const PLACES: readonly (readonly [label: string, key: keyof NonNullable<PlanCase['axis']>])[] = [
  ['Proximal landing', 'proximalLandingMm'],
  ['Lesion starts', 'lesionStartMm'],
  ['Lesion ends', 'lesionEndMm'],
  ['Straight external iliac starts', 'straightEivStartMm'],
  ['Straight external iliac ends', 'straightEivEndMm'],
];

/** Fills in the millimetres along the vein. */
export async function fillAxis(page: Page, axis: NonNullable<PlanCase['axis']>): Promise<void> {
  await page.getByRole('tab', { name: 'Lengths' }).click();
  const panel = page.getByRole('region', { name: 'Lengths from the confluence' });
  await panel.locator(`input[name="axis.method"][value="${axis.method ?? 'unknown'}"]`).check();
  for (const [label, key] of PLACES) {
    await panel.getByRole('textbox', { name: new RegExp(`^${label}`) }).fill(String(axis[key] ?? ''));
    await page.keyboard.press('Enter');
  }
}

/** The figures a radiologist reads off the window, as text. */
export async function figures(page: Page): Promise<{ headline: string; mld: string; rvd: string; stenosis: string }> {
  await page.getByRole('tab', { name: 'Plan' }).click();
  const text = async (testId: string) =>
    (await page.getByTestId(testId).first().innerText()).replace(/\s+/g, ' ').trim();
  return {
    headline: await text('plan-headline'),
    mld: await text('mld'),
    rvd: await text('rvd'),
    stenosis: await text('stenosis'),
  };
}

/** Chooses a theme in the preferences, and puts them away. */
export async function preferTheme(page: Page, theme: 'dark' | 'light'): Promise<void> {
  await page.keyboard.press('Control+,');
  const sheet = page.getByRole('dialog', { name: 'Preferences' });
  await sheet.getByLabel('Theme').selectOption(theme);
  await sheet.getByRole('button', { name: 'Close' }).click();
  await noSheet(page);
}

/** Chooses a size of text in percent in the preferences, and puts them away once it holds. */
export async function enlargeText(page: Page, percent: string): Promise<void> {
  await page.keyboard.press('Control+,');
  const sheet = page.getByRole('dialog', { name: 'Preferences' });
  await sheet.getByLabel('Text size').selectOption(percent);
  await sheet.getByRole('button', { name: 'Close' }).click();
  await noSheet(page);
  await page.waitForFunction((wanted) => document.documentElement.style.fontSize === `${wanted}%`, percent);
}

/** Takes the entry that the command list finds by words, once it is the one that Enter takes. */
export async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await page
    .getByRole('dialog')
    .getByRole('option', { selected: true })
    .filter({ hasText: new RegExp(words, 'i') })
    .waitFor();
  await page.keyboard.press('Enter');
  await noSheet(page);
}

/** Waits until no sheet is over the window: one that is only out of sight still takes the keys. */
export async function noSheet(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('dialog') === null);
}

/** Presses Escape and waits until the sheet over the window has gone. */
export async function putAway(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await noSheet(page);
}

/** Waits until the window says that all that was done is on disk. */
export async function saved(page: Page): Promise<void> {
  await page.getByTestId('status-saved').filter({ hasText: '✓' }).waitFor();
}

/** With IVUS_PICTURES set, leaves a picture of the window to be looked at in test/app/pictures/ (not kept in the repository). */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['IVUS_PICTURES'] === undefined) return;
  await page.screenshot({ path: join(projectFolder, 'test/app/pictures', `${name}.png`) });
}

/** The row of a run in the study panel, by the name of its file, which is in its tooltip. */
export function runRow(page: Page, fileName: string): Locator {
  return page.locator(`button[data-tip*="${fileName}"]`).first();
}
