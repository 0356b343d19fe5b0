import { shell } from '../shell/shell.ts';
import { removeStudy } from '../state/study.ts';
import { whenAllIsSaved } from './starting.ts';

/** Takes the study off the screen once all that was done is on the disk; with its sentence it stays when that cannot be written. */
export async function closeStudy(): Promise<void> {
  if ((await whenAllIsSaved(async () => true)) === null) return;
  removeStudy();
  await shell.nowOpen(null);
}
