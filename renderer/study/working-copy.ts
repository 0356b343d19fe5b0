import type { Session } from '../../core/session/document/document.ts';
import { readSession } from '../../core/session/document/file.ts';
import { shell } from '../shell/shell.ts';
import { notice } from '../state/notices.ts';

/** The working copy under a key; a damaged one is told and set aside, so that nothing is written over it. */
export async function workingCopy(key: string, called = 'The working copy of this study'): Promise<Session | null> {
  const { text, problem } = await shell.readAutosave(key);
  if (problem !== null) notice(problem);
  if (text === null) return null;
  const session = readSession(text, called);
  if (session.ok) return session.value;
  await setAside(key, 'damaged', text);
  notice(session.problem);
  return null;
}

/** Keeps a copy of a working copy that later changes would write over, beside it in the application's data. */
export async function setAside(key: string, why: 'replaced' | 'damaged', text: string): Promise<void> {
  const problem = await shell.autosave(`${key} ${why}`, text);
  if (problem !== null) notice(problem);
}
