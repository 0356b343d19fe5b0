import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { ReplyOf, RequestOf } from '../core/contract.ts';
import { SESSION_ENDING } from '../core/session/document/file.ts';
import { keep } from './autosaves.ts';
import type { FileKind, Operator } from './operator.ts';
import { recall, remember } from './remembered.ts';
import { choosePath } from './saving/save-path.ts';

const foldersSchema = z.strictObject({ session: z.string() });

const COPIES: FileKind = { ending: SESSION_ENDING, title: 'Save a copy', name: 'IVUS Planner sessions' };

/** The folder of the last copy of a session, as `path` (folders.json) remembers it, else `documents`. */
export async function lastFolder(path: string, documents: string): Promise<string> {
  const { session } = await recall(path, foldersSchema, { session: documents });
  return existsSync(session) ? session : documents;
}

/** Writes a copy of a session where the operator says: first in `documents`, then in the folder of the last copy, which is remembered in `path` (folders.json). */
export async function saveCopy(
  operator: Operator,
  path: string,
  documents: string,
  { suggestedName, text }: RequestOf<'saveCopy'>,
): Promise<ReplyOf<'saveCopy'>> {
  const target = await choosePath(operator, await lastFolder(path, documents), suggestedName, COPIES);
  if (target === null) return { path: null, problem: null };
  const problem = await keep(target, text);
  if (problem !== null) return { path: null, problem };
  await remember(path, { session: dirname(target) });
  return { path: target, problem: null };
}
