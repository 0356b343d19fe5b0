import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { JPEG_BASELINE } from '../../../core/dicom/write/part10.ts';
import { launchWindow } from '../../app/support/window.ts';
import { EXPLICIT } from '../../core/dicom/build.ts';
import { median } from '../median.ts';
import { memoryOf } from '../memory/memory.ts';
import { TIMES } from '../programs.ts';
import { benchRuns } from '../runs.ts';
import { openingMs, paintedPerSecond } from '../stepping.ts';
import { type Line, print } from '../table.ts';
import { OHIF, ohifPages } from './build.ts';
import type { ServedRun } from './served.ts';
import { type Viewed, viewedInOhif } from './shown.ts';

const FRAMES = process.env['IVUS_BENCH_QUICK'] === '1' ? 200 : 1000;

/** Opens a run in the running window by its button; all frames are decoded once the longitudinal view is whole. */
async function viewedHere({ path, frames }: ServedRun): Promise<Viewed> {
  const userData = await mkdtemp(join(tmpdir(), 'ivus-bench-'));
  const { app, page } = await launchWindow({ userData, args: [], size: { width: 1280, height: 800 } });
  await page.getByRole('button', { name: 'Open…', exact: true }).waitFor();
  const began = performance.now();
  const firstMs = await openingMs(page, app, path);
  await page.waitForSelector(`[data-testid="cut"][data-built="${frames}"]`, { timeout: 600_000 });
  const allMs = performance.now() - began;
  const perSecond = await page.evaluate(paintedPerSecond);
  const { windowPeakMb } = await memoryOf(app);
  app.process().kill('SIGKILL');
  return { firstMs, allMs, perSecond, memoryMb: windowPeakMb };
}

const FIGURES: readonly (readonly [keyof Viewed, what: string, unit: string])[] = [
  ['firstMs', 'first picture', 'ms'],
  ['allMs', 'all frames decoded', 'ms'],
  ['perSecond', 'pictures a second, another frame wanted with each repaint', ''],
  ['memoryMb', 'process of the window, at most', 'MiB'],
];

test('a run in the window and in OHIF', async () => {
  const pages = await ohifPages();
  const { raw, jpeg } = await benchRuns();
  const lines: Line[] = [];
  for (const [name, path, transferSyntax] of [
    ['raw', raw, EXPLICIT.uid],
    ['jpeg', jpeg, JPEG_BASELINE],
  ] as const) {
    if (path === null) continue;
    const run = { path, side: 512, frames: FRAMES, transferSyntax };
    const [ours, theirs]: [Viewed[], Viewed[]] = [[], []];
    for (let time = 0; time < TIMES; time += 1) {
      ours.push(await viewedHere(run));
      if (pages !== null) theirs.push(await viewedInOhif(pages, run));
    }
    for (const [figure, what, unit] of FIGURES)
      lines.push({
        what: `${name}: ${what}`,
        ours: median(ours.map((each) => each[figure])),
        unit,
        peers: { [`OHIF ${OHIF}`]: pages === null ? null : median(theirs.map((each) => each[figure])) },
      });
  }
  print(`${FRAMES} frames in the window and in OHIF, which is served on this computer`, lines);
});
