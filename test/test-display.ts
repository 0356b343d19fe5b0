import { execFileSync } from 'node:child_process';
import type { Result } from '../core/result.ts';
import { type Display, ensureDisplay } from '../electron/runtime/display.ts';

/**
 * A display for tests alone. Its own pointer lies in the last corner, on which no window of the tests lies: a window
 * under it would be sent a movement to its place whenever it opens, closes or takes its size, in the middle of what a
 * test does. The pointer of a screen that somebody works at stays where it is.
 */
export async function ensureTestDisplay(): Promise<Result<Display>> {
  const { DISPLAY = '' } = process.env;
  const shown = await ensureDisplay();
  if (DISPLAY !== '' || !shown.ok || process.platform !== 'linux') return shown;
  const env = { ...process.env, DISPLAY: shown.value.display };
  execFileSync('xdotool', ['mousemove', '99999', '99999'], { env });
  return shown;
}
