import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Contour } from '../../../core/geometry/point.ts';
import { sharedFile } from '../../data.ts';
import { seeFrame, trace } from '../support/operator.ts';
import { launchWindow } from '../support/window.ts';

const SQUARE: Contour = [
  [20, 20],
  [44, 20],
  [44, 44],
  [20, 44],
];
const size = { width: 1280, height: 800 };

/** A folder with the reported single frames, under these names. */
async function folderOf(names: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'ivus-single-')), 'run');
  await mkdir(folder);
  for (const [name, from] of Object.entries(names))
    await copyFile(sharedFile('data', 'reports', 'stack', from), join(folder, name));
  return folder;
}

test('single frames of one series are one run that steps in the order of their numbers; a lost file is told', async () => {
  const folder = await folderOf({ q: 'IM003', c: 'IM000', z: 'IM001', a: 'IM005', m: 'IM002', b: 'IM004' });
  const userData = await mkdtemp(join(tmpdir(), 'ivus-single-data-'));
  const first = await launchWindow({ userData, args: [folder], size });
  await seeFrame(first.page, 1);
  expect(await first.page.locator('nav.study button.run').count()).toBe(1);
  expect(await first.page.locator('nav.study').innerText()).toContain('6 frames, from 6 files');
  expect(await first.page.locator('nav.study').innerText()).toContain('the frame times are unknown');
  await first.page.keyboard.press('End');
  await seeFrame(first.page, 6);
  // A study on which something was done is known again.
  await trace(first.page, SQUARE, { width: 64, height: 64, aspect: 1 }, 1);
  await first.page.locator('nav.study').getByText('Frame 6').waitFor();
  await first.app.close();
  await rm(join(folder, 'm'));
  const second = await launchWindow({ userData, args: [folder], size });
  await seeFrame(second.page, 1);
  await expect.poll(() => second.page.locator('body').innerText()).toContain('m is missing: the session is read-only');
  await second.app.close();
});
