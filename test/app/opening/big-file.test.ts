import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bigRun, FRAMES } from '../../bench/big-run.ts';
import { memoryOf, type ProgramMemory } from '../../bench/memory/memory.ts';
import { sharedFile } from '../../data.ts';
import { goToFrame, seeFrame } from '../support/operator.ts';
import { launchWindow } from '../support/window.ts';

/**
 * Opens a file, looks at its first frame and at others, and says what memory that took. The strip along the run is folded away
 * from the first start on: how much of its cut is built when the memory is looked at depends on the speed of the machine.
 */
async function lookedAt(userData: string, path: string, frames: readonly number[]): Promise<ProgramMemory> {
  const { app, page } = await launchWindow({ userData, args: [path] });
  await seeFrame(page, 1);
  for (const frame of frames) await goToFrame(page, frame);
  expect(await page.getByTestId('cut').count()).toBe(0);
  const memory = await memoryOf(app);
  await page.evaluate(() => localStorage.setItem('timeline', 'folded'));
  await app.close();
  return memory;
}

test('a run of 2.2 GB shows its first, 4,000th and last frame in less than 250 MB more than a small picture takes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-big-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
  const userData = join(folder, 'data');
  const small = await lookedAt(userData, sharedFile('data', 'dicom', 'us1_unc_rgb.dcm'), []);
  const big = await lookedAt(userData, await bigRun(folder), [4000, FRAMES]);
  expect(big.shellPeakMb - small.shellPeakMb).toBeLessThan(250);
  expect(big.windowPeakMb - small.windowPeakMb).toBeLessThan(250);
});
