import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sharedFile } from '../../data.ts';
import { newFolder } from '../../electron/new-folder.ts';
import { saved, seeFrame, trace } from '../support/operator.ts';
import { launchWindow } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };
const SHAPE = { width: 64, height: 64, aspect: 1 };
const SQUARE = [
  [16, 16],
  [48, 16],
  [48, 48],
  [16, 48],
] as const;

const [ONE, TWO] = ['one.dcm', 'two.dcm'].map((name) => sharedFile('data', 'reports', 'twopat_same_name', name)) as [
  string,
  string,
];

type Opened = { readonly app: ElectronApplication; readonly page: Page };

async function opened(userData: string, path: string): Promise<Opened> {
  const window = await launchWindow({ userData, args: [path], size: SIZE });
  await seeFrame(window.page, 1);
  return window;
}

/** Traces so many outlines more, and waits until they are kept with their cover. */
async function work(userData: string, { page }: Opened, outlines: number): Promise<void> {
  for (let k = 0; k < outlines; k += 1) await trace(page, SQUARE, SHAPE, 1);
  await saved(page);
  await expect.poll(() => readdir(join(userData, 'sessions'))).toContainEqual(expect.stringMatching(/\.cover\.json$/));
}

const outlines = (page: Page) => page.getByTestId('outline-row').count();
const text = (page: Page) => page.locator('body').innerText();

test('a second person under the same Study UID, opened alone later, starts with nothing of the first one’s, and each finds their own again', async () => {
  const userData = await newFolder();
  const first = await opened(userData, ONE);
  await work(userData, first, 2);
  await first.app.close();
  const second = await opened(userData, TWO);
  await expect.poll(() => text(second.page)).toContain('belongs to another patient (different patient ID)');
  expect(await text(second.page)).toContain('TRIAL, SAME (ID P-ONE). It was left alone, and TRIAL, SAME (ID P-TWO');
  expect(await outlines(second.page)).toBe(0);
  await work(userData, second, 1);
  await second.app.close();
  for (const [path, expected] of [
    [ONE, 2],
    [TWO, 1],
  ] as const) {
    const again = await opened(userData, path);
    await expect.poll(() => outlines(again.page)).toBe(expected);
    await again.app.close();
  }
});
