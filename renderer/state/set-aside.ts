import { shell } from '../shell/shell.ts';
import { notice } from './notices.ts';

/** Keeps a copy of a working copy that something else takes the place of, beside it; says so where it could not. */
export async function setAside(key: string, why: 'replaced' | 'damaged', text: string): Promise<void> {
  const problem = await shell.setAside(key, why, text);
  if (problem !== null) notice(problem);
}
