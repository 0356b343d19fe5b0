import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron as electron } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { outcomeOf } from '../../electron/runtime/command.ts';
import { projectFolder } from '../../electron/runtime/project.mjs';
import { ensureSystemLibraries } from '../../electron/runtime/system.ts';
import { doTheJob, expectTheTruth, truthOfSample } from '../app/support/main-job.ts';
import { firstWindow, inherited, kill, PATIENCE } from '../app/support/program.ts';
import { type BareSystem, bareSystem, bring, insideOf, packedAgain } from './support/bare-system.ts';
import { makeObservable } from './support/observed.ts';

let bare: BareSystem;

beforeAll(async () => {
  const tool = await ensureSystemLibraries(['mmdebstrap'], console.error);
  if (!tool.ok) throw new Error(tool.problem);
  bare = await bareSystem(inject('deb'));
}, 900_000);

afterAll(() => bare?.remove());

/** Starts a program of the bare system on the sample and does the main job in it. */
async function doTheJobIn(system: BareSystem, program: string): Promise<void> {
  const sample = bring(system, join(projectFolder, 'samples/generated/practice-01.dcm'));
  const env = { ...inherited(), DISPLAY: inject('packageDisplay') };
  const launched = electron.launch({
    executablePath: insideOf(system, program),
    args: [sample],
    env,
    timeout: PATIENCE,
  });
  const { app, page } = await firstWindow(await launched, { width: 1280, height: 800 });
  onTestFinished(() => kill(app));
  expect(await app.evaluate(({ app: own }) => [own.isPackaged, own.getPath('home')])).toEqual([true, '/home/user']);
  const truth = await truthOfSample();
  await doTheJob(page, truth);
  await expectTheTruth(page, truth);
}

test('installed from the .deb on a bare Debian, an ordinary user does the main job', async () => {
  await makeObservable(join(bare.root, 'opt', 'ivus-planner'));
  await doTheJobIn(bare, '/usr/bin/ivus-planner');
});

test('the AppImage on a bare Debian: an ordinary user does the main job', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ivus-contents-'));
  const { code } = await outcomeOf('sh', ['-c', `cd '${folder}' && '${inject('appImage')}' --appimage-extract`]);
  expect(code).toBe(0);
  await makeObservable(join(folder, 'squashfs-root'));
  const again = join(folder, 'again.AppImage');
  await packedAgain(inject('appImage'), join(folder, 'squashfs-root'), again);
  await doTheJobIn(bare, bring(bare, again));
});
