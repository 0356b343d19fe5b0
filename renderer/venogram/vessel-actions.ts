import type { Point } from '../../core/geometry/point.ts';
import type { Vessel, VesselLabel } from '../../core/session/drawn/vessels.ts';
import { dispatch, step } from '../state/document.ts';
import { deselectDeleted } from '../state/editing.ts';
import { notice } from '../state/notices.ts';
import { useApp } from '../state/store.ts';
import { pointAt } from '../tools/handles.ts';
import type { Layout } from '../viewport/stage.ts';
import type { VesselPart } from './vessel-grips.ts';
import { withoutPoint } from './vessel-grips.ts';

/** Removes a vessel's point at a screen place; null where there is none. */
export function removalOfPointAt(vessel: Vessel, at: Point, { transform }: Layout): (() => void) | null {
  const { toScreen } = transform;
  for (const part of ['reference', 'left', 'right', 'centre'] as const) {
    const index = pointAt(vessel[part], at, toScreen);
    if (index !== null) return () => removePoint(vessel, part, index);
  }
  return null;
}

function removePoint(vessel: Vessel, part: VesselPart, index: number): void {
  const changed = withoutPoint(vessel, part, index);
  if (changed === null) notice('The centre line needs at least 2 points; delete the whole vessel trace instead.');
  else changeVessel(vessel, changed, 'delete point');
}

/** Makes a vessel's changed points part of the document. */
export function changeVessel({ id }: Vessel, { centre, left, right, reference }: Vessel, label: VesselLabel): void {
  dispatch({ type: 'changeVessel', id, change: { centre, left, right, reference }, label: label });
}

/** Deletes a vessel. */
export function deleteVessel({ id }: Vessel): void {
  dispatch({ type: 'removeVessel', id });
  deselectDeleted();
}

/** Takes back the last point of an edge while edges are drawn: only a step that added one to this vessel. */
export function takeBackEdgePoint({ id, left, right }: Vessel): void {
  const before = useApp
    .getState()
    .study?.history.past.at(-1)
    ?.session.vessels.find((vessel) => vessel.id === id);
  if (before !== undefined && before.left.length + before.right.length < left.length + right.length) step('undo');
}
