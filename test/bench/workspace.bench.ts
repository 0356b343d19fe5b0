import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { clickPicture, dragPicture, goToFrame, onScreen } from '../app/support/operator.ts';
import { busySession, knotsOf, OUTLINES, openedMs } from './busy-session.ts';
import { longestTask, noteLongTasks } from './long-tasks.ts';
import { growth } from './memory/growth.ts';
import { memoryOf } from './memory/memory.ts';
import { type Inside, insideOf } from './own-work.ts';
import { benchRuns } from './runs.ts';
import { dragged, p95, shownRun } from './stepping.ts';
import { type Line, print } from './table.ts';

const SHAPE = { width: 512, height: 512, aspect: 1 };
const FRAMES = 1000;
/** Minutes of scripted use; BENCH_MINUTES changes them. */
const MINUTES = Number(process.env['BENCH_MINUTES'] ?? 10);

/** Outlines of the largest session. */
const MANY = 5000;

/** Opens the run with its 300 outlines and waits until the cut is built. */
async function withOutlines<T>(look: (page: Page, app: ElectronApplication, inside: Inside) => Promise<T>): Promise<T> {
  const { raw } = await benchRuns();
  return shownRun(await busySession(raw), async (page, app) => {
    await page.waitForSelector(`[data-testid="cut"][data-built="${FRAMES}"]`, { timeout: 300_000 });
    return look(page, app, await insideOf(page));
  });
}

async function times(count: number, measure: (k: number) => Promise<number>): Promise<readonly number[]> {
  const took: number[] = [];
  for (let k = 0; k < count; k += 1) took.push(await measure(k));
  return took;
}

/** Selects the first outline and drags one of its knots in small steps; the work of the window's thread for each. */
async function dragWork(page: Page, inside: Inside): Promise<readonly number[]> {
  await goToFrame(page, 1);
  await clickPicture(page, [256, 256], SHAPE);
  const { x, y } = await onScreen(page, knotsOf(0)[1] ?? [0, 0], SHAPE);
  await page.mouse.move(x, y);
  await page.mouse.down();
  const took = await times(200, (k) =>
    inside.worked(() => page.mouse.move(x + 20 * Math.sin(k / 9), y + 14 * Math.sin(k / 13))),
  );
  await page.mouse.up();
  return took;
}

/** From now on, in the page: milliseconds from a key to the cut's new picture, and from clearing the profile to its last stroke. */
function notePainting(): void {
  const noted = { cut: [] as number[], profile: [] as number[] };
  Object.assign(globalThis, { benchPainting: noted });
  let pressed = 0;
  addEventListener('keydown', () => (pressed = performance.now()), { capture: true });
  const canvas = CanvasRenderingContext2D.prototype;
  const { putImageData, clearRect, stroke, fillText } = canvas;
  canvas.putImageData = function (this: CanvasRenderingContext2D, ...given: Parameters<typeof putImageData>) {
    putImageData.apply(this, given);
    if (this.canvas.closest('.cut-field') !== null) noted.cut.push(performance.now() - pressed);
  } as typeof putImageData;
  let began = 0;
  canvas.clearRect = function (...given) {
    if (this.canvas.closest('.profile-plot') !== null) {
      began = performance.now();
      noted.profile.push(0);
    }
    clearRect.apply(this, given);
  };
  const until = (context: CanvasRenderingContext2D) => {
    if (context.canvas.closest('.profile-plot') !== null)
      noted.profile[noted.profile.length - 1] = performance.now() - began;
  };
  canvas.stroke = function (this: CanvasRenderingContext2D, ...given: [path: Path2D]) {
    stroke.apply(this, given);
    until(this);
  } as typeof stroke;
  canvas.fillText = function (...given) {
    fillText.apply(this, given);
    until(this);
  };
}

interface Painting {
  readonly cut: readonly number[];
  readonly profile: readonly number[];
}
const painting = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { benchPainting: Painting }).benchPainting);

test('a run of 1,000 frames with 300 outlines', async () => {
  const lines = await withOutlines(async (page, _, inside): Promise<readonly Line[]> => {
    const scrubbed = await dragged(page);
    const dragging = await dragWork(page, inside);
    const idle = await times(100, () => inside.worked(async () => undefined));
    await page.evaluate(notePainting);
    const turning = await times(60, () => inside.worked(() => page.keyboard.press(']'), 60));
    const { cut } = await painting(page);
    const editing = await times(60, (k) =>
      inside.worked(() => page.keyboard.press(k % 2 === 0 ? 'Alt+ArrowLeft' : 'Alt+ArrowRight'), 150),
    );
    const { profile } = await painting(page);
    expect(Math.min(cut.length, profile.length)).toBeGreaterThan(40);
    return [
      stepLine(scrubbed.steps),
      { ...dragLine(dragging), peers: { 'the same time without a move': p95(idle) }, goal: { atMost: 8 } },
      { what: 'p95 from the key to the cut at its new angle', ours: p95(cut), unit: 'ms', goal: { atMost: 50 } },
      { what: '  all work of the window’s thread for it', ours: p95(turning), unit: 'ms', goal: { atMost: 50 } },
      { what: `p95 profile of ${OUTLINES} outlines drawn anew`, ours: p95(profile), unit: 'ms' },
      {
        what: '  all work for one edit: readings, plan, table, profile, cut',
        ours: p95(editing),
        unit: 'ms',
        goal: { atMost: 50 },
      },
    ];
  });
  print('The measuring workspace: 1,000 frames, 300 outlines', lines);
});

test(`a run of 1,000 frames with ${MANY} different outlines`, async () => {
  const { raw } = await benchRuns();
  const session = await busySession(raw, MANY);
  const lines = await shownRun(raw, async (page, app): Promise<readonly Line[]> => {
    await page.waitForSelector(`[data-testid="cut"][data-built="${FRAMES}"]`, { timeout: 300_000 });
    const inside = await insideOf(page);
    await noteLongTasks(page);
    let opening = Number.NaN;
    const openingWork = await inside.worked(async () => (opening = await openedMs(page, app, session)));
    const longest = await longestTask(page);
    // What is looked for among all outlines goes on while the window is idle.
    await expect.poll(() => inside.worked(async () => undefined, 500), { timeout: 120_000 }).toBeLessThan(50);
    const scrubbed = await dragged(page);
    const dragging = await dragWork(page, inside);
    const editing = await times(30, (k) =>
      inside.worked(() => page.keyboard.press(k % 2 === 0 ? 'Alt+ArrowLeft' : 'Alt+ArrowRight'), 300),
    );
    return [
      { what: 'opened, with table and picture', ours: opening, unit: 'ms', goal: { atMost: 2000 } },
      { what: '  all work of the window’s thread for it', ours: openingWork, unit: 'ms' },
      { what: '  its longest task', ours: longest, unit: 'ms', goal: { atMost: 50 } },
      stepLine(scrubbed.steps),
      dragLine(dragging),
      { what: 'p95 all work for one edit', ours: p95(editing), unit: 'ms' },
    ];
  });
  print(`The measuring workspace: 1,000 frames, ${MANY} different outlines`, lines);
});

function stepLine(steps: readonly number[]): Line {
  return {
    what: 'p95 step, slider dragged over frames seen before',
    ours: p95(steps),
    unit: 'ms',
    goal: { atMost: 16 },
  };
}

function dragLine(moves: readonly number[]): Line {
  return {
    what: 'p95 work of the window’s thread for a pointer move that drags a point',
    ours: p95(moves),
    unit: 'ms',
  };
}

/** A minute of what a hand does: steps, a point dragged and put back, the cut turned, zoom, tabs, neighbours flipped. */
async function usedForAMinute(page: Page): Promise<void> {
  const end = Date.now() + 60_000;
  const keys = async (...names: readonly string[]) => {
    for (const name of names) await page.keyboard.press(name);
  };
  while (Date.now() < end) {
    await goToFrame(page, 1);
    await clickPicture(page, [256, 256], SHAPE);
    const [from = [0, 0]] = knotsOf(0);
    await dragPicture(page, from, [from[0] + 15, from[1] + 5], SHAPE);
    await keys('Control+z', 'Alt++', 'Control+z', 'Escape');
    for (let step = 0; step < 30; step += 1) await keys('ArrowRight');
    await keys(']', ']', '[', '+', '+', 'r', 'h', 'h', 'Alt+4', 'F3', 'Alt+1', 'j');
    await page.waitForTimeout(1200);
  }
}

test(`memory over ${MINUTES} minutes of scripted use`, async () => {
  const readings = await withOutlines(async (page, app, inside) => {
    const read = async () => ({ heap: await inside.heapMb(), window: (await memoryOf(app)).windowMb });
    const all = [await read()];
    for (let minute = 1; minute <= MINUTES; minute += 1) {
      await usedForAMinute(page);
      all.push(await read());
    }
    return all;
  });
  // The first minute fills caches that have a limit of their own.
  const settled = readings.slice(1);
  const grown: readonly Line[] =
    settled.length < 3
      ? []
      : [
          {
            what: 'heap grows a minute, from the first on',
            ours: growth(settled.map(({ heap }) => heap)),
            unit: 'MiB',
            goal: { atMost: 0.1 },
          },
          {
            what: 'window process grows a minute',
            ours: growth(settled.map(({ window }) => window)),
            unit: 'MiB',
            goal: { atMost: 1 },
          },
        ];
  print(`Memory of the window over ${MINUTES} minutes`, [
    ...readings.flatMap(({ heap, window }, minute): readonly Line[] => [
      {
        what: minute === 0 ? 'JavaScript heap at the start' : `JavaScript heap after minute ${minute}`,
        ours: heap,
        unit: 'MiB',
      },
      { what: '  window process', ours: window, unit: 'MiB' },
    ]),
    ...grown,
  ]);
  expect(readings.length).toBe(MINUTES + 1);
});
