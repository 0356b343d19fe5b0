import { mkdtemp, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { goToFrame, preferTheme } from './operator.ts';
import { traceAll, truthOfSample } from './sample-operator.ts';
import { launchWindow } from './window.ts';

declare global {
  var axe: { run(context: object, options: object): Promise<AxeResults> } | undefined;
}

const SIZE = { width: 1280, height: 800 };
let source = '';

beforeAll(async () => {
  source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});

const newData = () => mkdtemp(join(tmpdir(), 'ivus-accessible-'));

/** What axe-core objects to in the window as it is now, and text smaller than 12 px, each with its place. */
async function objections(page: Page, where: string): Promise<string[]> {
  await page.evaluate(source);
  const { violations, passes } = await page.evaluate(async () => {
    if (globalThis.axe === undefined) throw new Error('axe is not in the page');
    return globalThis.axe.run(document, { resultTypes: ['violations', 'passes'] });
  });
  // A checker that looked at nothing would find nothing.
  expect(passes.length).toBeGreaterThan(10);
  const found = violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
      return `${where}: ${id} (${impact}): ${target.join(' ')}: ${why}`;
    }),
  );
  return [...found, ...(await smallTexts(page)).map((text) => `${where}: smaller than 12 px: ${text}`)];
}

function smallTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const parent = node.parentElement;
      if (text === '' || parent === null || parent.closest('option, script, style') !== null) continue;
      if (Number.parseFloat(getComputedStyle(parent).fontSize) < 12) small.push(text);
    }
    return small;
  });
}

/** The window in both themes, each looked at in every place. */
async function lookedAt(page: Page, places: Readonly<Record<string, () => Promise<void>>>): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['dark', 'light'] as const) {
    await preferTheme(page, theme);
    for (const [where, go] of Object.entries(places)) {
      await go();
      found.push(...(await objections(page, `${where}, ${theme}`)));
      await page.keyboard.press('Escape');
    }
  }
  return found;
}

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
    'Findings without a study': tab(page, 'Findings'),
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
    Measure: tab(page, 'Measure'),
    Findings: tab(page, 'Findings'),
    Plan: tab(page, 'Plan'),
    Catalogue: async () => {
      await page.getByRole('button', { name: 'Catalogue…' }).click();
      await page.getByRole('dialog', { name: 'Catalogue of stents' }).waitFor();
    },
    'Places along the vein': sheet(page, 'b', 'Frame'),
    Commands: sheet(page, 'Control+k', 'Commands'),
    Keys: sheet(page, '?', 'Keys and gestures'),
    Preferences: sheet(page, 'Control+,', 'Preferences'),
    Sessions: sheet(page, 'Control+Shift+l', 'Sessions'),
    Steps: async () => {
      await page.keyboard.press('Control+Shift+h');
      await page.getByRole('heading', { name: 'Steps' }).waitFor();
    },
    'Two pictures': async () => {
      if ((await page.getByTestId('compared').count()) === 0) await page.keyboard.press('c');
      await page.waitForSelector('[data-testid="compared"][data-frame]');
    },
  };
  expect(await lookedAt(page, places)).toEqual([]);
  await app.close();
});
