import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { ReplyOf, RequestOf } from '../core/contract.ts';
import { SESSION_ENDING } from '../core/session/document/file.ts';
import { keep } from './autosaves.ts';
import { type OpenedFile, type OpenedFiles, unchanged } from './files.ts';
import type { FileKind, Operator } from './operator.ts';
import { recall, remember } from './remembered.ts';
import { choosePath } from './save-path.ts';

const foldersSchema = z.strictObject({ session: z.string() });

const SESSIONS: FileKind = { ending: SESSION_ENDING, title: 'Save session', name: 'IVUS Planner sessions' };

/** The folder of the last session, as `path` (folders.json) remembers it, else `documents`. */
export async function lastFolder(path: string, documents: string): Promise<string> {
  const { session } = await recall(path, foldersSchema, { session: documents });
  return existsSync(session) ? session : documents;
}

/** Why a file must not be overwritten without asking: it is no session, or someone else has written it since; null when it may. */
async function reasonNotToReplace(file: OpenedFile | undefined): Promise<string | null> {
  if (!file?.path.toLowerCase().endsWith(SESSION_ENDING))
    return 'This file is not a saved session and was not changed: choose “Save session as” instead.';
  const now = await stat(file.path).catch(() => null);
  if (now === null || unchanged(file, now)) return null;
  return `${file.path} has been changed by another program since it was opened and was not overwritten: choose “Save session as” instead.`;
}

/** Saves sessions, one at a time. */
export type SaveSession = (request: RequestOf<'saveSession'>) => Promise<ReplyOf<'saveSession'>>;

/**
 * Saving to the file behind a token, or where the operator says: first in `documents`, then in the folder of the last session,
 * which is remembered in `path` (folders.json).
 */
export function sessionSaving(operator: Operator, files: OpenedFiles, path: string, documents: string): SaveSession {
  async function save({ token, suggestedName, text }: RequestOf<'saveSession'>): Promise<ReplyOf<'saveSession'>> {
    const known = token === null ? undefined : files.find(token);
    const obstacle = token === null ? null : await reasonNotToReplace(known);
    if (obstacle !== null) return { file: null, problem: obstacle };
    const target =
      known?.path ?? (await choosePath(operator, await lastFolder(path, documents), suggestedName, SESSIONS));
    if (target === null) return { file: null, problem: null };
    const problem = await keep(target, text);
    if (problem !== null) return { file: null, problem };
    await remember(path, { session: dirname(target) });
    const saved = await files.openOne(target, token ?? undefined);
    return saved.ok ? { file: saved.value, problem: null } : { file: null, problem: saved.problem };
  }

  let turn: Promise<unknown> = Promise.resolve();
  return (request) => {
    const saved = turn.then(() => save(request));
    turn = saved.catch(() => undefined);
    return saved;
  };
}
