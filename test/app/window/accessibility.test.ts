import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sharedFile } from '../../data.ts';
import { lookedAt } from '../support/axe.ts';
import { words } from '../support/border-run.ts';
import { drawEllipse, enlargeText, goToFrame, picture, seeFrame } from '../support/operator.ts';
import { SHAPE, traceAll, truthOfSample } from '../support/sample-operator.ts';
import { launchWindow } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };
const newData = () => mkdtemp(join(tmpdir(), 'ivus-accessible-'));

const tab = (page: Page, name: string) => async () => page.getByRole('tab', { name }).click();
const sheet = (page: Page, key: string, name: string) => async () => {
  await page.keyboard.press(key);
  await page.getByRole('dialog', { name }).waitFor();
};

test('axe-core finds nothing wrong in the window without a study', async () => {
  const { app, page } = await launchWindow({ userData: await newData(), args: ['/nothing.dcm'], size: SIZE });
  await page.getByRole('heading', { name: 'No study is open' }).waitFor();
  const places = {
    'empty window': async () => undefined,
    'Assessment without a study': tab(page, 'Assessment'),
    'Plan without a study': tab(page, 'Plan'),
  };
  expect(await lookedAt(page, places)).toEqual([]);
  await app.close();
});

test('axe-core finds nothing wrong in any tab and dialog of a study with its plan', async () => {
  const truth = await truthOfSample();
  const { app, page } = await launchWindow({ userData: await newData(), size: SIZE });
  await traceAll(page, truth);
  await page.keyboard.press('b');
  await page.keyboard.press('c');
  await goToFrame(page, truth.lesion.frame);
  const places = {
    Trace: tab(page, 'Trace'),
    Lengths: tab(page, 'Lengths'),
    Assessment: tab(page, 'Assessment'),
    Plan: tab(page, 'Plan'),
    Catalogue: async () => {
      await page.getByRole('button', { name: 'Catalogue…' }).click();
      await page.getByRole('dialog', { name: 'Stent catalogue' }).waitFor();
    },
    Landmarks: sheet(page, 'b', 'Frame'),
    Commands: sheet(page, 'Control+k', 'Commands'),
    Keys: sheet(page, '?', 'Keys and gestures'),
    Preferences: sheet(page, 'Control+,', 'Preferences'),
    'Recent studies': sheet(page, 'Control+Shift+l', 'Recent studies'),
    'All outlines': sheet(page, 'F6', 'All outlines'),
    Practice: tab(page, 'Practice'),
    'a lumen being traced': async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('x');
      await page.keyboard.press('Enter');
    },
    'two frames side by side': async () => {
      await page.keyboard.press('Escape');
      const compare = page.locator('.toolbar').getByRole('button', { name: 'Compare' });
      if ((await compare.getAttribute('aria-pressed')) === 'false') await compare.click();
      await page.waitForSelector('[data-testid="compared"][data-frame]');
    },
    Steps: async () => {
      await page.keyboard.press('Control+Shift+h');
      await page.getByRole('heading', { name: 'Steps', exact: true }).waitFor();
    },
  };
  expect(await lookedAt(page, places)).toEqual([]);
  await app.close();
});

test('axe-core finds nothing wrong while borders that were found wait, one with another border beside it, and a whole run of them', async () => {
  const run = sharedFile('data', 'ivus', 'derived-dicom', 'tevg_rgb_unc_24f_region.dcm');
  const { app, page } = await launchWindow({ userData: await newData(), args: [run], size: SIZE });
  await seeFrame(page, 1);
  const find = async (frame: number) => {
    await goToFrame(page, frame);
    await page.keyboard.press('q');
    await expect.poll(() => words(page)).toMatch(new RegExp(`, frame ${frame}\\b[^]*Automatic`));
  };
  const places = {
    'a border that waits': () => find(1),
    'its other border': async () => {
      await find(17);
      await page.keyboard.press('Shift+q');
      await page.getByTestId('rival').waitFor();
    },
    'a run of borders': async () => {
      await page.keyboard.press('Alt+q');
      await page.getByTestId('profile-row').nth(23).waitFor({ state: 'attached' });
      await page.getByTestId('finding').waitFor({ state: 'detached' });
    },
    'a border to be checked': async () => page.keyboard.press('u'),
    'all of them in a list': sheet(page, 'F6', 'All outlines'),
  };
  expect(await lookedAt(page, places)).toEqual([]);
  await app.close();
});

test('axe-core finds nothing wrong with text at 175 %, with the card open that asks what an outline is', async () => {
  const { app, page } = await launchWindow({ userData: await newData(), size: SIZE });
  await seeFrame(page, 1);
  await enlargeText(page, '175');
  const asked = async () => {
    await drawEllipse(page, SHAPE);
    await page.getByTestId('role-card').waitFor();
  };
  const places = {
    'a card that asks': asked,
    Trace: tab(page, 'Trace'),
    Lengths: tab(page, 'Lengths'),
    Assessment: tab(page, 'Assessment'),
    Plan: tab(page, 'Plan'),
    Practice: tab(page, 'Practice'),
  };
  expect(await lookedAt(page, places)).toEqual([]);
  await picture(page, 'large-text-1280x800');
  await app.close();
});
