import type { Page } from 'playwright-core';

/** Notes from now on how long each task of the window's thread lasts that lasts longer than 50 ms. */
export async function noteLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const noted: number[] = [];
    Object.assign(globalThis, { benchTasks: noted });
    new PerformanceObserver((list) => noted.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
}

/** The longest of the tasks that were noted, ms; 0: none lasted longer than 50 ms. */
export async function longestTask(page: Page): Promise<number> {
  return page.evaluate(() =>
    (globalThis as unknown as { benchTasks: number[] }).benchTasks.reduce((most, task) => Math.max(most, task), 0),
  );
}
