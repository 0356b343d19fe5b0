import type { DisplayOrientation } from '../../core/session/document/display-orientation.ts';
import { perform } from '../../core/session/document/history.ts';
import { useApp } from './store.ts';
import { updateStudy } from './study.ts';

/** Shows the pictures of a run (its SOP instance UID) in another orientation, also in a study that may not be changed: it is no step and no reading depends on it. */
export function turnRun(run: string, display: DisplayOrientation): void {
  const { study } = useApp.getState();
  if (study !== null) updateStudy({ history: perform(study.history, { type: 'turnPicture', run, display }) });
}
