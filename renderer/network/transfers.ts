import { create } from 'zustand';
import type { Transfer, Wanted } from '../../core/network/objects.ts';
import type { Gathered } from '../shell/shell.ts';
import { shell } from '../shell/shell.ts';
import { closeSheet } from '../state/editing.ts';
import { notice } from '../state/notices.ts';
import { useApp } from '../state/store.ts';
import { openGathered } from '../study/opening.ts';
import { counted } from '../ui/format.ts';
import { withSecret } from './secret.ts';
import { ask, complain, placeName } from './state.ts';

/** Runs that are being fetched, or were. */
export interface Fetching {
  readonly work: string;
  readonly place: string;
  readonly wanted: readonly Wanted[];
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly transfer: Transfer;
  readonly problems: readonly string[];
  /** What came, to be opened when the operator says so. */
  readonly came: Gathered | null;
}

const NONE_YET: Transfer = { done: 0, all: null, bytes: 0 };

/** What is fetched, the newest first. */
export const useTransfers = create<{ readonly list: readonly Fetching[] }>(() => ({ list: [] }));

function change(work: string, changes: Partial<Fetching>): void {
  useTransfers.setState(({ list }) => ({
    list: list.map((each) => (each.work === work ? { ...each, ...changes } : each)),
  }));
}

/** Hears how far a piece of work is. */
export function transferred({ work, transfer }: { readonly work: string; readonly transfer: Transfer }): void {
  const fetching = useTransfers.getState().list.find((each) => each.work === work);
  if (fetching?.state === 'running') change(work, { transfer });
}

/** Whether objects of a study were fetched by this window. */
export function isFetched(study: string): boolean {
  return fetched.has(study);
}

const fetched = new Set<string>();

/** Fetches series and single runs from a place into the inbox; nothing is opened by itself. */
export function fetchRuns(place: string, wanted: readonly Wanted[]): void {
  void withSecret(place, () => {
    const work = crypto.randomUUID();
    const fetching: Fetching = {
      work,
      place,
      wanted,
      state: 'running',
      transfer: NONE_YET,
      problems: [],
      came: null,
    };
    for (const { study } of wanted) fetched.add(study);
    useTransfers.setState(({ list }) => ({ list: [fetching, ...list] }));
    void run(fetching);
  });
}

async function run({ work, place, wanted }: Fetching): Promise<void> {
  const reply = await shell.network
    .call('network.fetch', { id: place, wanted: [...wanted], work })
    .catch((error: Error) => error);
  if (reply instanceof Error) change(work, { state: 'failed', problems: [reply.message] });
  else {
    const { opened, problems, cancelled } = reply;
    const came = await shell.network.gathered(opened);
    const { length } = came.files;
    const state = cancelled ? 'stopped' : length === 0 ? 'failed' : 'done';
    change(work, { state, came: length === 0 ? null : came, problems: [...problems, ...opened.problems] });
  }
  tellOutside(work);
}

/** What came is said over the picture where the sheet was closed meanwhile. */
function tellOutside(work: string): void {
  const fetching = useTransfers.getState().list.find((each) => each.work === work);
  if (fetching === undefined || useApp.getState().sheet === 'network') return;
  const count = fetching.came?.files.length ?? 0;
  notice(
    `${counted(count, 'object', 'objects')} fetched from ${placeName(fetching.place)}. Open them from “Hospital network…” in the File menu.`,
  );
}

/** Stops fetching; what has come stays. */
export function stopFetching(work: string): void {
  void ask('network.stop', { work });
}

/** Fetches the rest of what was stopped or has failed: what is there already is not fetched again. */
export function resume(fetching: Fetching): void {
  forget(fetching.work);
  fetchRuns(fetching.place, fetching.wanted);
}

/** Takes a finished one off the list; its files stay in the inbox. */
export function forget(work: string): void {
  useTransfers.setState(({ list }) => ({ list: list.filter((each) => each.work !== work) }));
}

/** Opens what came, as any other files. */
export function openFetched({ work, came }: Fetching): void {
  if (came === null) return;
  forget(work);
  closeSheet();
  void openGathered(came);
}

/** Opens a study of the inbox, as any other files. */
export async function openReceived(id: string): Promise<void> {
  const opened = await ask('network.openStudy', { id });
  if (opened === null) return;
  if (opened.files.length === 0 && complain(opened.problems[0] ?? 'This study has no files any more.')) return;
  closeSheet();
  await openGathered(await shell.network.gathered(opened));
}
