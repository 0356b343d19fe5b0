import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { openPage } from '../../app/support/window.ts';
import { type ServedRun, served } from './served.ts';

/** What one viewer does with one run: milliseconds from being asked for it, pictures a second, and memory of its page. */
export interface Viewed {
  readonly firstMs: number;
  readonly allMs: number;
  readonly perSecond: number;
  readonly memoryMb: number;
}

/** The parts of cornerstone, which OHIF leaves open to whoever looks for it, that are used here. */
interface Cornerstone {
  readonly cache: { getImage(id: string): { getPixelData(): { readonly length: number } } | undefined };
  getRenderingEngines(): readonly { getViewports(): readonly Viewport[] }[];
}
interface Viewport {
  getImageIds(): readonly string[];
  getCurrentImageId(): string;
  setImageIdIndex(index: number): Promise<string>;
}
type Inside = typeof globalThis & { readonly cornerstone?: Cornerstone; benchFirst?: number };

/** Runs in the page before anything else: notes when a picture is drawn whose pixels are there. */
function noteFirst(): void {
  const inside = globalThis as Inside;
  const drawn = () => {
    const viewport = inside.cornerstone?.getRenderingEngines()[0]?.getViewports()[0];
    const id = viewport?.getCurrentImageId();
    if (id === undefined || inside.cornerstone?.cache.getImage(id) === undefined) return;
    inside.benchFirst ??= performance.now();
  };
  addEventListener('CORNERSTONE_IMAGE_RENDERED', drawn, true);
}

/** Runs in the page: whether the pixels of all frames are decoded. */
function allThere(): boolean {
  const { cornerstone } = globalThis as Inside;
  const ids = cornerstone?.getRenderingEngines()[0]?.getViewports()[0]?.getImageIds() ?? [];
  return ids.length > 0 && ids.every((id) => (cornerstone?.cache.getImage(id)?.getPixelData().length ?? 0) > 0);
}

/** Runs in the page: pictures drawn a second when another of two frames is wanted with each repaint. */
async function drawnPerSecond(): Promise<number> {
  const viewport = (globalThis as Inside).cornerstone?.getRenderingEngines()[0]?.getViewports()[0];
  if (viewport === undefined) throw new Error('there is no picture');
  let drawn = 0;
  const count = () => (drawn += 1);
  addEventListener('CORNERSTONE_IMAGE_RENDERED', count, true);
  const began = performance.now();
  for (let k = 0; performance.now() - began < 3000; k += 1) {
    void viewport.setImageIdIndex(k % 2);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  removeEventListener('CORNERSTONE_IMAGE_RENDERED', count, true);
  return (drawn * 1000) / (performance.now() - began);
}

/** Opens a run in OHIF, from its address to its pictures. The viewer itself has been loaded once before; whatever it asks of other computers is refused. */
export async function viewedInOhif(pages: string, run: ServedRun): Promise<Viewed> {
  const { url, end } = await served(pages, run);
  const { browser, page } = await openPage('about:blank', {
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 800 },
  });
  const { origin } = new URL(url);
  await page.context().route(
    (asked) => asked.origin !== origin,
    (route) => route.abort(),
  );
  await page.goto(`${origin}/viewer`);
  await page.waitForLoadState('networkidle');
  await page.addInitScript(noteFirst);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => (globalThis as Inside).benchFirst !== undefined, null, { timeout: 300_000 });
  const firstMs = await page.evaluate(() => (globalThis as Inside).benchFirst ?? Number.NaN);
  await page.waitForFunction(allThere, null, { timeout: 600_000, polling: 50 });
  const allMs = await page.evaluate(() => performance.now());
  const perSecond = await page.evaluate(drawnPerSecond);
  const memoryMb = await pagePeakMb(browser, page);
  await browser.close();
  end();
  return { firstMs, allMs, perSecond, memoryMb };
}

/** The most memory that the process of the page has held, in MiB. */
async function pagePeakMb(browser: Browser, page: Page): Promise<number> {
  const asked = await browser.newBrowserCDPSession();
  const { processInfo } = await asked.send('SystemInfo.getProcessInfo');
  const peaks = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => peakMb(id));
  if (peaks.length === 0) throw new Error(`${page.url()} has no process`);
  return peaks.reduce((most, each) => Math.max(most, each), 0);
}

function peakMb(process: number): number {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${process}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
