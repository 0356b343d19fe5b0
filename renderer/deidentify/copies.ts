import { create } from 'zustand';
import type { RequestOf } from '../../core/contract.ts';
import type { Deidentified } from '../../core/contract-copies.ts';
import { shell } from '../shell/shell.ts';
import { notice } from '../state/notices.ts';
import { useApp } from '../state/store.ts';

/** Copies that are being made, 0 to 1 (null: none are), and what became of the last ones. */
interface Copies {
  readonly share: number | null;
  readonly done: Deidentified | null;
}

export const useCopies = create<Copies>(() => ({ share: null, done: null }));

let listening = false;

function listen(): void {
  if (listening) return;
  listening = true;
  shell.onDeidentifying((share) => {
    // What is told late must not bring the bar back.
    if (useCopies.getState().share !== null) useCopies.setState({ share });
  });
}

/** Has the shell make the copies; what became of them stands in the sheet, or in a notice where that was closed meanwhile. */
export async function makeCopies(request: RequestOf<'deidentify'>): Promise<void> {
  if (shell.deidentify === null) return;
  listen();
  useCopies.setState({ share: 0, done: null });
  const done = await shell.deidentify(request).catch(failed);
  useCopies.setState({ share: null, done });
  if (useApp.getState().sheet !== 'deidentify') notice(sentenceOf(done));
}

function failed(error: unknown): Deidentified {
  return {
    folder: null,
    copies: 0,
    session: false,
    problems: [error instanceof Error ? error.message : String(error)],
  };
}

function sentenceOf({ folder, copies, problems }: Deidentified): string {
  const made = folder === null ? 'No de-identified copy was made.' : `De-identified copies: ${copies} in ${folder}.`;
  return [made, ...problems].join(' ');
}
