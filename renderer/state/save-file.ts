import { SESSION_ENDING, writeSession } from '../../core/session/document/file.ts';
import { shell } from '../shell/shell.ts';
import { allIsSaved } from './autosave.ts';
import { notice } from './notices.ts';
import type { OpenStudy } from './store.ts';
import { useApp } from './store.ts';
import { updateStudy } from './study.ts';

/** Saves the session to its file, or to one the operator chooses. The working copy stays as it is. */
export async function saveToFile(elsewhere: boolean): Promise<void> {
  const { study } = useApp.getState();
  if (study === null) return;
  const session = study.history.present;
  const reply = await shell.saveSession(elsewhere ? null : study.file, suggestedName(study), writeSession(session));
  if (reply.problem !== null) return notice(reply.problem);
  if (!reply.saved) return;
  const now = useApp.getState().study;
  if (now?.key !== study.key) return;
  updateStudy({ file: reply.file });
  if (allIsSaved()) useApp.setState({ saving: { state: 'saved', at: Date.now() } });
}

function suggestedName(study: OpenStudy): string {
  const name = study.runs[0]?.run.file ?? 'session';
  return `${name.replace(/\.(dcm|dicom|ima)$/i, '')}${SESSION_ENDING}`;
}
