import type { z } from 'zod';
import { keep } from './autosaves.ts';
import { failureCode, failureReason } from './failure.ts';
import { documentText } from './saving/bounded-text.ts';

/** What the program remembered in a file of its own, or `otherwise` when there is none or it cannot be understood. */
export async function recall<T>(path: string, schema: z.ZodType<T>, otherwise: T): Promise<T> {
  try {
    const parsed = schema.safeParse(JSON.parse(await documentText(path)));
    return parsed.success ? parsed.data : otherwise;
  } catch {
    return otherwise;
  }
}

/** The text of a file of the program's own: null when there is none, with a sentence when it cannot be read. */
export async function textAt(path: string): Promise<{ text: string | null; problem: string | null }> {
  try {
    return { text: await documentText(path), problem: null };
  } catch (error) {
    if (failureCode(error) === 'ENOENT') return { text: null, problem: null };
    return { text: null, problem: `${path} cannot be read because ${failureReason(error)}.` };
  }
}

/** Remembers a value for the next start; a failure loses a convenience, never work, and is therefore not reported. */
export async function remember(path: string, value: unknown): Promise<void> {
  await keep(path, JSON.stringify(value), 0o600);
}
