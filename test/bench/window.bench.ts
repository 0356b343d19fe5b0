import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundled } from '../bundle.ts';
import { sharedFile } from '../data.ts';
import { bigRun } from './big-run.ts';
import { memoryOf } from './memory/memory.ts';
import { run } from './programs.ts';
import { type BenchRuns, benchRuns } from './runs.ts';
import { dragged, openingMs, p95, paintedPerSecond, type Stepped, shownRun, stepped } from './stepping.ts';
import { type Line, print } from './table.ts';

test('scrubbing in the window', async () => {
  const runs = await benchRuns();
  const lines: Line[] = [];
  for (const kind of Object.keys(runs) as (keyof BenchRuns)[]) {
    const path = runs[kind];
    if (path === null) continue;
    const { cold, scrubbed, perSecond, memory } = await shownRun(path, async (page, app) => ({
      cold: (await page.evaluate(stepped, { pause: 60, filling: false })).steps,
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

test('stepping while the longitudinal view is being filled', async () => {
  const runs = await benchRuns();
  const lines: Line[] = [];
  for (const kind of ['raw', 'jpeg', 'jpegColour', 'rle'] as const) {
    const path = runs[kind];
    if (path === null) continue;
    const filling = async (pause: number | null) =>
      shownRun(path, (page) => page.evaluate(stepped, { pause, filling: true }));
    const [cold, seen] = [await filling(0), await filling(null)];
    const rest = await shownRun(path, async (page) => {
      await page.waitForFunction(() => !document.body.innerText.includes('Building:'));
      const [unseen, again] = [{ pause: 0, filling: false } as const, { pause: null, filling: false } as const];
      return { cold: await page.evaluate(stepped, unseen), seen: await page.evaluate(stepped, again) };
    });
    const line = (
      what: string,
      of: (stepped: Stepped) => number,
      [ours, peer]: readonly [Stepped, Stepped],
      unit = 'ms',
    ) => ({
      what,
      ours: of(ours),
      unit,
      peers: { 'once it is filled': of(peer) },
    });
    const ofSteps = ({ steps }: Stepped) => p95(steps);
    const ofRepaints = ({ repainted }: Stepped) => p95(repainted);
    lines.push(
      { ...line(`${kind}: p95 step over frames seen before`, ofSteps, [seen, rest.seen]), goal: { atMost: 16 } },
      line('    to the end of the repaint that brings it', ofRepaints, [seen, rest.seen]),
      { ...line('  p95 step to a frame never seen', ofSteps, [cold, rest.cold]), goal: { atMost: 50 } },
      line('    to the end of the repaint that brings it', ofRepaints, [cold, rest.cold]),
      line(
        '  pictures a second, another wanted with every repaint',
        ({ perSecond }) => perSecond,
        [seen, rest.seen],
        '/s',
      ),
    );
  }
  print('Stepping while the longitudinal view is being filled', lines);
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
      cold: (await page.evaluate(stepped, { pause: 60, filling: false })).steps,
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
