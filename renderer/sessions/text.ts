import type { SavedSession } from '../../core/session/document/saved.ts';
import { useApp } from '../state/store.ts';
import { counted } from '../ui/format.ts';

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

/** "a.dcm, b.dcm and 3 more"; while patient data are hidden, how many there are. */
export function runNames(runs: readonly { readonly name: string }[]): string {
  if (useApp.getState().patientHidden) return counted(runs.length, 'run', 'runs');
  const first = runs.slice(0, 3).map(({ name }) => name);
  const more = runs.length - first.length;
  return first.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Whether the files of a session are where they were, naming the first that is not; null where only the operator knows. */
export function filesText(runs: SavedSession['runs']): { readonly missing: boolean; readonly text: string } | null {
  const known = runs.filter(({ there }) => there !== null);
  if (known.length === 0) return null;
  const [first, ...more] = known.filter(({ there }) => there === false);
  if (first === undefined) return { missing: false, text: runs.length === 1 ? 'File in place' : 'All files in place' };
  const name = useApp.getState().patientHidden ? 'A file' : first.name;
  const others = more.length === 0 ? 'is' : `and ${more.length} more are`;
  return { missing: true, text: `${name} ${others} no longer where ${more.length === 0 ? 'it was' : 'they were'}` };
}
