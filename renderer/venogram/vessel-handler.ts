import type { Point } from '../../core/geometry/point.ts';
import type { VesselReading } from '../../core/session/drawn/vessel-readings.ts';
import type { Vessel, VesselDeed } from '../../core/session/drawn/vessels.ts';
import { notice, useApp } from '../state/store.ts';
import { knotAt, onPicture } from '../tools/handles.ts';
import type { Drag } from '../viewer/drags.ts';
import type { Hand, Press } from '../viewport/pointer-handler.ts';
import { levelling } from '../viewport/pointer-handler.ts';
import type { Layout } from '../viewport/stage.ts';
import { isShowing } from '../viewport/stage.ts';
import { changeVessel, readVesselsHere, removePointAt } from './vessel-actions.ts';
import type { VesselPart } from './vessel-grips.ts';
import { insideAt, vesselGripAt, withEdgePoint, withPointAt, withPointOn } from './vessel-grips.ts';
import { readAt, selectedVessel, useVesselView } from './vessel-view.ts';

/** The hand that draws the edges of the selected vessel: each click is a point of the edge on its side. */
export const edging: Hand = {
  press: (press) => {
    const vessel = selectedVessel(useApp.getState());
    if (vessel === null || !isShowing() || isRefused()) return null;
    const grip = pointAt(vessel, press);
    if (grip !== null) return pointDrag(vessel, vessel, grip.part, grip.index, 'move point');
    const place = placeAt(press.at, press.layout);
    const { vessel: changed, part, index } = withEdgePoint(vessel, place);
    return pointDrag(vessel, changed, part, index, 'add edge point');
  },
  right: (press) => (removePointAt(press.at, press.layout) ? null : levelling()),
  cursor: () => 'crosshair',
};

function pointAt(vessel: Vessel, { at, layout }: Press): { part: VesselPart; index: number } | null {
  for (const part of ['left', 'right', 'centre'] as const) {
    const index = knotAt(vessel[part], at, layout.transform.toScreen);
    if (index !== null) return { part, index };
  }
  return null;
}

/** A hand that takes hold of the selected vessel before it does what it does elsewhere. */
export function withVessels(hand: Hand): Hand {
  return {
    press: (press) => grabbedVessel(press) ?? hand.press(press),
    right: (press) => (removePointAt(press.at, press.layout) ? null : hand.right(press)),
    cursor: (at, layout) => vesselCursor(at, layout) ?? hand.cursor(at, layout),
  };
}

/** What of the selected vessel is under the pointer, taken hold of; null where there is none. */
function grabbedVessel({ at, alt, layout }: Press): Drag | null {
  const here = selectedHere();
  if (here === null || alt) return null;
  const { vessel, reading } = here;
  const grip = vesselGripAt(vessel, reading, at, layout.transform.toPicture(at), layout.transform.toScreen);
  if (grip === null) return null;
  if (grip.kind === 'inside') return readingDrag(vessel, reading, grip.where);
  if (isRefused()) return null;
  if (grip.kind === 'point') return pointDrag(vessel, vessel, grip.part, grip.index, 'move point');
  const { vessel: changed, index } = withPointOn(vessel, grip.part, grip.place);
  return pointDrag(vessel, changed, grip.part, index, 'insert point');
}

/** The pointer's shape over the selected vessel; null beside it. */
function vesselCursor(at: Point, { transform }: Layout): string | null {
  const here = selectedHere();
  const grip =
    here === null ? null : vesselGripAt(here.vessel, here.reading, at, transform.toPicture(at), transform.toScreen);
  if (grip === null) return null;
  return grip.kind === 'point' ? 'move' : grip.kind === 'line' ? 'copy' : 'col-resize';
}

function selectedHere(): ReturnType<typeof readVesselsHere>[number] | null {
  const { selected } = useApp.getState();
  return readVesselsHere().find(({ vessel }) => vessel.id === selected) ?? null;
}

/** True, with the reason shown, in a study that may not be changed. */
function isRefused(): boolean {
  const readOnly = useApp.getState().study?.readOnly ?? null;
  if (readOnly !== null) notice(readOnly);
  return readOnly !== null;
}

/** Moves one point of a vessel, which `begun` may already have one more of than `before`. */
function pointDrag(before: Vessel, begun: Vessel, part: VesselPart, index: number, deed: VesselDeed): Drag {
  const start = begun[part][index] ?? [0, 0];
  useApp.setState({ playing: false });
  useVesselView.setState({ dragged: begun });
  return {
    move: ([fromX, fromY], [x, y], { transform, picture }) => {
      // Gone when something else happened meanwhile (undo, another frame): then there is nothing left to drag.
      if (useVesselView.getState().dragged === null) return;
      const to: Point = [start[0] + (x - fromX) / transform.scaleX, start[1] + (y - fromY) / transform.scaleY];
      const dragged = withPointAt(begun, part, index, onPicture(to, picture.width, picture.height));
      useVesselView.setState({ dragged });
    },
    end: () => {
      const { dragged } = useVesselView.getState();
      useVesselView.setState({ dragged: null });
      if (dragged !== null && dragged !== before) changeVessel(before, dragged, deed);
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
