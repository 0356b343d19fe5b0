import { SESSION_ENDING, writeSession } from '../../core/session/document/file.ts';
import { shell } from '../shell/shell.ts';
import { notice } from './notices.ts';
import { proposedName } from './saved-name.ts';
import { useApp } from './store.ts';

/** Writes a copy of the session to a file that the operator chooses, and says where it is. The work itself is kept as before, elsewhere. */
export async function saveCopy(): Promise<void> {
  const { study } = useApp.getState();
  if (study === null) return;
  const text = writeSession(study.history.present);
  const suggestedName = `${proposedName(study.runs[0]?.run, 'session')}${SESSION_ENDING}`;
  const { path, problem } = await shell.saveCopy({ suggestedName, text });
  if (problem !== null) notice(problem);
  else if (path !== null)
    notice(`Copy saved: ${path}. What you change from now on is not in it, but kept automatically.`);
}
