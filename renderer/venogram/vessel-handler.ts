import type { Point } from '../../core/geometry/point.ts';
import type { VesselReading } from '../../core/session/drawn/vessel-readings.ts';
import type { Vessel, VesselLabel } from '../../core/session/drawn/vessels.ts';
import { mayChange } from '../state/document.ts';
import { stopPlaying } from '../state/navigation.ts';
import { useApp } from '../state/store.ts';
import { onPicture, pointAt } from '../tools/handles.ts';
import type { Drag } from '../viewport/drags.ts';
import { windowLevelDrag } from '../viewport/drags.ts';
import { pointEntries } from '../viewport/point-menu.ts';
import type { PointerDown, PointerHandler } from '../viewport/pointer-handler.ts';
import type { Layout } from '../viewport/stage.ts';
import { isShowing } from '../viewport/stage.ts';
import { changeVessel, removalOfPointAt } from './vessel-actions.ts';
import type { VesselPart } from './vessel-grips.ts';
import { insideAt, vesselGripAt, withEdgePoint, withPointAt, withPointOn } from './vessel-grips.ts';
import { readAt, selectedVessel, useVesselView } from './vessel-view.ts';

/** Draws the edges of the selected vessel: each click is a point of the edge on its side. */
export const edgeHandler: PointerHandler = {
  left: (down) => {
    const vessel = selectedVessel(useApp.getState());
    if (vessel === null || !isShowing() || !mayChange()) return null;
    const grip = edgePointAt(vessel, down);
    if (grip !== null) return pointDrag(vessel, vessel, grip.part, grip.index, 'move point');
    const place = placeAt(down.at, down.layout);
    const { vessel: changed, part, index } = withEdgePoint(vessel, place);
    return pointDrag(vessel, changed, part, index, 'add edge point');
  },
  right: () => windowLevelDrag(),
  menu: ({ at, layout }) => {
    const vessel = selectedVessel(useApp.getState());
    return pointEntries(vessel === null ? null : removalOfPointAt(vessel, at, layout));
  },
  cursor: () => 'crosshair',
};

function edgePointAt(vessel: Vessel, { at, layout }: PointerDown): { part: VesselPart; index: number } | null {
  for (const part of ['left', 'right', 'centre'] as const) {
    const index = pointAt(vessel[part], at, layout.transform.toScreen);
    if (index !== null) return { part, index };
  }
  return null;
}

/** What of the selected vessel is under the pointer, taken hold of; null where there is none. */
export function grabbedVessel(vessel: Vessel, reading: VesselReading, { at, alt, layout }: PointerDown): Drag | null {
  const { toPicture, toScreen } = layout.transform;
  const grip = alt ? null : vesselGripAt(vessel, reading, at, toPicture(at), toScreen);
  if (grip === null) return null;
  if (grip.kind === 'inside') return readingDrag(vessel, reading, grip.where);
  if (!mayChange()) return null;
  if (grip.kind === 'point') return pointDrag(vessel, vessel, grip.part, grip.index, 'move point');
  const { vessel: changed, index } = withPointOn(vessel, grip.part, grip.place);
  return pointDrag(vessel, changed, grip.part, index, 'insert point');
}

/** The pointer's shape over the selected vessel; null beside it. */
export function vesselCursor(vessel: Vessel, reading: VesselReading, at: Point, { transform }: Layout): string | null {
  const grip = vesselGripAt(vessel, reading, at, transform.toPicture(at), transform.toScreen);
  if (grip === null) return null;
  return grip.kind === 'point' ? 'move' : grip.kind === 'line' ? 'copy' : 'col-resize';
}

/** Moves one point of a vessel, which `begun` may already have one more of than `before`. */
function pointDrag(before: Vessel, begun: Vessel, part: VesselPart, index: number, label: VesselLabel): Drag {
  const start = begun[part][index] ?? [0, 0];
  stopPlaying();
  useVesselView.setState({ dragged: begun });
  return {
    move: ([fromX, fromY], [x, y], { transform, picture }) => {
      // Gone when something else happened meanwhile (undo, another frame): then there is nothing left to drag.
      if (useVesselView.getState().dragged === null) return;
      const [byX, byY] = transform.distanceInPicture([x - fromX, y - fromY]);
      const to = onPicture([start[0] + byX, start[1] + byY], picture.width, picture.height);
      const dragged = withPointAt(begun, part, index, to);
      useVesselView.setState({ dragged });
    },
    end: () => {
      const { dragged } = useVesselView.getState();
      useVesselView.setState({ dragged: null });
      if (dragged !== null && dragged !== before) changeVessel(before, dragged, label);
    },
    cancel: () => useVesselView.setState({ dragged: null }),
  };
}

/** Slides the place at which the width is read. */
function readingDrag({ id }: Vessel, reading: VesselReading, where: number): Drag {
  readAt(id, where);
  return {
    move: (_, to, { transform }) => {
      const inside = insideAt(reading, transform.toPicture(to));
      if (inside !== null) readAt(id, inside);
    },
    end: () => undefined,
  };
}

function placeAt(at: Point, { transform, picture }: Layout): Point {
  return onPicture(transform.toPicture(at), picture.width, picture.height);
}
