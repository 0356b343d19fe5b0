import type { Contour } from '../../core/geometry/point.ts';
import { MEASURING_TOOLS, type MeasurementKind } from '../../core/measure/registry.ts';
import { fail, ok } from '../../core/result.ts';
import { readMeasurement } from '../../core/session/drawn/measurement-readings.ts';
import { freeMeasurementName } from '../../core/session/drawn/measurements.ts';
import type { DrawingTool } from './drawing.ts';
import { placing, progressOf, withPointer } from './placing.ts';

/** The tool that draws a measurement of a kind. */
export function measuring(kind: MeasurementKind): DrawingTool {
  const { places: count, worded, title } = MEASURING_TOOLS[kind];
  return {
    traces: false,
    ...placing(count),
    release: (places, moved) => {
      const released = placing(count).release(places, moved);
      // Its words are still to be typed.
      return worded ? { ...released, done: false } : released;
    },
    progress: (places) => progressOf(places, count),
    sketch: (places, pointer, record) => {
      const points = withPointer(places, pointer, count);
      const reading = points.length === count ? readMeasurement(kind, points, record) : null;
      return { kind: 'measurement', of: kind, points, reading, asksText: worded && places.length === count };
    },
    finish: ({ places, run, frame, words = '' }, { session, id }) => {
      if (places.length < count) return fail(`${title}: set ${left(places, count)} first, or press Esc to cancel.`);
      if (worded && words.trim() === '') return fail(`${title}: type some text, or press Esc to cancel.`);
      const name = freeMeasurementName(session.measurements, kind);
      const measurement = { id, name, kind, run, frame, points: places, words: words.trim() };
      return ok({ type: 'addMeasurement', measurement });
    },
  };
}

function left(places: Contour, count: number): string {
  const more = count - places.length;
  return more === 1 ? 'the last point' : `${more} more points`;
}
