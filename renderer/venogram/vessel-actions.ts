import type { Point } from '../../core/geometry/point.ts';
import type { VesselReading } from '../../core/session/drawn/vessel-readings.ts';
import { readVessel } from '../../core/session/drawn/vessel-readings.ts';
import type { Vessel, VesselDeed } from '../../core/session/drawn/vessels.ts';
import { recordFor } from '../state/scale.ts';
import { dispatch, notice, runNow, sessionNow, useApp } from '../state/store.ts';
import { knotAt } from '../tools/handles.ts';
import type { Layout } from '../viewport/stage.ts';
import { isShowing } from '../viewport/stage.ts';
import { insideAt, lineUnder, withoutPoint } from './vessel-grips.ts';
import { selectedVessel, vesselsHere } from './vessel-view.ts';

/** A vessel with its readings. */
interface Read {
  readonly vessel: Vessel;
  readonly reading: VesselReading;
}

/** The vessels of the frame on the screen, the one on top last; none while they are hidden. */
export function readVesselsHere(): readonly Read[] {
  const state = useApp.getState();
  const studyRun = runNow(state);
  if (studyRun === null || !state.overlaysShown || !isShowing()) return [];
  const record = recordFor(studyRun, sessionNow(state));
  return vesselsHere(state).map((vessel) => ({ vessel, reading: readVessel(vessel, record) }));
}

/** The vessel whose lines or inside are at a screen place, the one on top first; null where there is none. */
export function vesselUnder(at: Point, layout: Layout): string | null {
  const { toPicture, toScreen } = layout.transform;
  const here = readVesselsHere().toReversed();
  const hit =
    here.find(({ reading }) => lineUnder(reading, at, toScreen) !== null) ??
    here.find(({ reading }) => insideAt(reading, toPicture(at)) !== null);
  return hit?.vessel.id ?? null;
}

/** Removes the selected vessel's point at a screen place; false where there is none. */
export function removePointAt(at: Point, { transform }: Layout): boolean {
  const vessel = selectedVessel(useApp.getState());
  if (vessel === null || !useApp.getState().overlaysShown) return false;
  const { toScreen } = transform;
  for (const part of ['reference', 'left', 'right', 'centre'] as const) {
    const index = knotAt(vessel[part], at, toScreen);
    if (index === null) continue;
    const changed = withoutPoint(vessel, part, index);
    if (changed === null) notice('The line along a vessel needs at least 2 points; delete the whole vessel instead.');
    else changeVessel(vessel, changed, 'delete point');
    return true;
  }
  return false;
}

/** Makes a vessel's changed points part of the document. */
export function changeVessel({ id }: Vessel, { centre, left, right, reference }: Vessel, deed: VesselDeed): void {
  dispatch({ type: 'changeVessel', id, change: { centre, left, right, reference }, deed });
}

/** Deletes a vessel's point under the pointer (picture pixels), else the whole vessel. No question asked: undo brings it back. */
export function deleteVessel(id: string, at: Point | null, layout: Layout | null): void {
  if (at !== null && layout !== null && removePointAt(layout.transform.toScreen(at), layout)) return;
  dispatch({ type: 'removeVessel', id });
  if (useApp.getState().study?.readOnly === null) useApp.setState({ selected: null });
}
