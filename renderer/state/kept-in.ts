import { create } from 'zustand';
import { shell } from '../shell/shell.ts';

/** Where all work is kept: a folder, or null for this browser. */
const useFolder = create<{ readonly folder: string | null }>(() => ({ folder: null }));

/** Asks the shell once where work is kept. */
export async function askWhereKept(): Promise<void> {
  useFolder.setState({ folder: await shell.keptIn() });
}

/** The sentence that says where work is kept. */
export function useKeptWhere(): string {
  return useFolder(({ folder }) => keptSentence(folder));
}

/** The same sentence, at this moment. */
export function keptWhere(): string {
  return keptSentence(useFolder.getState().folder);
}

function keptSentence(folder: string | null): string {
  return `Every change is kept automatically in ${folder === null ? 'this browser, on this computer only' : folder}.`;
}
