import type { SavedSession } from '../../core/session/document/saved.ts';
import { useApp } from '../state/store.ts';
import { counted } from '../ui/format.ts';
import { shownStudy } from '../ui/patient-text.ts';

/** A moment (ms since 1970) as the operator reads it: "3 Apr 2026, 10:42". */
export function whenText(ms: number): string {
  return new Date(ms).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** A moment to the second, with its day where that is not the day of another moment: "10:42:07". */
export function exactText(ms: number, besides: number): string {
  const [moment, other] = [new Date(ms), new Date(besides)];
  const time = moment.toLocaleTimeString('en-GB');
  return moment.toDateString() === other.toDateString() ? time : `${moment.toLocaleDateString('en-GB')}, ${time}`;
}

const NOBODY = { patientName: '', studyDate: '' };

/** What a kept session is called: its patient and study, else its runs. */
export function titleOf({ preview, runs }: SavedSession): string {
  const hidden = useApp.getState().patientHidden;
  if (preview !== null || hidden) return shownStudy(preview ?? NOBODY, hidden);
  return runs.length === 0 ? 'Unknown study' : runNames(runs);
}

/** "a.dcm, b.dcm and 3 more". */
export function runNames(runs: SavedSession['runs']): string {
  if (useApp.getState().patientHidden) return counted(runs.length, 'run', 'runs');
  const first = runs.slice(0, 3).map(({ name }) => name);
  const more = runs.length - first.length;
  return first.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Whether the files of a session are where they were; null where only the operator knows. */
export function filesText(runs: SavedSession['runs']): { readonly missing: boolean; readonly text: string } | null {
  const known = runs.filter(({ there }) => there !== null);
  if (known.length === 0) return null;
  const missing = known.filter(({ there }) => there === false);
  if (missing.length === 0) return { missing: false, text: runs.length === 1 ? 'File in place' : 'All files in place' };
  return {
    missing: true,
    text:
      missing.length === runs.length
        ? 'Files not in their original location'
        : `${missing.length} of ${runs.length} files not in their original location`,
  };
}

/** True when each typed word stands somewhere in what the list says of the session. */
export function matches(session: SavedSession, headline: string | null | undefined, typed: string): boolean {
  const text = [titleOf(session), headline ?? 'not planned', ...session.runs.map(({ name }) => name)]
    .join(' ')
    .toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
