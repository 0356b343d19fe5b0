import { shell } from '../shell/shell.ts';
import { useApp } from '../state/store.ts';
import { removeStudy } from '../state/study.ts';
import { cancelReading } from './reading.ts';
import { whenAllIsSaved } from './starting.ts';

/** Takes the study off the screen once all that was done is on the disk; with its sentence it stays when that cannot be written. */
export async function closeStudy(): Promise<void> {
  if ((await whenAllIsSaved(async () => true)) === null) return;
  if (useApp.getState().study?.isBeingRead) cancelReading();
  removeStudy();
  await shell.nowOpen(null);
}
