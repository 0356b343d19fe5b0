import { shell } from '../shell/shell.ts';
import { openGathered } from './opening.ts';

/** Opens what the operator chooses in the dialog. */
export function openFiles(): void {
  void shell.chooseFiles().then(openGathered);
}

/** Opens every run in the folder that the operator chooses. */
export function openFolder(): void {
  void shell.chooseFolder().then(openGathered);
}
