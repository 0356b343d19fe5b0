import type { Page } from 'playwright-core';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { oneOf, type Random } from '../../fuzz/random.ts';
import { clickPicture, dragAlong, dragPicture, type PictureShape, pictureArea } from './operator.ts';

/** One thing that a hand can do in the window. */
type StepLabel = (page: Page, below: Random, shape: PictureShape) => Promise<void>;

/** A place within so many pixels of the picture's middle. */
function somewhere(below: Random, { width, height }: PictureShape, within = 140): Point {
  return [width / 2 - within + below(2 * within), height / 2 - within + below(2 * within)];
}

/** Places around a centre, as a hand traces a lumen. */
function around(below: Random, shape: PictureShape, count: number): Contour {
  const [x, y] = somewhere(below, shape, 60);
  return Array.from({ length: count }, (_, k) => {
    const [angle, radius] = [(2 * Math.PI * k) / count, 25 + below(70)];
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

const keys =
  (...choices: readonly string[]): StepLabel =>
  async (page, below) =>
    page.keyboard.press(oneOf(choices, below));

const spline: StepLabel = async (page, below, shape) => {
  await page.keyboard.press('e');
  for (const place of around(below, shape, 4 + below(5))) await clickPicture(page, place, shape);
  if (below(3) === 0) await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
};

const freehand: StepLabel = async (page, below, shape) => {
  await page.keyboard.press('f');
  const places = around(below, shape, 14);
  await dragAlong(page, [...places, places[0] ?? [0, 0]], shape);
  await page.keyboard.press('Enter');
};

const ellipse: StepLabel = async (page, below, shape) => {
  await page.keyboard.press('o');
  await dragPicture(page, somewhere(below, shape, 80), somewhere(below, shape, 80), shape);
  await clickPicture(page, somewhere(below, shape, 80), shape);
  await page.keyboard.press('Enter');
};

/** Calipers, angles, notes and arrows: as many clicks as any of them takes, words where they are asked for. */
const measuring: StepLabel = async (page, below, shape) => {
  await page.keyboard.press(oneOf(['l', 'Shift+l', 'g', 'p'], below));
  for (let click = 0; click < 4; click += 1) await clickPicture(page, somewhere(below, shape), shape);
};

const note: StepLabel = async (page, below, shape) => {
  await page.keyboard.press('t');
  await clickPicture(page, somewhere(below, shape), shape);
  await page.keyboard.type('note');
  await page.keyboard.press('Enter');
};

const drag: StepLabel = (page, below, shape) =>
  dragPicture(page, somewhere(below, shape), somewhere(below, shape), shape);

const click: StepLabel = async (page, below, shape) => clickPicture(page, somewhere(below, shape), shape);

const wheel: StepLabel = async (page, below, shape) => {
  const { x, y, width, height } = await pictureArea(page);
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.keyboard.down('Alt');
  for (let notch = 0; notch <= below(4); notch += 1) await page.mouse.wheel(0, oneOf([-120, 120], below));
  await page.keyboard.up('Alt');
  await click(page, below, shape);
};

const mark: StepLabel = async (page, below) => {
  await page.keyboard.press('b');
  await page.keyboard.press(oneOf(['c', 'l', 'm', 'e', 'g'], below));
};

/** Several keys in a row on whatever is selected; no two that follow each other are one step. */
const reshaping: StepLabel = async (page, below) => {
  for (let turn = 0; turn <= below(3); turn += 1) {
    await page.keyboard.press(
      oneOf(['Alt+ArrowLeft', 'Alt+ArrowUp', 'Alt+Shift+ArrowRight', 'Alt+Shift+ArrowDown'], below),
    );
    await page.keyboard.press(oneOf(['Alt++', 'Alt+-'], below));
  }
};

/** To another frame, with the neighbour's outlines. */
const neighbours: StepLabel = async (page, below) => {
  await page.keyboard.press(oneOf(['ArrowLeft', 'ArrowRight', 'Home', 'End'], below));
  await page.keyboard.press(oneOf(['Shift+ArrowLeft', 'Shift+ArrowRight'], below));
  await page.keyboard.press(oneOf(['y', 'Alt++', 'Alt+ArrowDown', 'i'], below));
};

/** What is said about the selected outline. */
const words: StepLabel = async (page, below) => {
  const [label, values] = oneOf(
    [
      ['Role', ['lesion', 'reference', 'other']],
      ['Segment', ['IVC', 'CIV', 'EIV', 'CFV']],
      ['Traced in', ['expiration', 'inspiration', 'unspecified']],
    ] as const,
    below,
  );
  const list = page.getByRole('tabpanel').getByLabel(label, { exact: true });
  if ((await list.count()) === 1) await list.selectOption(oneOf(values, below));
};

/** A tick in the table of outlines and a key on its row. */
const row: StepLabel = async (page, below) => {
  const rows = page.getByTestId('outline-row').locator('[data-row]');
  const count = await rows.count();
  if (count === 0) return;
  await rows.nth(below(count)).focus();
  await page.keyboard.press(oneOf(['Enter', 'Space', 'Delete', 'y'], below));
};

const answer: StepLabel = async (page, below) => {
  await page.getByRole('tab', { name: 'Assessment' }).click();
  const radios = page.getByRole('tabpanel').getByRole('radio');
  await radios.nth(below(await radios.count())).check();
  await page.getByRole('tab', { name: 'Trace' }).click();
};

/** Deeds by how often they come. */
const LABELS: readonly (readonly [times: number, label: StepLabel])[] = [
  [4, spline],
  [2, freehand],
  [3, ellipse],
  [3, measuring],
  [1, note],
  [3, click],
  [4, drag],
  [3, wheel],
  [14, reshaping],
  [8, neighbours],
  [3, keys('i', 'i', 'y', 'Shift+y', 'Alt+y')],
  [1, keys('Delete')],
  [9, keys('ArrowLeft', 'ArrowRight', 'ArrowLeft', 'ArrowRight', 'Home', 'End')],
  [2, keys('Control+z', 'Control+z', 'Control+y')],
  [2, mark],
  [4, words],
  [2, row],
  [2, answer],
];
const BAG = LABELS.flatMap(([times, label]) => Array.from({ length: times }, () => label));

/** Does one random thing and then lets go of whatever is unfinished. */
export async function actAtRandom(page: Page, below: Random, shape: PictureShape): Promise<void> {
  await oneOf(BAG, below)(page, below, shape);
  // Gives up a drawing, then the tool; a selection stays.
  const resting = page.locator('.toolbar button.tool[aria-pressed="true"]', { hasText: 'Select' });
  while ((await resting.count()) === 0) await page.keyboard.press('Escape');
}
