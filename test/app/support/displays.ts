import { ok, type Result } from '../../../core/result.ts';
import type { Display } from '../../../electron/runtime/display.ts';
import { ensureTestDisplay } from '../../test-display.ts';

/** How many test files of the real window run at the same time. */
export const WINDOWS_AT_A_TIME = 2;

/** A display for each worker, so that no window takes the keys or the clipboard of another; how to put them all away. */
export async function ensureDisplays(): Promise<Result<{ readonly displays: string[]; readonly stop: () => void }>> {
  const shown: Display[] = [];
  for (let worker = 0; worker < WINDOWS_AT_A_TIME; worker += 1) {
    const display = await ensureTestDisplay();
    if (!display.ok) return display;
    shown.push(display.value);
  }
  const stop = () => {
    for (const display of shown) display.stop();
  };
  return ok({ displays: shown.map(({ display }) => display), stop });
}

/** The display of this worker. */
export function displayOf(displays: readonly string[]): string {
  const { VITEST_POOL_ID = '1' } = process.env;
  const worker = Number(VITEST_POOL_ID) - 1;
  return displays[worker % displays.length] ?? '';
}
