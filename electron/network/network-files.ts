import { join } from 'node:path';

/** Where everything of the network is kept on this computer. */
export interface NetworkFiles {
  readonly folder: string;
  readonly places: string;
  readonly secrets: string;
  readonly receiver: string;
  readonly log: string;
  readonly outbox: string;
  readonly inbox: string;
}

/** The files below the folder of the network's data. */
export function networkFiles(folder: string): NetworkFiles {
  return {
    folder,
    places: join(folder, 'places.json'),
    secrets: join(folder, 'secrets.json'),
    receiver: join(folder, 'receiver.json'),
    log: join(folder, 'log.txt'),
    outbox: join(folder, 'outbox'),
    inbox: join(folder, 'inbox'),
  };
}
