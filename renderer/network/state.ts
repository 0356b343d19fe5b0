import { create } from 'zustand';
import type { EventOf, ReplyOf, RequestOf } from '../../core/contract.ts';
import type { NetworkChannel, Received } from '../../core/contract-network.ts';
import type { OutboxJob } from '../../core/network/objects.ts';
import type { ReceiverState } from '../../core/network/received.ts';
import type { PlacesState } from '../../core/network/service.ts';
import { shell } from '../shell/shell.ts';
import { openSheet } from '../state/editing.ts';
import { notice } from '../state/notices.ts';

/** The parts of the sheet, in their order. */
export const NETWORK_TABS = { find: 'Find', inbox: 'Inbox', outbox: 'Outbox', places: 'Archives' } as const;
export type NetworkTab = keyof typeof NETWORK_TABS;

/** What is known of the hospital's network; null until it was asked for. */
interface Network {
  readonly tab: NetworkTab;
  readonly places: PlacesState | null;
  readonly receiver: ReceiverState | null;
  readonly inbox: readonly Received[] | null;
  readonly outbox: readonly OutboxJob[] | null;
  /** Studies that arrived while this window was open and that nobody has opened or put away. */
  readonly arrived: readonly Received[];
  /** The sentence of the last call that failed. */
  readonly problem: string | null;
}

export const useNetwork = create<Network>(() => ({
  tab: 'find',
  places: null,
  receiver: null,
  inbox: null,
  outbox: null,
  arrived: [],
  problem: null,
}));

/** Shows a part of the sheet. */
export function showNetwork(tab: NetworkTab): void {
  useNetwork.setState({ tab, problem: null });
  openSheet('network');
}

/** One call of the network; null, with its sentence in the sheet, when it failed. */
export async function ask<C extends NetworkChannel>(channel: C, request: RequestOf<C>): Promise<ReplyOf<C> | null> {
  try {
    return await shell.network.call(channel, request);
  } catch (error) {
    useNetwork.setState({ problem: error instanceof Error ? error.message : String(error) });
    return null;
  }
}

/** Says what went wrong, in the sheet; nothing where nothing did. */
export function complain(problem: string | null | undefined): boolean {
  if (problem === null || problem === undefined) return false;
  useNetwork.setState({ problem });
  return true;
}

/** Asks for everything that the sheet shows. */
export async function refresh(): Promise<void> {
  const [places, receiver, inbox, outbox] = await Promise.all([
    ask('network.places', null),
    ask('network.receiver', null),
    ask('network.inbox', null),
    ask('network.outbox', null),
  ]);
  useNetwork.setState((before) => ({
    places: places ?? before.places,
    receiver: receiver ?? before.receiver,
    inbox: inbox?.studies ?? before.inbox,
    outbox: outbox?.jobs ?? before.outbox,
  }));
}

/** Asks for the places anew. */
export async function refreshPlaces(): Promise<void> {
  const places = await ask('network.places', null);
  if (places !== null) useNetwork.setState({ places });
}

type Told = EventOf<'network'>;

/** Takes what the network tells; how far transfers are goes to `transferred`. */
export function take(event: Told, transferred: (event: Extract<Told, { type: 'transfer' }>) => void): void {
  if (event.type === 'outbox') useNetwork.setState({ outbox: event.jobs });
  else if (event.type === 'inbox')
    useNetwork.setState(({ arrived }) => ({ inbox: event.studies, arrived: still(arrived, event.studies) }));
  else if (event.type === 'receiver') useNetwork.setState({ receiver: event.state });
  else if (event.type === 'received') arrive(event.study);
  else if (event.type === 'problem') notice(event.sentence);
  else transferred(event);
}

function still(arrived: readonly Received[], inbox: readonly Received[]): readonly Received[] {
  return arrived.flatMap(({ id }) => inbox.find((study) => study.id === id) ?? []);
}

/** A study that has arrived stands in the panel of studies and is said without a name: who stands by may read it. */
function arrive(study: Received): void {
  useNetwork.setState(({ arrived }) => ({ arrived: [...arrived.filter(({ id }) => id !== study.id), study] }));
  const objects = study.objects === 1 ? '1 object' : `${study.objects} objects`;
  notice(`A study has arrived from ${study.from}: ${objects}. It is listed below the studies, and in the inbox.`);
}

/** Takes a study that has arrived off the panel; it stays in the inbox. */
export function putAway(id: string): void {
  useNetwork.setState(({ arrived }) => ({ arrived: arrived.filter((study) => study.id !== id) }));
}

/** What a place is called; its id where it is not set up any more. */
export function placeName(id: string): string {
  return useNetwork.getState().places?.places.find(({ place }) => place.id === id)?.place.name ?? id;
}
