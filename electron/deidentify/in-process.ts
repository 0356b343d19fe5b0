import { utilityProcess } from 'electron';
import type { StartExport } from './deidentifying.ts';
import { copyWordSchema, STOP } from './messages.ts';

const CRASHED =
  'De-identifying stopped without an error message: restart the program and look for unfinished files in the folder.';

/** Makes de-identified copies in a process of its own, which our module `module` is; it is ended once it has told how it ended. */
export function exportingIn(module: string): StartExport {
  return (wish, progress) => {
    const child = utilityProcess.fork(module, [], { serviceName: 'IVUS Planner copies' });
    // Its end is told as well; an error that nobody hears would end this process too.
    child.on('error', () => undefined);
    child.postMessage(wish);
    return {
      ended: new Promise((resolve) => {
        child.once('exit', () => resolve({ folder: null, copies: 0, session: false, problems: [CRASHED] }));
        child.on('message', (message: unknown) => {
          const word = copyWordSchema.parse(message);
          if ('share' in word) return progress(word.share);
          resolve(word.ended);
          child.kill();
        });
      }),
      cancel: () => child.postMessage(STOP),
    };
  };
}
