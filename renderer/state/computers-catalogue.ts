import { BUILT_IN_CATALOGUE } from '../../core/plan/catalogue.ts';
import type { Catalogue } from '../../core/plan/catalogue-file.ts';
import { readCatalogue, writeCatalogue } from '../../core/plan/catalogue-file.ts';
import { differingProducts } from '../../core/plan/stock/catalogue-difference.ts';
import { isPractice } from '../../core/practice/key.ts';
import { type CatalogueCommand, catalogueAfter, catalogueOf } from '../../core/session/derived/catalogue.ts';
import { shell } from '../shell/shell.ts';
import { notice } from './notices.ts';
import { type AppState, sessionNow, useApp } from './store.ts';

let turn: Promise<unknown> = Promise.resolve();

/** Everything that is done to the computer's catalogue happens after what was asked for before. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = turn.then(work, work);
  turn = done;
  return done;
}

/** Reads the catalogue that this computer keeps; where it cannot be used a sentence says so, and the built-in one takes its place. */
export function loadComputersCatalogue(): Promise<void> {
  return inTurn(readNow);
}

async function readNow(): Promise<void> {
  const { text, problem } = await shell
    .readCatalogue()
    .catch(() => ({ text: null, problem: 'The stent catalogue of this computer could not be read.' }));
  if (problem !== null) notice(problem);
  const read = text === null ? null : readCatalogue(text, 'The stent catalogue of this computer');
  useApp.setState({ computersCatalogue: read?.ok ? read.value : null });
}

/** Makes a catalogue this computer's, for studies that are begun from now on. The one that it takes the place of can be put back. */
export function keepAsComputers(catalogue: Catalogue): Promise<void> {
  return inTurn(async () => {
    await readNow();
    await keepNow(catalogue);
  });
}

/** Changes the computer's catalogue as a command changes that of a study. */
export function changeComputers(command: CatalogueCommand): Promise<void> {
  return inTurn(async () => {
    await readNow();
    const after = catalogueAfter({ catalogue: useApp.getState().computersCatalogue }, command);
    await keepNow(after ?? BUILT_IN_CATALOGUE);
  });
}

async function keepNow(catalogue: Catalogue): Promise<void> {
  const { computersCatalogue: before } = useApp.getState();
  const problem = await shell
    .keepCatalogue(writeCatalogue(catalogue))
    .catch(() => 'The stent catalogue of this computer could not be saved.');
  if (problem !== null) notice(problem);
  else useApp.setState({ computersCatalogue: catalogue, formerCatalogue: before ?? BUILT_IN_CATALOGUE });
}

/** Whether the study on the screen is an attempt of practice: it is planned with the built-in catalogue, as what is true of it is. */
export function isAttempt({ study }: Pick<AppState, 'study'> = useApp.getState()): boolean {
  return isPractice(study?.key ?? '');
}

/** The products by which the study on the screen and this computer differ; none without a study, and in an attempt of practice. */
export function differingNow(state: Pick<AppState, 'study' | 'computersCatalogue'>): readonly string[] {
  const session = sessionNow(state);
  if (session === null || isAttempt(state)) return [];
  return differingProducts(catalogueOf(session), state.computersCatalogue ?? BUILT_IN_CATALOGUE);
}
