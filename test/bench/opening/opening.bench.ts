import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { expect, test } from 'vitest';
import { killed } from '../../app/support/program.ts';
import { launchWindow } from '../../app/support/window.ts';
import { sharedFile } from '../../data.ts';
import { bigRun } from '../big-run.ts';
import { median } from '../median.ts';
import { benchRuns } from '../runs.ts';
import { openingMs, shownRun } from '../stepping.ts';
import { type Line, print } from '../table.ts';

/** So often each run is opened, and the program started. */
const TIMES = 5;
/** From so many starts on the scripts of the page are kept compiled. */
const WARM = 2;

test('from the click to the first picture in the running window', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-big-'));
  const runs = { ...(await benchRuns()), '2.2 GB': await bigRun(folder) };
  const small = sharedFile('data', 'dicom', 'us1_unc_rgb.dcm');
  const lines = await shownRun(small, async (page, app) => {
    const rows: Line[] = [];
    for (const [kind, path] of Object.entries(runs)) {
      if (path === null) continue;
      const took: number[] = [];
      for (let turn = 0; turn < TIMES; turn++) {
        took.push(await openingMs(page, app, path));
        await openingMs(page, app, small);
      }
      rows.push({ what: kind, ours: median(took), unit: 'ms', goal: { atMost: 300 } });
    }
    return rows;
  });
  print('From the click to the first picture', lines);
  await rm(folder, { recursive: true });
  expect(lines.length).toBeGreaterThan(0);
});

/** Milliseconds of processor that the shell and the page have taken since they began. */
async function processorMs(app: ElectronApplication): Promise<number> {
  const metrics = await app.evaluate(({ app: program }) => program.getAppMetrics());
  const seconds = metrics.flatMap(({ type, cpu }) =>
    type === 'Browser' || type === 'Tab' ? [cpu.cumulativeCPUUsage ?? Number.NaN] : [],
  );
  return 1000 * seconds.reduce((sum, one) => sum + one, 0);
}

test('from the start of the program to its first screen', async () => {
  const userData = await mkdtemp(join(tmpdir(), 'ivus-bench-'));
  const [screen, picture]: [number[], number[]] = [[], []];
  for (let start = 0; start < WARM + TIMES; start++) {
    const { app, page } = await launchWindow({ userData });
    await page.waitForSelector('.app');
    const up = await processorMs(app);
    await page.waitForSelector('[data-testid="viewer"][data-frame="1"]');
    const seen = await processorMs(app);
    await killed(app.process());
    if (start < WARM) continue;
    screen.push(up);
    picture.push(seen);
  }
  print('From the start of the program, time of the processor in shell and page', [
    { what: 'to the first screen', ours: median(screen), unit: 'ms', goal: { atMost: 1000 } },
    { what: 'to the first picture of the practice study', ours: median(picture), unit: 'ms' },
  ]);
  await rm(userData, { recursive: true });
  expect(median(screen)).toBeGreaterThan(0);
});
