import type { Point } from '../../core/geometry/point.ts';
import { readMeasurement } from '../../core/session/drawn/measurement-readings.ts';
import type { Measurement } from '../../core/session/drawn/measurements.ts';
import { scaleOf } from '../../core/session/drawn/readings.ts';
import { dispatch } from '../state/document.ts';
import { deselectDeleted } from '../state/editing.ts';
import type { Grip } from '../tools/grips.ts';
import type { DrawnKind, Placed } from '../viewport/drawn-kind.ts';
import { GRIP_CURSORS, grabbed, seenBy } from '../viewport/grip-drag.ts';
import { measurementText } from '../viewport/label.ts';
import { measurementGrips } from './grips.ts';
import { sketchedLabels, useMeasurementsLabelled } from './measurement-labels.ts';
import { MeasurementSection, MeasurementTable } from './panel.tsx';
import { MeasurementShapes, MeasurementSketched } from './shape.tsx';

/** Calipers, angles, paths and notes. */
export const MEASUREMENTS: DrawnKind<Measurement> = {
  name: 'measurement',
  objects: ({ measurements }) => measurements,
  hit: (one, at, placed) => (gripAt(one, at, placed) === null ? null : 'line'),
  grab: (one, down, placed) => {
    const { id, points } = one;
    const { scale } = scaleOf(placed.record, points);
    const commit = (to: Measurement['points']) => dispatch({ type: 'changeMeasurement', id, change: { points: to } });
    return grabbed({ id, points, grips: measurementGrips(one), scale, inside: false, commit }, down, placed);
  },
  cursor: (one, at, placed) => {
    const grip = gripAt(one, at, placed);
    return grip === null ? null : GRIP_CURSORS[grip.kind];
  },
  removalOfPointAt: () => null,
  remove: removeMeasurement,
  describe: ({ kind, name, words, points }, record) =>
    `${name}: ${measurementText(words, readMeasurement(kind, points, record)).replaceAll('\n', ', ')}`,
  Shapes: MeasurementShapes,
  Sketched: MeasurementSketched,
  labelled: useMeasurementsLabelled,
  sketchedLabels,
  Selected: ({ object }) => <MeasurementSection measurement={object} onDelete={() => removeMeasurement(object)} />,
  Table: MeasurementTable,
  commands: [],
};

function gripAt(one: Measurement, at: Point, placed: Placed): Grip | null {
  return measurementGrips(one).gripAt(one.points, at, seenBy(placed, one.points));
}

function removeMeasurement({ id }: Measurement): void {
  dispatch({ type: 'removeMeasurement', id });
  deselectDeleted();
}
