import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundled } from '../bundle.ts';
import { sharedFile } from '../data.ts';
import { bigRun } from './big-run.ts';
import { memoryOf } from './memory.ts';
import { run } from './programs.ts';
import { type BenchRuns, benchRuns } from './runs.ts';
import { dragged, openingMs, p95, paintedPerSecond, shownRun } from './stepping.ts';
import { type Line, print } from './table.ts';

/** Runs in the page, as all functions given to `evaluate`: steps to 40 frames never seen, in ms each from the slider's change to the picture on the canvas. */
async function coldSteps(): Promise<number[]> {
  const viewer = document.querySelector<HTMLElement>('[data-testid="viewer"]');
  const slider = document.querySelector<HTMLInputElement>('input[type="range"][aria-label="Frame"]');
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  if (viewer === null || slider === null) throw new Error('there is no slider');
  const shown = (frame: number) =>
    new Promise<void>((resolve) => {
      const seen = () => {
        if (viewer.dataset['frame'] !== String(frame)) return;
        observer.disconnect();
        resolve();
      };
      const observer = new MutationObserver(seen);
      observer.observe(viewer, { attributes: true });
      seen();
    });
  const took: number[] = [];
  for (let i = 0; i < 40; i++) {
    // Steps of 37 per cent of the run come back to a neighbourhood only after all others.
    const frame = 1 + ((Math.floor(Number(slider.max) * 0.37) * (i + 1) + i) % Number(slider.max));
    const began = performance.now();
    value?.set?.call(slider, String(frame));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await shown(frame);
    took.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return took;
}

test('scrubbing in the window', async () => {
  const runs = await benchRuns();
  const lines: Line[] = [];
  for (const kind of Object.keys(runs) as (keyof BenchRuns)[]) {
    const path = runs[kind];
    if (path === null) continue;
    const { cold, scrubbed, perSecond, memory } = await shownRun(path, async (page, app) => ({
      cold: await page.evaluate(coldSteps),
      scrubbed: await dragged(page),
      perSecond: await page.evaluate(paintedPerSecond),
      memory: await memoryOf(app),
    }));
    lines.push(
      {
        what: `${kind}: p95 step, slider dragged over frames seen before`,
        ours: p95(scrubbed.steps),
        unit: 'ms',
        goal: { atMost: 16 },
      },
      { what: '  p95 step to a frame never seen', ours: p95(cold), unit: 'ms', goal: { atMost: 50 } },
      { what: '  pictures a second, another wanted with every repaint', ours: perSecond, unit: '/s' },
      { what: '  pictures a second while a mouse drags the slider', ours: scrubbed.framesPerSecond, unit: '/s' },
      { what: '  peak memory of the window process', ours: memory.windowPeakMb, unit: 'MiB' },
      { what: '  peak memory of the shell process', ours: memory.shellPeakMb, unit: 'MiB' },
    );
  }
  print('Scrubbing in the window', lines);
  expect(lines.length).toBeGreaterThan(0);
});

test('a run of 2.2 GB', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-big-'));
  const path = await bigRun(folder);
  const program = await bundled('test/bench/in-process.ts', 'bench-big');
  const work = async (name: string) => Number(await run([process.execPath, program, name, path]));
  const inProcess: readonly Line[] = [
    { what: 'header and first frame, in process', ours: await work('first frame'), unit: 'ms', goal: { atMost: 300 } },
    { what: 'memory grown by it', ours: await work('first frame memory'), unit: 'MiB', goal: { atMost: 250 } },
    {
      what: 'header and frame 4,000',
      ours: await work('frame 4000'),
      unit: 'ms',
      peers: { 'header and frame 1': await work('first frame') },
    },
  ];
  const { opening, cold, memory } = await shownRun(
    sharedFile('data', 'dicom', 'us1_unc_rgb.dcm'),
    async (page, app) => ({
      opening: await openingMs(page, app, path),
      cold: await page.evaluate(coldSteps),
      memory: await memoryOf(app),
    }),
  );
  print('A run of 2.2 GB', [
    ...inProcess,
    { what: 'opened in the running window, to the picture', ours: opening, unit: 'ms', goal: { atMost: 300 } },
    { what: 'p95 step to a frame never seen', ours: p95(cold), unit: 'ms', goal: { atMost: 50 } },
    { what: 'peak memory of the shell process', ours: memory.shellPeakMb, unit: 'MiB' },
    { what: 'peak memory of the window process', ours: memory.windowPeakMb, unit: 'MiB' },
  ]);
  await rm(folder, { recursive: true });
  expect(cold.length).toBe(40);
});
