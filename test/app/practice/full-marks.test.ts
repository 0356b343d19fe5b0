import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SIZE, shownRows, submit } from '../support/fellow.ts';
import { seeFrame } from '../support/operator.ts';
import { launchWindow } from '../support/window.ts';

test('a study whose answer stands in its history is made, answered and submitted with full marks, and nothing else is missed', async () => {
  const { app, page } = await launchWindow({ userData: await mkdtemp(join(tmpdir(), 'ivus-full-')), size: SIZE });
  await seeFrame(page, 1);
  await page.getByRole('tab', { name: 'Practice' }).click();
  await page.getByLabel('Trainee').fill('Fellow A');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^14 · Left leg/ }).click();
  await page.getByRole('button', { name: /^(Make and start|Start)$/ }).click();
  await page.getByRole('region', { name: 'This attempt' }).waitFor({ timeout: 120_000 });
  await page.getByRole('tab', { name: 'Assessment' }).click();
  await page.getByLabel('Flat, non-phasic').check();
  const imaging = page.getByRole('group', { name: /CT or MR venography/ });
  await imaging.getByLabel('Not done').check();
  await submit(page);
  const decision = 'not yet: image the pelvic veins first';
  await expect
    .poll(() => page.getByTestId('decision').innerText())
    .toBe(`✓ Decision: ${decision} — true: ${decision} (good)`);
  expect(await shownRows(page)).toEqual([
    'study/outcome: – good',
    'study/finding/cfvWaveform: – good',
    'study/finding/pelvicImaging: – good',
  ]);
  await app.close();
});
