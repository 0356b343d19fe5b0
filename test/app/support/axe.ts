import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { preferTheme, putAway } from './operator.ts';

declare global {
  var axe: { run(context: object, options: object): Promise<AxeResults> } | undefined;
}

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules whose answer depends on colours: all that another theme can change. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe-core objects to in the window as it is now by all its rules or by some, and text smaller than 12 px, each with its place. */
async function objections(page: Page, where: string, only: readonly string[] | null): Promise<string[]> {
  await page.evaluate(await source);
  const { violations, passes, incomplete } = await page.evaluate(async (rules) => {
    if (globalThis.axe === undefined) throw new Error('axe is not in the page');
    const runOnly = rules === null ? {} : { runOnly: rules };
    return globalThis.axe.run(document, { resultTypes: ['violations', 'passes', 'incomplete'], ...runOnly });
  }, only);
  // A checker that looked at nothing would find nothing.
  expect(passes.length + incomplete.length).toBeGreaterThan(only === null ? 10 : 0);
  const found = violations.flatMap(({ id, impact, nodes }) =>
    // A tooltip belongs to its control, wherever it lies; it may stand there while axe-core looks.
    nodes
      .filter(({ target }) => id !== 'region' || !target.includes('#tooltip'))
      .map(({ target, any, all, none }) => {
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

/** The window looked at in every place: by every rule in the dark theme, then by those of colours in the light one. */
export async function lookedAt(page: Page, places: Readonly<Record<string, () => Promise<void>>>): Promise<string[]> {
  const found: string[] = [];
  await preferTheme(page, 'dark');
  for (const [where, go] of Object.entries(places)) {
    await go();
    found.push(...(await objections(page, `${where}, dark`, null)));
    await showTheme(page, 'light');
    found.push(...(await objections(page, `${where}, light`, OF_COLOURS)));
    await showTheme(page, 'dark');
    await putAway(page);
  }
  return found;
}

/** Shows a theme where the window is, as the preferences do. */
async function showTheme(page: Page, theme: 'dark' | 'light'): Promise<void> {
  await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
}
