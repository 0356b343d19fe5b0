import { safeStorage, utilityProcess } from 'electron';
import type { NetworkService } from '../../core/network/service.ts';
import { safeOf } from './secrets.ts';
import { supervisedService } from './supervised.ts';

/** The network's service in a utility process, which our module `module` is; its data are in `folder`. */
export function networkIn(module: string, folder: string): NetworkService {
  return supervisedService(
    (heard, ended) => {
      const child = utilityProcess.fork(module, [], { serviceName: 'IVUS Planner network' });
      // Its end is told as well; an error that nobody hears would end this process too.
      child.on('error', () => undefined);
      child.on('message', heard);
      child.once('exit', ended);
      return { say: (message) => child.postMessage(message), kill: () => void child.kill() };
    },
    folder,
    safeOf(safeStorage, process.platform),
  );
}
