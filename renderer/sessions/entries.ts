import type { SavedSession } from '../../core/session/document/saved.ts';
import type { StudyRun } from '../state/store.ts';
import type { RowText } from '../study/rows.ts';
import { studyRow, toldApart, unlessHidden, wholeStudy } from '../study/rows.ts';
import { keyOf } from '../study/studies.ts';
import { PATIENT_HIDDEN, timeText } from '../ui/patient-text.ts';
import { runNames } from './text.ts';

/** A study in the list: its files were opened, a session on it is kept, or both. */
export type Entry = { readonly id: string; readonly text: RowText } & (
  | { readonly study: readonly StudyRun[]; readonly session: SavedSession | null }
  | { readonly study: null; readonly session: SavedSession }
);

/** The entries of the list, of which no two read alike: what was opened, in the order in which it came, then what is kept besides. */
export function entriesOf(studies: readonly (readonly StudyRun[])[], kept: readonly SavedSession[]): readonly Entry[] {
  const working = (study: readonly StudyRun[]) =>
    kept.find((session) => session.kind === 'working' && !session.binned && session.study === keyOf(study)) ?? null;
  const opened = studies.map((study) => ({ study, session: working(study) }));
  const joined = new Set(opened.map(({ session }) => session));
  const others = kept.filter((session) => !joined.has(session)).map((session) => ({ study: null, session }));
  const all = [...opened, ...others];
  const texts = toldApart(all, textOf, [exactTime, fileNames]);
  return all.map((one, k) => ({
    ...one,
    id: one.study === null ? one.session.id : `opened ${keyOf(one.study)}`,
    text: texts[k] ?? textOf(one),
  }));
}

type Listed = Pick<Entry, 'study' | 'session'>;

function textOf({ study, session }: Listed): RowText {
  if (study !== null) return studyRow(study);
  if (session === null) return { title: '', facts: [] };
  const { preview, runs, modalities } = session;
  return preview === null
    ? { title: unlessHidden(runNames(runs) || 'Unknown study') || PATIENT_HIDDEN, facts: modalities }
    : wholeStudy(preview, modalities, runs.length);
}

function exactTime({ study, session }: Listed): string {
  return unlessHidden(timeText(study?.[0]?.run.identity.studyTime ?? session?.preview?.studyTime ?? '', 'seconds'));
}

function fileNames({ study, session }: Listed): string {
  return study === null ? runNames(session?.runs ?? []) : runNames(study.map(({ run }) => ({ name: run.file })));
}

/** True when each typed word stands somewhere in what the list says of a study. */
export function matches(entry: Entry, headline: string | null | undefined, typed: string): boolean {
  const { text, study, session } = entry;
  const files = [...(session?.runs ?? []).map(({ name }) => name), ...(study ?? []).map(({ run }) => run.file)];
  const said = [text.title, ...text.facts, headline ?? 'not planned', ...files].join(' ').toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}
