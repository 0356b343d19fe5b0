import { create } from 'zustand';
import type { Deidentified } from '../../core/contract-copies.ts';
import type { Session } from '../../core/session/document/document.ts';
import { shell } from '../shell/shell.ts';
import { noteCopies } from '../state/made-copies.ts';
import { notice } from '../state/notices.ts';
import { type StudyRun, useApp } from '../state/store.ts';
import { type Drafts, requestFor } from './draft.ts';
import { cancelInPage, copiesInPage } from './in-page.ts';

/** Copies that are being made, 0 to 1 (null: none are), and what became of the last ones. */
interface Copies {
  readonly share: number | null;
  readonly done: Deidentified | null;
}

export const useCopies = create<Copies>(() => ({ share: null, done: null }));

let listening = false;

/** Has the copies made, by the shell or, in a plain browser, by the page itself; what became of them stands in the sheet, or in a notice where that was closed meanwhile. */
export async function makeCopies(runs: readonly StudyRun[], drafts: Drafts, session: Session | null): Promise<void> {
  const key = useApp.getState().study?.key ?? '';
  useCopies.setState({ share: 0, done: null });
  const done = await made(runs, drafts, session).catch(failed);
  useCopies.setState({ share: null, done });
  // A page cannot send what it has had downloaded.
  if (done.folder !== null && shell.openCopies !== null) noteCopies(key, done.folder, done.copies);
  if (useApp.getState().sheet !== 'deidentify') notice(sentenceOf(done));
}

function made(runs: readonly StudyRun[], drafts: Drafts, session: Session | null): Promise<Deidentified> {
  if (shell.deidentify === null) return copiesInPage(runs, drafts, session, heard);
  if (!listening) shell.onDeidentifying(heard);
  listening = true;
  return shell.deidentify(requestFor(runs, drafts, session));
}

/** What is told late must not bring the bar back. */
function heard(share: number): void {
  if (useCopies.getState().share !== null) useCopies.setState({ share });
}

/** Stops it; no copy is left. */
export function cancelCopies(): void {
  if (shell.deidentify === null) cancelInPage();
  else void shell.cancelDeidentifying();
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
