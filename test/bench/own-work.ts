import type { CDPSession, Page } from 'playwright-core';

/** The window as its own engine sees it. */
export interface Inside {
  /** Processor milliseconds of the window's thread (script, style, layout, painting) from before a action until `wait` ms after it. */
  worked(label: () => Promise<unknown>, wait?: number): Promise<number>;
  /** JavaScript heap in MiB after everything unreachable was collected. */
  heapMb(): Promise<number>;
}

/** Asks the window's engine what the window's thread does. */
export async function insideOf(page: Page): Promise<Inside> {
  const session = await page.context().newCDPSession(page);
  // Processor time of the thread: what other programs take of the machine does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('HeapProfiler.enable');
  return {
    worked: async (label, wait = 30) => {
      const before = await busyMs(session);
      await label();
      await new Promise((resolve) => setTimeout(resolve, wait));
      return (await busyMs(session)) - before;
    },
    heapMb: async () => {
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      return usedSize / 2 ** 20;
    },
  };
}

async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}
