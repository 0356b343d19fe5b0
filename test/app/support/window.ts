import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';
import { displayOf } from './displays.ts';
import { type Ground, killed, type Launch, type LaunchedWindow, PATIENCE, startProgram } from './program.ts';

/** What the program runs on in the tests: what the set-up found. */
export function ground(): Ground {
  return { electronFolder: inject('electron').folder, display: displayOf(inject('displays')) };
}

/** Starts the program in the Electron the set-up found, and waits for its window; a program that the test leaves running ends with it. */
export async function launchWindow(launch: Launch): Promise<LaunchedWindow> {
  const started = await startProgram(ground(), launch);
  const process = started.app.process();
  onTestFinished(() => killed(process));
  return started;
}

/** Opens `url` in the headless browser the set-up found; it closes with the test. */
export async function openPage(
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ readonly browser: Browser; readonly page: Page }> {
  const browser = await chromium.launch({ executablePath: inject('chromium'), timeout: PATIENCE });
  onTestFinished(() => browser.close());
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(url);
  return { browser, page };
}
