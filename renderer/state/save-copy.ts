import { SESSION_ENDING, writeSession } from '../../core/session/document/file.ts';
import { shell } from '../shell/shell.ts';
import { notice } from './notices.ts';
import type { OpenStudy } from './store.ts';
import { useApp } from './store.ts';

/** Writes a copy of the session to a file that the operator chooses, and says where it is. The work itself is kept as before, elsewhere. */
export async function saveCopy(): Promise<void> {
  const { study } = useApp.getState();
  if (study === null) return;
  const text = writeSession(study.history.present);
  const { path, problem } = await shell.saveCopy({ suggestedName: suggestedName(study), text });
  if (problem !== null) notice(problem);
  else if (path !== null)
    notice(`Copy saved: ${path}. What you change from now on is not in it, but kept automatically.`);
}

function suggestedName(study: OpenStudy): string {
  const name = study.runs[0]?.run.file ?? 'session';
  return `${name.replace(/\.(dcm|dicom|ima)$/i, '')}${SESSION_ENDING}`;
}
