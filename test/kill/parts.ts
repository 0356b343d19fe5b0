import { setTimeout as pause } from 'node:timers/promises';
import type { ElectronApplication } from 'playwright-core';
import { PATIENCE } from '../app/support/program.ts';

/** A process of the program besides its own: the one that draws, and the one of the window. */
export type Part = 'graphics' | 'window';

const TYPES: Readonly<Record<Part, string>> = { graphics: 'GPU', window: 'Tab' };
const LOOKED_EVERY = 50;

/** Ends a process of the program as a crash would, and waits until another one has taken its place; the moment of its death (ms since 1970). */
export async function killPart(app: ElectronApplication, part: Part): Promise<number> {
  const before = await processOf(app, part);
  const killedAt = Date.now();
  // The window may be dying of the graphics process already.
  if (before !== null) tryToKill(before);
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(LOOKED_EVERY)) {
    const now = await processOf(app, part);
    if (now !== null && now !== before) return killedAt;
  }
  throw new Error(`No other process for ${part} came up`);
}

function tryToKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function processOf(app: ElectronApplication, part: Part): Promise<number | null> {
  return app.evaluate(
    ({ app: program }, type) => program.getAppMetrics().find((each) => each.type === type)?.pid ?? null,
    TYPES[part],
  );
}

/** The value of an expression in the page of the window, whatever process that runs in by now; null while it cannot be had. */
export function inWindow(app: ElectronApplication, expression: string): Promise<unknown> {
  return app.evaluate(async ({ BrowserWindow }, source) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined || window.webContents.isCrashed() || window.webContents.isLoading()) return null;
    // A page that dies while it is asked never answers.
    const nothing = new Promise<null>((resolve) => setTimeout(resolve, 5000, null));
    return Promise.race([window.webContents.executeJavaScript(source).catch(() => null), nothing]);
  }, expression);
}
