import type { Session } from '../../core/session/document/document.ts';
import { readInSteps } from '../../core/session/document/file.ts';
import { shell } from '../shell/shell.ts';
import { notice } from '../state/notices.ts';
import { setAside } from '../state/set-aside.ts';
import { inPieces, nextTask } from '../ui/pace/in-pieces.ts';

/** A working copy, null when there is none that can be read, and the revision of what is kept there; `unwritten`: only the shell's memory has it. */
export interface WorkingCopy {
  readonly working: Session | null;
  readonly revision: string | null;
  readonly unwritten?: boolean | undefined;
}

/** The working copy under a key; a damaged one is told and set aside, so that nothing is written over it. */
export async function workingCopy(key: string, called = 'The working copy of this study'): Promise<WorkingCopy> {
  const { text, revision, problem, unwritten } = await shell.readAutosave(key);
  if (problem !== null) notice(problem);
  if (text === null) return { working: null, revision };
  const session = await inPieces(readInSteps(text, called), nextTask);
  if (session.ok) return { working: session.value, revision, unwritten };
  await setAside(key, 'damaged', text);
  notice(session.problem);
  return { working: null, revision };
}
