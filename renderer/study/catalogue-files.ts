import { CATALOGUE_ENDING, readCatalogue, writeCatalogue } from '../../core/plan/catalogue-file.ts';
import { catalogueOf } from '../../core/session/derived/catalogue.ts';
import { shell } from '../shell/shell.ts';
import { dispatch } from '../state/document.ts';
import { notice } from '../state/notices.ts';
import { sessionNow, useApp } from '../state/store.ts';

/** Plans the study on the screen with the catalogue in a file's text; a sentence says what came of it. */
export function importCatalogue(text: string, fileName: string): void {
  const catalogue = readCatalogue(text, fileName);
  const { study } = useApp.getState();
  if (!catalogue.ok) notice(catalogue.problem);
  else if (study === null)
    notice(`${fileName} is a stent catalogue: open a study first, then open the catalogue again.`);
  else {
    dispatch({ type: 'useCatalogue', catalogue: catalogue.value });
    if (study.readOnly === null)
      notice(`This study now uses the catalogue ${fileName}; Undo restores the previous one.`);
  }
}

/** Writes the catalogue of the study on the screen to a file that the operator chooses. */
export async function exportCatalogue(): Promise<void> {
  const session = sessionNow(useApp.getState());
  if (session === null) return;
  const text = writeCatalogue(catalogueOf(session));
  const { problem } = await shell.saveText({
    suggestedName: `stents${CATALOGUE_ENDING}`,
    text,
    ending: CATALOGUE_ENDING,
  });
  if (problem !== null) notice(problem);
}
