import { MEASURING_TOOLS, type MeasurementKind } from '../../core/measure/registry.ts';
import { fail, ok } from '../../core/result.ts';
import { readMeasurement } from '../../core/session/drawn/measurement-readings.ts';
import { freeMeasurementName } from '../../core/session/drawn/measurements.ts';
import type { DrawingTool } from './drawing.ts';
import { clickedAlong, progressAlong } from './open-line.ts';

/** The tool that draws a measurement of a kind along any number of places; a double click or Enter ends it. */
export function pathing(kind: MeasurementKind): DrawingTool {
  const { places: fewest, title } = MEASURING_TOOLS[kind];
  return {
    ...clickedAlong,
    traces: false,
    sketch: (places, pointer, record) => {
      const points = pointer === null || places.length === 0 ? places : [...places, pointer];
      const reading = points.length < fewest ? null : readMeasurement(kind, points, record);
      return { kind: 'measurement', of: kind, points, reading, asksText: false };
    },
    progress: (places) => progressAlong(places, fewest),
    finish: ({ places, run, frame }, { session, id }) => {
      if (places.length < fewest) return fail(`${title}: set at least ${fewest} points, or press Esc to cancel.`);
      const name = freeMeasurementName(session.measurements, kind);
      return ok({ type: 'addMeasurement', measurement: { id, name, kind, run, frame, points: places, words: '' } });
    },
  };
}
