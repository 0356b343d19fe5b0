import { utilityProcess } from 'electron';
import { z } from 'zod';
import type { MakerProcess } from './practice/maker.ts';

const endSchema = z.strictObject({ code: z.number(), out: z.string(), err: z.string() });

/**
 * Runs one of our own modules as a process of its own, which tells its end through its port and is then ended; a shipped program may
 * not be a Node on the side, and does not have to.
 */
export function startModule(module: string, words: readonly string[]): MakerProcess {
  const child = utilityProcess.fork(module, [...words], { serviceName: 'IVUS Planner sample maker' });
  // Its end is told as well; an error that nobody hears would end this process too.
  child.on('error', () => undefined);
  return {
    ended: new Promise((resolve) => {
      child.once('exit', (code) => resolve({ code: code === 0 ? 1 : code, out: '', err: '' }));
      child.once('message', (message: unknown) => {
        resolve(endSchema.parse(message));
        child.kill();
      });
    }),
    stop: () => void child.kill(),
  };
}
