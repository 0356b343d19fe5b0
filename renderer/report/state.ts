import { create } from 'zustand';
import { NO_NOTES, type ReportNotes, readNotes } from '../../core/report/notes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Session } from '../../core/session/document/document.ts';
import { shell } from '../shell/shell.ts';
import { notice } from '../state/notices.ts';
import { sessionNow, useApp } from '../state/store.ts';

/** The next report of the study on the screen. */
interface ReportState {
  /** The study's key; null while nothing was read for one. */
  readonly study: string | null;
  readonly notes: ReportNotes;
  /** What the reader has signed: it holds for this session, these words and nothing else. */
  readonly signed: { readonly session: Session; readonly notes: ReportNotes; readonly reader: string } | null;
  /** Where the last export went. */
  readonly told: string | null;
  /** What is being made now, in words; null: nothing is. */
  readonly making: string | null;
  /** Counts the exports: a new issue changes the pages. */
  readonly exported: number;
}

const FRESH = { notes: NO_NOTES, signed: null, told: null, making: null } as const;

/** The one report that is being prepared; nothing here is part of the session. */
export const useReport = create<ReportState>(() => ({ study: null, exported: 0, ...FRESH }));

let reading: { readonly key: string; readonly done: Promise<void> } | null = null;

/** Reads what was typed for the report of a study, once for each study that comes to the screen. */
export function readReportNotes(key: string): Promise<void> {
  if (useReport.getState().study === key) return Promise.resolve();
  if (reading?.key !== key) reading = { key, done: read(key) };
  return reading.done;
}

async function read(key: string): Promise<void> {
  const text = await shell.readBeside(key, 'report').then(ok, (error: Error) => fail(error.message));
  const notes = text.ok ? readNotes(text.value) : text;
  if (useApp.getState().study?.key !== key) return;
  useReport.setState({ ...FRESH, study: key, notes: notes.ok ? notes.value : NO_NOTES });
  if (!notes.ok) notice(notes.problem);
}

/** Changes the notes of the report and keeps them beside the session. */
export function note(change: Partial<ReportNotes>): void {
  const { study, notes } = useReport.getState();
  if (study === null) return;
  const changed = { ...notes, ...change };
  useReport.setState({ notes: changed });
  shell.keepBeside(study, 'report', JSON.stringify(changed)).catch((error: Error) => notice(error.message));
}

/** Signs the report as it is now, or makes it a draft again. */
export function sign(on: boolean, reader: string): void {
  const session = sessionNow(useApp.getState());
  const { notes } = useReport.getState();
  useReport.setState({ signed: on && session !== null ? { session, notes, reader } : null });
}

/** Whether the report is signed as it is now: whatever was changed since makes it a draft again. */
export function isSigned({ signed, notes }: ReportState, session: Session | null, reader: string): boolean {
  return signed !== null && signed.session === session && signed.notes === notes && signed.reader === reader;
}
