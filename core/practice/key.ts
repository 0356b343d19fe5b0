import { z } from 'zod';
import { jsonIn } from '../json.ts';
import { presentId } from './study-id.ts';

const PRACTICE = 'practice ';

const partsSchema = z.tuple([z.string(), z.string(), z.number()]);

/**
 * The key of the working copy of an attempt: of this trainee at this study, the so-many-th; no other session has it. `pictures` (a SOP
 * Instance UID) sets one apart from an attempt that was begun on the study's former pictures.
 */
export function attemptKey(trainee: string, study: string, number: number, pictures: string | null = null): string {
  return PRACTICE + JSON.stringify([trainee, study, number, ...(pictures === null ? [] : [pictures])]);
}

/** Whether a key is that of an attempt. */
export function isPractice(key: string): boolean {
  return key.startsWith(PRACTICE);
}

/** The key that an attempt has now, from one that may name its study by an older id; any other key as it is. */
export function presentKey(key: string): string {
  const parts = partsOf(key);
  return parts === null ? key : attemptKey(parts.trainee, presentId(parts.study), parts.number);
}

/** The keys that an attempt may have been kept under while its study had one of these ids. */
export function formerKeys(key: string, ids: readonly string[]): readonly string[] {
  const parts = partsOf(key);
  if (parts === null) return [];
  const former = ids.filter((id) => id !== parts.study && presentId(id) === parts.study);
  return former.map((id) => attemptKey(parts.trainee, id, parts.number));
}

function partsOf(key: string): { readonly trainee: string; readonly study: string; readonly number: number } | null {
  if (!isPractice(key)) return null;
  const parsed = partsSchema.safeParse(jsonIn(key.slice(PRACTICE.length)));
  if (!parsed.success) return null;
  const [trainee, study, number] = parsed.data;
  return { trainee, study, number };
}
