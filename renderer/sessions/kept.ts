import { create } from 'zustand';
import type { SavedSession } from '../../core/session/document/saved.ts';
import { shell } from '../shell/shell.ts';
import { notice } from '../state/notices.ts';

/** So many plans are asked for at once. */
const AT_ONCE = 2;

interface Kept {
  /** null until the shell has answered for the first time. */
  readonly list: readonly SavedSession[] | null;
  /** The plan of each session in one line by its id, as far as they are worked out. */
  readonly headlines: Readonly<Record<string, string | null>>;
  /** What was moved to the bin last, to be put back at once. */
  readonly binned: Titled | null;
  /** What is to be erased for good when the operator says so again. */
  readonly erasing: Titled | null;
}

/** A kept session, and what it is called. */
interface Titled {
  readonly id: string;
  readonly title: string;
}

/** The sessions that the application keeps. */
export const useKept = create<Kept>(() => ({ list: null, headlines: {}, binned: null, erasing: null }));

/** Asks for the sessions anew; nothing is to be put back any more. */
export async function listAnew(): Promise<void> {
  useKept.setState({ binned: null, erasing: null });
  await refresh();
}

async function refresh(): Promise<void> {
  const list = await shell.listSessions();
  useKept.setState({ list });
  const ids = list.map(({ id }) => id);
  while (ids.length > 0 && useKept.getState().list === list) await workOut(ids.splice(0, AT_ONCE));
}

/** Working out a plan takes a moment: a few at a time, so that the list is there at once and fills. */
async function workOut(ids: readonly string[]): Promise<void> {
  const found = await shell.savedHeadlines(ids);
  const entries = ids.map((id, at) => [id, found[at] ?? null] as const);
  useKept.setState(({ headlines }) => ({ headlines: { ...headlines, ...Object.fromEntries(entries) } }));
}

/** Moves a session to the bin; `title` is what it is called there. */
export async function toBin(session: SavedSession, title: string): Promise<void> {
  const { id, problem } = await shell.binSession(session.id);
  if (problem !== null) notice(problem);
  useKept.setState({ binned: id === null ? null : { id, title } });
  await refresh();
}

/** Puts a session back from the bin. */
export async function putBack(id: string): Promise<void> {
  const problem = await shell.putBack(id);
  if (problem !== null) notice(problem);
  useKept.setState({ binned: null });
  await refresh();
}

/** Asks whether the study of a session is to be erased for good; null takes the question back. */
export function askToErase(erasing: Kept['erasing']): void {
  useKept.setState({ erasing, binned: null });
}

/** Erases what is kept of the study of a session, for good. */
export async function eraseForGood(id: string): Promise<void> {
  const problem = await shell.eraseStudy(id);
  if (problem !== null) notice(problem);
  useKept.setState({ erasing: null, binned: null });
  await refresh();
}
