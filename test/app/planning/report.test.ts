import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { answerSaveDialog } from '../support/dialogs.ts';
import { traceAll, truthOfSample } from '../support/sample-operator.ts';
import { sharedProgram } from '../support/shared.ts';

const run = promisify(execFile);
const openSample = sharedProgram({ width: 1280, height: 800 });

test('the summary on the clipboard is the report that the command line prints of the same session', async () => {
  const { app, page } = await openSample();
  await traceAll(page, await truthOfSample());
  const file = join(await mkdtemp(join(tmpdir(), 'ivus-report-')), 'case.ivus.json');
  await answerSaveDialog(app, file);
  await page.keyboard.press('Control+s');
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toMatch(/\}\n$/);
  const run01 = join(projectFolder, 'samples/generated/practice-01.dcm');
  const words = ['run', '-s', 'ivus', '--', 'report', file, '--runs', run01];
  const { stdout } = await run('npm', words, { cwd: projectFolder });
  await page.getByRole('tab', { name: 'Plan' }).click();
  await page.getByRole('button', { name: 'Copy summary' }).click();
  const clipboard = () => app.evaluate(({ clipboard: board }) => board.readText());
  await expect.poll(clipboard).toBe(stdout);
  expect(stdout).toContain('min 4.4 mm');
  await page.getByRole('button', { name: 'Copy findings only' }).click();
  await expect.poll(clipboard).toMatch(/^FINDINGS:/);
});
