import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bigRun, FRAMES } from '../../bench/big-run.ts';
import { memoryOf, type ProgramMemory } from '../../bench/memory.ts';
import { sharedFile } from '../../data.ts';
import { goToFrame, seeFrame } from '../support/operator.ts';
import { launchWindow } from '../support/window.ts';

/** Opens a file, looks at its first frame and at others, and says what memory that took. */
async function lookedAt(path: string, frames: readonly number[]): Promise<ProgramMemory> {
  const { app, page } = await launchWindow({ userData: await mkdtemp(join(tmpdir(), 'ivus-big-')), args: [path] });
  await seeFrame(page, 1);
  for (const frame of frames) await goToFrame(page, frame);
  const memory = await memoryOf(app);
  app.process().kill('SIGKILL');
  return memory;
}

test('a run of 2.2 GB shows its first, 4,000th and last frame in less than 250 MB more than a small picture takes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-big-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const small = await lookedAt(sharedFile('data', 'dicom', 'us1_unc_rgb.dcm'), []);
  const big = await lookedAt(await bigRun(folder), [4000, FRAMES]);
  expect(big.shellPeakMb - small.shellPeakMb).toBeLessThan(250);
  expect(big.windowPeakMb - small.windowPeakMb).toBeLessThan(250);
});
