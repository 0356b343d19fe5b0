import type { Vessel } from '../../core/session/drawn/vessels.ts';
import { dispatch } from './document.ts';
import { isHere, runUidNow, sessionNow, useApp } from './store.ts';

/** Vessels whose edges were found and not accepted, that a word of acceptance would reach: the selected one on the frame on the screen, or all on its run. */
export function waitingVessels(reach: 'selected' | 'run'): readonly Vessel[] {
  const state = useApp.getState();
  const waiting = (sessionNow(state)?.vessels ?? []).filter(({ accepted }) => !accepted);
  return reach === 'run'
    ? waiting.filter(({ run }) => run === runUidNow(state))
    : waiting.filter((vessel) => vessel.id === state.selected && isHere(vessel, state));
}

/** Accepts the edges of vessels as they are. */
export function acceptVessels(vessels: readonly Vessel[]): void {
  if (vessels.length > 0) dispatch({ type: 'acceptVessels', ids: vessels.map(({ id }) => id) });
}
