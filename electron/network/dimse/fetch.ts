import { append } from '../../../core/extremes.ts';
import type { Counts } from '../../../core/network/dimse/command-set.ts';
import { requestOf } from '../../../core/network/dimse/proposing.ts';
import { GET_WISHES, get, MOVE_WISHES, move, type Retrieved } from '../../../core/network/dimse/retrieve.ts';
import { Trouble } from '../../../core/network/dimse/trouble.ts';
import type { FetchedFile, FetchOutcome, Transfer, Wanted } from '../../../core/network/objects.ts';
import { CANCELLED, type TransferProgress } from '../../../core/network/service.ts';
import { goOn, Refusal, withRetries } from '../refusal.ts';
import { type Arriving, arriving } from './arriving.ts';
import { storageWishes } from './get-contexts.ts';
import { type Link, linked, type Peer } from './linked.ts';
import type { MoveDestination } from './move-destination.ts';
import { titlesOf } from './titles.ts';
import { toldRefusal } from './told.ts';
import { type Asked, listedObjects } from './wanted.ts';

/** What there is to fetch and where to. */
interface Fetch {
  readonly peer: Peer;
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly more: (bytes: number, done: number) => void;
  readonly destination: MoveDestination | null;
}

/** What has come and what has not, so far. */
interface Outcome {
  readonly files: FetchedFile[];
  readonly problems: string[];
}

/**
 * Fetches objects as they are stored into a folder, by C-GET or C-MOVE as the place has it. Where a connection breaks, what is missing is
 * asked for again after a while. Never throws for what the network does.
 */
export async function fetchFiles(
  peer: Peer,
  wanted: readonly Wanted[],
  folder: string,
  progress: TransferProgress,
  signal: AbortSignal,
  destination: MoveDestination | null,
): Promise<FetchOutcome> {
  let outcome: Outcome = { files: [], problems: [] };
  try {
    await withRetries(peer.patience.waits, signal, async () => {
      outcome = { files: [], problems: [] };
      try {
        await attempted({ peer, folder, signal, destination }, wanted, outcome, progress);
      } catch (failure) {
        throw toldRefusal(failure, peer.place);
      }
    });
    return { ...outcome, cancelled: false };
  } catch (failure) {
    const { message } = toldRefusal(failure, peer.place);
    if (message === CANCELLED) return { ...outcome, cancelled: true };
    return { ...outcome, problems: [...outcome.problems, message], cancelled: false };
  }
}

async function attempted(
  fetch: Omit<Fetch, 'more'>,
  wanted: readonly Wanted[],
  outcome: Outcome,
  progress: TransferProgress,
): Promise<void> {
  const { asked, there } = await listedObjects(fetch.peer, wanted, fetch.folder, fetch.signal);
  append(outcome.files, there);
  const all = asked.reduce((sum, { objects }) => sum + objects.size, there.length);
  let transfer: Transfer = { done: there.length, all, bytes: 0 };
  const more = (bytes: number, done: number) => {
    transfer = { ...transfer, done: transfer.done + done, bytes: transfer.bytes + bytes };
    progress(transfer);
  };
  more(0, 0);
  for (const one of asked) {
    goOn(fetch.signal);
    await fetched({ ...fetch, more }, one, outcome);
  }
}

async function fetched(fetch: Fetch, asked: Asked, outcome: Outcome): Promise<void> {
  const { place } = fetch.peer;
  const title = place.calledTitle;
  const arrived = arriving(new Set(asked.objects.keys()), fetch.folder, { name: place.name, title }, fetch.more);
  try {
    const done = await (place.retrieveBy === 'get' ? byGet : byMove)(fetch, asked, arrived);
    const missing = asked.objects.size - arrived.files.length - arrived.problems.length;
    if (missing > 0) arrived.problems.push(missingTold(place.name, missing, done));
    if (arrived.files.length === 0 && done.status !== 0)
      throw new Trouble({ kind: 'status', status: done.status, comment: done.comment });
  } finally {
    append(outcome.files, arrived.files);
    append(outcome.problems, arrived.problems);
  }
}

function missingTold(name: string, missing: number, { counts }: Retrieved): string {
  const objects = missing === 1 ? '1 object' : `${missing} objects`;
  const failed = (counts.failed ?? 0) > 0 ? ' and reports failures of its own' : '';
  return `${name} did not send ${objects}${failed}; fetch again, or tell its administrator.`;
}

function watching({ onStop }: Link, counts: (counts: Counts) => void = () => undefined) {
  return { counts, onStop };
}

async function byGet({ peer, signal }: Fetch, asked: Asked, { receive }: Arriving): Promise<Retrieved> {
  const { wishes, roles } = storageWishes([...asked.objects.values()]);
  const request = requestOf(titlesOf(peer.place), [...GET_WISHES, ...wishes], roles);
  return linked(peer, request, signal, (link) => get(link.talk, asked.keys, receive, watching(link)));
}

async function byMove({ peer, signal, destination }: Fetch, asked: Asked, { receive }: Arriving): Promise<Retrieved> {
  const { name, callingTitle } = peer.place;
  const title = destination?.title() ?? null;
  if (destination === null || title === null)
    throw new Refusal(
      `${name} sends to this computer's receiver, which is off; switch it on, or choose C-GET in the settings of this archive.`,
    );
  if (title !== callingTitle)
    throw new Refusal(
      `${name} knows this computer as ${callingTitle}, but its receiver goes by ${title}; give both the same title.`,
    );
  return linked(peer, requestOf(titlesOf(peer.place), MOVE_WISHES), signal, async (link) => {
    // What comes on another connection shows that the archive is at work.
    const ended = destination.expect(new Set(asked.objects.keys()), receive, () => link.wire.stay());
    try {
      return await move(link.talk, asked.keys, title, watching(link));
    } finally {
      ended();
    }
  });
}
