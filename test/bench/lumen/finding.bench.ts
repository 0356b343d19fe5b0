import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { longPullback, PULLBACK_FRAMES } from '../long-pullback.ts';
import { longestTask, noteLongTasks } from '../long-tasks.ts';
import { insideOf } from '../own-work.ts';
import { p95, shownRun } from '../stepping.ts';
import { type Line, print } from '../table.ts';

/** What a time of scrubbing came to: ms from each change of the slider to its picture, pictures a second, and the frames of border found a second meanwhile. */
interface Scrubbed {
  readonly steps: readonly number[];
  readonly perSecond: number;
  readonly found: number;
}

/** Runs in the page: moves the slider by a frame with each repaint, to and fro between two frames, for so many ms; `still`: only waits, until all lumens are found at the longest. */
async function scrub(way: { from: number; to: number; ms: number; still: boolean }): Promise<Scrubbed> {
  const viewer = document.querySelector<HTMLElement>('[data-testid="viewer"]');
  const slider = document.querySelector<HTMLInputElement>('input[type="range"][aria-label="Frame"]');
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  if (viewer === null || slider === null) throw new Error('there is no slider');
  const done = () => document.querySelector<HTMLProgressElement>('[data-testid="finding"] progress')?.value ?? null;
  const wanted = new Map<string, number>();
  const steps: number[] = [];
  let pictures = 0;
  const observer = new MutationObserver(() => {
    pictures += 1;
    const at = wanted.get(viewer.dataset['frame'] ?? '');
    if (at !== undefined) steps.push(performance.now() - at);
    wanted.delete(viewer.dataset['frame'] ?? '');
  });
  observer.observe(viewer, { attributes: true, attributeFilter: ['data-frame'] });
  const [began, before, length] = [performance.now(), done() ?? 0, way.to - way.from];
  let found = before;
  for (let i = 0; performance.now() - began < way.ms; i++) {
    const now = done();
    if (now === null && way.still) break;
    found = now ?? found;
    const frame = String(way.from + Math.abs(length - ((i + length) % (2 * length))));
    wanted.set(frame, performance.now());
    value?.set?.call(slider, frame);
    if (!way.still) slider.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise(requestAnimationFrame);
    // In a task of its own, as a hand moves.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  observer.disconnect();
  const seconds = (performance.now() - began) / 1000;
  return { steps, perSecond: pictures / seconds, found: (found - before) / seconds };
}

const NOTHING: Scrubbed = { steps: [], perSecond: 0, found: 0 };

const SEEN = { from: 100, to: 220, ms: 6000, still: false };

/** One direction of the hand over frames not seen before, ms for a frame each at 60 a second. */
const unseen = (from: number) => ({ from, to: from + 300, ms: 5000, still: false });

/** The window at rest, while the lumens of the run are found, and until all of them are. */
async function measured(page: Page) {
  await page.waitForSelector(`[data-testid="cut"][data-built="${PULLBACK_FRAMES}"]`, { timeout: 300_000 });
  const inside = await insideOf(page);
  const run = async (way: Parameters<typeof scrub>[0]) => {
    const scrubbed: Scrubbed[] = [];
    const work = await inside.worked(async () => scrubbed.push(await page.evaluate(scrub, way)), 0);
    return { ...(scrubbed[0] ?? NOTHING), work: (1000 * work) / way.ms };
  };
  await run(SEEN);
  await noteLongTasks(page);
  const rest = { seen: await run(SEEN), unseen: await run(unseen(300)), longest: await longestTask(page) };
  await noteLongTasks(page);
  await page.getByTestId('viewer').hover();
  await page.keyboard.press('Alt+q');
  await page.getByText(/^Lumens: \d/).waitFor();
  const finding = { seen: await run(SEEN), unseen: await run(unseen(620)), longest: await longestTask(page) };
  await noteLongTasks(page);
  await page.waitForTimeout(1000);
  const resting = await run({ ...SEEN, still: true });
  await page.getByTestId('finding').waitFor({ state: 'detached', timeout: 300_000 });
  await page.waitForTimeout(2000);
  return { rest, finding, resting: { ...resting, longest: await longestTask(page) } };
}

test('scrubbing through 1,000 frames while their lumens are being found', async () => {
  const { rest, finding, resting } = await shownRun(await longPullback(), measured);
  const line = (what: string, unit: string, ours: number, peer: number, atMost?: number): Line => {
    const peers = { 'while nothing is looked for': peer };
    return { what, ours, unit, peers, ...(atMost === undefined ? {} : { goal: { atMost } }) };
  };
  const lines = (['seen', 'unseen'] as const).flatMap((kind): readonly Line[] => {
    const [ours, peer] = [finding[kind], rest[kind]];
    const goal = kind === 'seen' ? 16 : 50;
    return [
      line(
        `p95 step over frames ${kind === 'seen' ? '' : 'not '}seen before`,
        'ms',
        p95(ours.steps),
        p95(peer.steps),
        goal,
      ),
      line('  pictures a second, another wanted with every repaint', '/s', ours.perSecond, peer.perSecond),
      line('  work of the window’s thread for a second of it', 'ms', ours.work, peer.work),
      {
        what: '  frames whose lumen is found a second',
        ours: ours.found,
        unit: '/s',
        peers: { 'while the hand rests': resting.found },
      },
    ];
  });
  print('Scrubbing through 1,000 frames while their lumens are being found', [
    ...lines,
    line('longest task of the window’s thread', 'ms', finding.longest, rest.longest, 50),
    {
      what: 'work of the window’s thread for a second of finding while the hand rests',
      ours: resting.work,
      unit: 'ms',
    },
    { what: '  its longest task, to the end of the run', ours: resting.longest, unit: 'ms', goal: { atMost: 50 } },
  ]);
  expect(finding.seen.steps.length).toBeGreaterThan(0);
});
