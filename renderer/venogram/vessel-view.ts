import { create } from 'zustand';
import { pictureKind } from '../../core/session/document/picture-kind.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import type { Vessel } from '../../core/session/drawn/vessels.ts';
import { select } from '../state/editing.ts';
import type { AppState } from '../state/store.ts';
import { isHere, paneOf, runUidNow, sessionNow, useApp } from '../state/store.ts';

interface VesselState {
  /** The vessel as it is being dragged: not yet part of the document. */
  readonly dragged: Vessel | null;
  /** The vessel whose edges are being looked for; null: none. */
  readonly searched: string | null;
  /** Where along the centre line of which vessel the operator reads its width; null: nowhere. */
  readonly reading: { readonly id: string; readonly where: number } | null;
}

/** What is seen of vessels and is no part of the document. */
export const useVesselView = create<VesselState>(() => ({ dragged: null, searched: null, reading: null }));

// What is dragged is gone when something else happens meanwhile: undo, another frame.
useApp.subscribe((now, before) => {
  const [to, from] = [paneOf(now), paneOf(before)];
  const stays = now.study === before.study && to.frame === from.frame && to.run === from.run;
  if (!stays && useVesselView.getState().dragged !== null) useVesselView.setState({ dragged: null });
});

/** Reads a vessel's width at a place of its centre line. */
export function readAt(id: string, where: number): void {
  useVesselView.setState({ reading: { id, where } });
}

/** The vessels of the run and frame on the screen, as the document has them. */
function vesselsHere(state: AppState): readonly Vessel[] {
  const vessels = sessionNow(state)?.vessels ?? [];
  return vessels.filter((vessel) => isHere(vessel, state));
}

/** True while a picture of the vein from outside is on the screen. */
export function showsVenogram(state: AppState): boolean {
  const record = recordOf(sessionNow(state), runUidNow(state));
  return record !== null && pictureKind(record) === 'projection';
}

/** The selected vessel when it lies on the frame on the screen. */
export function selectedVessel(state: AppState): Vessel | null {
  return vesselsHere(state).find(({ id }) => id === state.selected) ?? null;
}

/** A vessel as the hand has it now: as it is being dragged, else as the document has it. */
export function useVesselNow(vessel: Vessel): Vessel {
  return useVesselView(({ dragged }) => (dragged?.id === vessel.id ? dragged : vessel));
}

/** True while the points that are clicked become edges of the selected vessel. */
export function isDrawingEdges(state: AppState): boolean {
  return state.tool === 'vessel' && state.draft === null && selectedVessel(state) !== null;
}

/** True for a vessel that still lacks one of its edges. */
export function lacksEdges({ left, right }: Vessel): boolean {
  return left.length < 2 || right.length < 2;
}

/** Lets go of a selected vessel that has both edges, so that the vessel tool begins a new one; one that lacks edges is gone on with. */
export function releaseWhole(): void {
  const vessel = selectedVessel(useApp.getState());
  if (vessel !== null && !lacksEdges(vessel)) select(null);
}
