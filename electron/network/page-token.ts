import { randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { keep } from '../autosaves.ts';
import { recall } from '../remembered.ts';

const keptSchema = z.strictObject({ token: z.string().regex(/^[0-9a-f]{64}$/) });

/** The word by which the page proves to its server that it is the operator's: kept in `folder`, where only the operator can read it, so that a browser that knows it need not be told again. */
export async function pageToken(folder: string): Promise<string> {
  const path = join(folder, 'page.json');
  const kept = await recall(path, keptSchema.nullable(), null);
  if (kept !== null) return kept.token;
  const token = randomBytes(32).toString('hex');
  const problem = await keep(path, JSON.stringify({ token }), 0o600);
  if (problem !== null) console.error(problem);
  return token;
}

/** Whether a page has said the right word; as long for a wrong one as for the right one. */
export function isToken(said: string | undefined, token: string): boolean {
  const [one, other] = [Buffer.from(said ?? ''), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
