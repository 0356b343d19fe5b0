import { type ChildProcess, spawn } from 'node:child_process';
import { fail, ok, type Result } from '../../core/result.ts';

/** A display to show windows on, and how to put it away again. */
export type Display = { readonly display: string; readonly stop: () => void };

/** Whether a window could be shown: always outside Linux, there only with a display server. */
export function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

/** The display that DISPLAY names, else a new one without a screen (Xvfb, larger than any window of the tests) that ends with this process at the latest. */
export async function ensureDisplay(): Promise<Result<Display>> {
  const { DISPLAY = '' } = process.env;
  if (DISPLAY !== '' || process.platform !== 'linux') return ok({ display: DISPLAY, stop: () => undefined });
  // Xvfb looks for a free number itself and writes it to the file descriptor it is given; it stays as it is when its last window closes.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '2880x1620x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await displayNumber(server);
  if (number === undefined) return fail('Xvfb did not start: check that the package xvfb is installed.');
  const stop = () => {
    process.off('exit', stop);
    server.kill();
  };
  process.on('exit', stop);
  server.unref();
  return ok({ display: `:${number}`, stop });
}

function displayNumber(server: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined)).once('exit', () => resolve(undefined));
    server.stdio[3]?.once('data', (bytes: Buffer) => resolve(String(bytes).trim()));
  });
}
