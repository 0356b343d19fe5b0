import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { serveWindow } from '../../../electron/runtime/web.ts';
import { doTheJob, expectTheTruth, truthOfSample } from '../support/main-job.ts';
import { figures, picture, saved, seeFrame } from '../support/operator.ts';
import { kill } from '../support/program.ts';
import { launchWindow, openPage } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };
const LARGE = { width: 2560, height: 1440 };

test('the sample study: trace both, answer, get the stent; killed once all is said to be kept and started again, everything is there', async () => {
  const truth = await truthOfSample();
  const userData = await mkdtemp(join(tmpdir(), 'ivus-job-'));
  const first = await launchWindow({ userData, size: SIZE });
  await doTheJob(first.page, truth);
  await expectTheTruth(first.page, truth);
  const before = await figures(first.page);
  await picture(first.page, 'plan-1280x800');
  await saved(first.page);
  await kill(first.app);
  const second = await launchWindow({ userData, size: LARGE });
  // Where it was left.
  await seeFrame(second.page, truth.reference.frame);
  await expect.poll(() => figures(second.page)).toEqual(before);
  await second.page.getByRole('tab', { name: 'Trace' }).click();
  await expect.poll(() => second.page.getByTestId('outline-row').count()).toBe(3);
  await second.page.getByTestId('outline-row').first().getByRole('button').first().click();
  await seeFrame(second.page, truth.lesion.frame);
  await picture(second.page, 'measure-2560x1440');
  await kill(second.app);
});

test('the same page in a plain browser does the same job', async () => {
  const truth = await truthOfSample();
  const server = await serveWindow({
    folder: join(projectFolder, 'out/renderer'),
    samples: join(projectFolder, 'samples/generated'),
  });
  const { browser, page } = await openPage(server.url, { viewport: SIZE });
  await doTheJob(page, truth);
  await expectTheTruth(page, truth);
  const before = await figures(page);
  await saved(page);
  await page.reload();
  await seeFrame(page, truth.reference.frame);
  await expect.poll(() => figures(page)).toEqual(before);
  await browser.close();
  await server.close();
});
