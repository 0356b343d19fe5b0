import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sharedFile } from '../../data.ts';
import { seeFrame } from '../support/operator.ts';
import { launchWindow } from '../support/window.ts';

test.each([
  ['twopat_same_name', 1, 2, 'another patient ID: TRIAL, SAME (ID P-TWO, born 1979-04-04)'],
  ['onepat_spelling', 2, 0, null],
  ['dup_same_count', 2, 0, 'have the same SOP Instance UID, but different content'],
  ['dup_true_copy', 1, 0, 'the same run is already open from another file'],
])(
  '%s: runs of the study on the screen, studies to choose from, and what is said',
  async (folder, runs, studies, words) => {
    const userData = await mkdtemp(join(tmpdir(), 'ivus-apart-'));
    const args = [sharedFile('data', 'reports', folder)];
    const { app, page } = await launchWindow({ userData, args, size: { width: 1280, height: 800 } });
    await seeFrame(page, 1);
    const text = () => page.locator('body').innerText();
    if (words !== null) await expect.poll(text).toContain(words);
    expect(await page.locator('nav.study button.run').count()).toBe(runs);
    expect(await page.locator('nav.study section li').count()).toBe(studies);
    if (words === null) expect(await text()).not.toContain('Instance UID');
    await app.close();
  },
);
