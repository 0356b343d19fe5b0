import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, onTestFailed } from 'vitest';
import { seeFrame } from './operator.ts';
import { kill, type Launch, type LaunchedWindow, resize, startProgram } from './program.ts';
import { ground } from './window.ts';

type Size = NonNullable<Launch['size']>;
type Running = LaunchedWindow & { readonly userData: string };

/**
 * One program for all tests of a file. Each finds the first frame of what it asks for (the sample study when it names no paths) as
 * at a first start: the page is new and nothing was kept. For tests of what the hand does in the window; those of keeping, starting
 * and ending start programs of their own.
 */
export function sharedProgram(size: Size): (...paths: readonly string[]) => Promise<Running> {
  let running: Running | null = null;
  const end = async () => {
    if (running !== null) await kill(running.app);
    running = null;
  };
  afterAll(end);
  return async (...paths) => {
    // What a failed test leaves behind is nobody's business.
    onTestFailed(end);
    if (running === null) running = await started(size, paths);
    else await beginAnew(running, size, paths);
    await seeFrame(running.page, 1);
    return running;
  };
}

async function started(size: Size, args: readonly string[]): Promise<Running> {
  const userData = await mkdtemp(join(tmpdir(), 'ivus-shared-'));
  return { ...(await startProgram(ground(), { userData, args, size })), userData };
}

/** Forgets all that the test before did, once nothing of it waits to be written, and loads the page again. */
async function beginAnew({ app, page, userData }: Running, size: Size, paths: readonly string[]): Promise<void> {
  await page.locator('[data-testid="status-saved"]:is(.good, .muted)').waitFor();
  const address = page.url();
  await page.evaluate(() => localStorage.clear());
  // Nothing more is asked to be written once the page is gone; what the shell holds and is writing then is waited for.
  await forget(
    page,
    ['sessions', 'practice', 'preferences.json'].map((kept) => join(userData, kept)),
  );
  await page.goto(address);
  await resize(app, page, size);
  await seeFrame(page, 1);
  if (paths.length > 0) await handOver({ app, page }, paths);
}

/** So many looks in a row, so far apart (ms), find nothing written again: the shell has nothing more to write. */
const [QUIET_LOOKS, APART] = [5, 30];

/** Removes what was kept until nothing comes back: what the page handed over when it went may come after it, and is written when the next page comes. */
async function forget(page: Page, paths: readonly string[]): Promise<void> {
  for (let quiet = 0; quiet < QUIET_LOOKS; await delay(APART)) {
    await page.goto('about:blank');
    const there = paths.filter((path) => existsSync(path));
    quiet = there.length === 0 ? quiet + 1 : 0;
    for (const path of there) await rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 20 });
  }
}

/** Opens files as a second start of the program does, and waits until the sample has given way to one of them. */
async function handOver({ app, page }: LaunchedWindow, paths: readonly string[]): Promise<void> {
  const sample = await page.getByTestId('viewer').getAttribute('data-run');
  await app.evaluate(
    ({ app: program }, named) => void program.emit('second-instance', {}, [], '', { paths: named }),
    [...paths],
  );
  await page.waitForFunction((before) => {
    const run = document.querySelector<HTMLElement>('[data-testid="viewer"]')?.dataset['run'];
    return run !== undefined && run !== before;
  }, sample);
}
