import { utilityProcess } from 'electron';
import type { Helper } from './practice/maker.ts';

/** Runs one of our own modules as a process of its own; a shipped program may not be a Node on the side, and does not have to. */
export function startHelper(module: string, words: readonly string[]): Helper {
  const child = utilityProcess.fork(module, [...words], { stdio: 'pipe', serviceName: 'IVUS Planner sample maker' });
  let [out, err] = ['', ''];
  child.stdout?.on('data', (bytes) => {
    out += String(bytes);
  });
  child.stderr?.on('data', (bytes) => {
    err += String(bytes);
  });
  return {
    ended: new Promise((resolve) => {
      // The pipes may still hold text when the process is gone.
      child.once('exit', (code) => setTimeout(() => resolve({ code, out, err }), DRAINED_MS));
    }),
    stop: () => void child.kill(),
  };
}

const DRAINED_MS = 50;
