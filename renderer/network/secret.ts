import { create } from 'zustand';
import { secretOf } from '../../core/network/place.ts';
import { ask, complain, refreshPlaces, useNetwork } from './state.ts';

/** The place whose password or token is asked for, and what goes on once it is there; null: none is. */
interface Asked {
  readonly asked: { readonly place: string; readonly what: 'password' | 'token'; readonly then: () => void } | null;
}

export const useSecret = create<Asked>(() => ({ asked: null }));

/** Does something with a place, once its password or token is there; it is asked for where this computer has none, or none any more. */
export async function withSecret(id: string, then: () => void): Promise<void> {
  await refreshPlaces();
  const state = useNetwork.getState().places?.places.find(({ place }) => place.id === id);
  const what = state === undefined ? null : secretOf(state.place);
  // A pass phrase is needed only where the key has one: the place itself says so.
  if (state === undefined || state.hasSecret || what === null || what === 'pass phrase') then();
  else useSecret.setState({ asked: { place: id, what, then } });
}

/** Takes what was typed and goes on. */
export async function giveSecret(secret: string): Promise<void> {
  const { asked } = useSecret.getState();
  const state = useNetwork.getState().places?.places.find(({ place }) => place.id === asked?.place);
  useSecret.setState({ asked: null });
  if (asked === null || state === undefined) return;
  const reply = await ask('network.savePlace', { place: state.place, secret });
  if (reply === null) return;
  complain(reply.problem);
  await refreshPlaces();
  asked.then();
}

/** Asks no more; nothing is done. */
export function refuseSecret(): void {
  useSecret.setState({ asked: null });
}

/** Where a password or token stays, in one sentence. */
export function keptText(keepsSecrets: boolean): string {
  return keepsSecrets
    ? 'It is kept in the secure storage of this computer.'
    : 'This computer has no secure storage for it. You are asked once each time the program starts.';
}
