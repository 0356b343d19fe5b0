import type { CatalogueCommand } from '../../core/session/derived/catalogue.ts';
import { changeComputers, isAttempt } from '../state/computers-catalogue.ts';
import { dispatch, mayChange } from '../state/document.ts';
import { usePreferences } from '../ui/preferences.ts';

/** Changes the catalogue of the study on the screen, one step to undo, and, where the operator has chosen so, this computer's in the same way. */
export function changeCatalogue(command: CatalogueCommand): void {
  if (!mayChange()) return;
  dispatch(command);
  if (usePreferences.getState().catalogueEdits === 'computer' && !isAttempt()) void changeComputers(command);
}
