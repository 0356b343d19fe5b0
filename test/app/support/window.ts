import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { type Launch, type LaunchedWindow, startProgram } from './program.ts';

/** Starts the program in the Electron the set-up found, and waits for its window. */
export function launchWindow(launch: Launch): Promise<LaunchedWindow> {
  return startProgram({ electronFolder: inject('electron').folder, display: inject('display') }, launch);
}

/** Opens `url` in the headless browser the set-up found; close the browser when done. */
export async function openPage(
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ readonly browser: Browser; readonly page: Page }> {
  const browser = await chromium.launch({ executablePath: inject('chromium') });
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(url);
  return { browser, page };
}
