import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { makeFolder } from '../make-folder.ts';

/** Objects that the page has handed over and that are not in the outbox yet, by token. */
export interface StagedObjects {
  /** Writes the body of a request to a file of the folder: its token. */
  take(request: IncomingMessage): Promise<string>;
  find(token: string): { readonly path: string } | undefined;
  /** The outbox has its copies: the files are removed. */
  forget(tokens: readonly string[]): Promise<void>;
}

/** Keeps them in `folder`. */
export function stagedObjects(folder: string): StagedObjects {
  const byToken = new Map<string, { readonly path: string }>();
  return {
    async take(request) {
      const token = randomUUID();
      const path = join(folder, `${token}.dcm`);
      await makeFolder(folder);
      try {
        await pipeline(request, createWriteStream(path, { mode: 0o600 }));
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
      byToken.set(token, { path });
      return token;
    },
    find: (token) => byToken.get(token),
    async forget(tokens) {
      for (const token of tokens) {
        const staged = byToken.get(token);
        byToken.delete(token);
        if (staged !== undefined) await rm(staged.path, { force: true });
      }
    },
  };
}
