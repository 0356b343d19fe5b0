import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { RequestOf } from '../core/contract.ts';
import type { Opened } from '../core/contract-files.ts';
import type { OpenedFiles } from './files.ts';
import { onDisk } from './names.ts';
import { recall, remember } from './remembered.ts';

/** So many runs are remembered at most, as many as files can be opened at once; the oldest are forgotten. */
const rememberedRuns = 20_000;

/** Pairs of SOP instance UID and absolute path, the newest last. */
const runsSchema = z.array(z.tuple([z.string(), z.string()]));

/** Where runs were last seen. */
export interface Runs {
  /** Notes where the files behind the tokens are. */
  remember(runs: RequestOf<'rememberRuns'>['runs']): Promise<void>;
  /** Opens the files of a session's runs: where they were last seen, else by name beside the session file; a sentence for each that is in neither place. */
  find(request: RequestOf<'findRuns'>): Promise<Opened>;
  /** Forgets where these runs were. */
  forget(sopInstanceUids: readonly string[]): Promise<void>;
  /** Absolute path where a run was last seen; undefined for one never seen. */
  lastSeen(sopInstanceUid: string): Promise<string | undefined>;
  /** Whether a file is still where the run was last seen. */
  isThere(sopInstanceUid: string): Promise<boolean>;
}

async function isFile(path: string): Promise<boolean> {
  return stat(await onDisk(path)).then(
    (node) => node.isFile(),
    () => false,
  );
}

/** Reads `path` (runs.json) once; a file that cannot be understood is replaced at the next note. */
export function runsRemembered(path: string, files: OpenedFiles): Runs {
  const known = recall(path, runsSchema, []).then((pairs) => new Map(pairs));

  async function place(uid: string, fileName: string, sessionPath: string | undefined): Promise<string | undefined> {
    const last = (await known).get(uid);
    if (last !== undefined && (await isFile(last))) return last;
    if (sessionPath === undefined) return undefined;
    // A session may come from another system: only the last part of a name is looked for, whatever the separator.
    const beside = join(dirname(sessionPath), fileName.split(/[\\/]/).at(-1) ?? fileName);
    return (await isFile(beside)) ? beside : undefined;
  }

  const lastSeen = async (uid: string) => (await known).get(uid);

  return {
    lastSeen,
    async isThere(uid) {
      const path = await lastSeen(uid);
      return path !== undefined && (await isFile(path));
    },
    async remember(runs) {
      const map = await known;
      for (const { sopInstanceUid, token } of runs) {
        const file = files.find(token);
        if (file === undefined) continue;
        map.delete(sopInstanceUid);
        map.set(sopInstanceUid, file.path);
      }
      for (const uid of [...map.keys()].slice(0, Math.max(0, map.size - rememberedRuns))) map.delete(uid);
      await remember(path, [...map]);
    },
    async forget(uids) {
      const map = await known;
      const gone = uids.filter((uid) => map.delete(uid));
      if (gone.length > 0) await remember(path, [...map]);
    },
    async find({ token, runs }) {
      const sessionPath = token === null ? undefined : files.find(token)?.path;
      const paths: string[] = [];
      const problems: string[] = [];
      for (const { sopInstanceUid, fileName } of runs) {
        const found = await place(sopInstanceUid, fileName, sessionPath);
        if (found === undefined)
          problems.push(`${fileName}, a run of this session, was not found: open the file or its folder.`);
        else paths.push(found);
      }
      const opened = await files.open(paths);
      return { files: opened.files, problems: [...problems, ...opened.problems] };
    },
  };
}
