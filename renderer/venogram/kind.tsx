import { readVessel } from '../../core/session/drawn/vessel-readings.ts';
import type { Vessel } from '../../core/session/drawn/vessels.ts';
import { menuAction, menuCommand } from '../commands/menu-entry.ts';
import { measured } from '../ui/measured.ts';
import type { DrawnKind } from '../viewport/drawn-kind.ts';
import { findEdgesOf } from './find-edges.ts';
import { VenogramSection } from './panel.tsx';
import { deleteVessel, removalOfPointAt, takeBackEdgePoint } from './vessel-actions.ts';
import { insideAt, lineUnder } from './vessel-grips.ts';
import { edgeHandler, grabbedVessel, vesselCursor } from './vessel-handler.ts';
import { useVesselsLabelled } from './vessel-labels.ts';
import { VesselShapes } from './vessel-shape.tsx';
import { isDrawingEdges } from './vessel-view.ts';

/** Veins on a venogram: a centre line with two edges. */
export const VESSELS: DrawnKind<Vessel> = {
  name: 'vessel trace',
  objects: ({ vessels }) => vessels,
  hit: (vessel, at, { record, layout }) => {
    const reading = readVessel(vessel, record);
    if (lineUnder(reading, at, layout.transform.toScreen) !== null) return 'line';
    return insideAt(reading, layout.transform.toPicture(at)) === null ? null : 'inside';
  },
  grab: (vessel, down, { record }) => grabbedVessel(vessel, readVessel(vessel, record), down),
  cursor: (vessel, at, { record, layout }) => vesselCursor(vessel, readVessel(vessel, record), at, layout),
  removalOfPointAt: (vessel, at, { layout }) => removalOfPointAt(vessel, at, layout),
  remove: deleteVessel,
  begin: (vessel) => void findEdgesOf(vessel),
  drawingOn: (state) => (isDrawingEdges(state) ? edgeHandler : null),
  takeBack: takeBackEdgePoint,
  describe: (vessel, record) => {
    const { readings, scale } = readVessel(vessel, record);
    const width = readings === null ? 'not measured' : `min ${measured(readings.min.width, scale.unit)}`;
    return `${vessel.name}${vessel.accepted ? '' : ', not accepted'}: ${width}`;
  },
  Shapes: VesselShapes,
  labelled: useVesselsLabelled,
  Table: VenogramSection,
  tableFirst: true,
  menu: (vessel) => [
    ...(vessel.accepted ? [] : [menuCommand('acceptSelected')]),
    menuAction('Find edges', () => void findEdgesOf(vessel)),
    'line',
  ],
  commands: [],
};
