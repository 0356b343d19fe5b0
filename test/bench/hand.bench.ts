import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { test } from 'vitest';
import type { Contour, Point } from '../../core/geometry/point.ts';
import { clickPicture, goToFrame, onScreen, seeFrame, trace } from '../app/support/operator.ts';
import { LESION } from '../app/support/role-card.ts';
import { launchWindow } from '../app/support/window.ts';
import { type Line, print } from './table.ts';

const SHAPE = { width: 512, height: 512, aspect: 1 };
const SIZE = { width: 1280, height: 800 };
/** What the window may take of each movement of the hand, ms. */
const GOAL = 8;
/** A border that is pulled is solved anew with each movement: within a picture of 60 a second. */
const SOLVING = 16;

interface Watched {
  readonly handMoves: number[];
}

/** Runs in the page: notes, for each repaint that follows a movement of the pointer, what all scripts together took before it (ms). */
function noteMoves(): void {
  const ask = window.requestAnimationFrame.bind(window);
  const handMoves: number[] = [];
  let moved = false;
  let repaint = { time: Number.NaN, follows: false };
  window.addEventListener('pointermove', () => (moved = true), { capture: true });
  window.requestAnimationFrame = (callback) =>
    ask((time) => {
      if (time !== repaint.time) {
        repaint = { time, follows: moved };
        if (moved) handMoves.push(0);
        moved = false;
      }
      const from = performance.now();
      callback(time);
      // React draws what changed in a microtask of its own, which comes before this one.
      queueMicrotask(() => {
        if (repaint.follows) handMoves.push((handMoves.pop() ?? 0) + performance.now() - from);
      });
    });
  Object.assign(globalThis, { handMoves });
}

/** The 95th percentile of what was noted since the last time, ms. */
async function p95(page: Page): Promise<number> {
  const noted = await page.evaluate(() => (globalThis as unknown as Watched).handMoves.splice(0));
  return noted.toSorted((a, b) => a - b)[Math.floor(noted.length * 0.95)] ?? Number.NaN;
}

async function move(page: Page, places: Contour): Promise<void> {
  for (const place of places) {
    const { x, y } = await onScreen(page, place, SHAPE);
    await page.mouse.move(x, y);
  }
}

/** From a place along others with the button held. */
async function drag(page: Page, from: Point, places: Contour): Promise<void> {
  await move(page, [from]);
  await page.mouse.down();
  await move(page, places);
  await page.mouse.up();
}

function around(radius: number, count: number): Contour {
  return Array.from({ length: count }, (_, k): Point => {
    const angle = (2 * Math.PI * k) / count;
    return [256 + radius * Math.cos(angle), 256 + radius * Math.sin(angle)];
  });
}

/** To and fro about a place, as a hand that looks for the border. */
function searching([x, y]: Point): Contour {
  return Array.from({ length: 300 }, (_, k): Point => [x + 20 * Math.sin(k / 9), y + 20 * Math.sin(k / 7)]);
}

/** An outline of 24 points on the first and the last frame, and the machine's on each frame between. */
async function traceAll(page: Page): Promise<void> {
  await trace(page, around(80, 24), SHAPE, 1, LESION);
  await goToFrame(page, 120);
  await trace(page, around(70, 24), SHAPE, 1, LESION);
  await goToFrame(page, 1);
  await clickPicture(page, around(80, 24)[0] ?? [336, 256], SHAPE);
  await page.getByRole('button', { name: 'Interpolate to the next outline' }).click();
  await page.getByTestId('outline-row').nth(100).waitFor({ state: 'attached' });
}

/** Borders that are pulled: the first one of a window, before the engine has made fast code of solving, one that waits, and one that is the lesion on which the plan stands. */
const PULLED = [
  { what: 'pull the first border of a window', accepted: false },
  { what: 'pull a border that was found', accepted: false },
  { what: 'pull a border that was found and accepted as the lesion', accepted: true },
];

/** Pulls borders that were found, one after the other. */
async function pullBorders(page: Page, note: (what: string, atMost: number) => Promise<unknown>): Promise<void> {
  await page.keyboard.press('Escape');
  await goToFrame(page, 25);
  for (const { what, accepted } of PULLED) {
    await page.keyboard.press('q');
    await page.getByText(/^Outline \d+, frame 25$/).waitFor();
    if (accepted) {
      await page.keyboard.press('y');
      await page.getByTestId('role-card').waitFor();
      await page.keyboard.press('1');
      await page.keyboard.press('Escape');
      await page.keyboard.press('q');
    }
    await p95(page);
    await drag(page, [300, 262], searching([300, 262]));
    await note(`${what}, p95`, SOLVING);
    await page.keyboard.press('Control+z');
  }
}

test('what each movement of the hand costs the window while something is drawn or pulled', async () => {
  const { app, page } = await launchWindow({ userData: await mkdtemp(join(tmpdir(), 'ivus-hand-')), size: SIZE });
  await seeFrame(page, 1);
  await page.waitForFunction(() => !document.body.innerText.includes('Building:'));
  await traceAll(page);
  await page.evaluate(noteMoves);
  const lines: Line[] = [];
  const note = async (what: string, atMost = GOAL) =>
    lines.push({ what, ours: await p95(page), unit: 'ms', goal: { atMost } });
  const knot = around(80, 24)[3] ?? [256, 256];
  await drag(page, knot, searching(knot));
  await note('pull one of 24 points, 120 outlines in the session, p95');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('o');
  await drag(page, [156, 256], [[356, 256]]);
  await p95(page);
  await move(page, searching([256, 330]));
  await note('set the width of an ellipse, p95');
  await page.keyboard.press('Escape');
  await page.keyboard.press('l');
  await drag(page, [100, 100], searching([200, 100]));
  await note('draw a caliper, p95');
  await page.keyboard.press('f');
  await drag(page, [326, 256], around(70, 300));
  await note('draw a freehand line of 300 places, p95');
  await pullBorders(page, note);
  await app.close();
  print('The hand', lines);
});
