import type { Contour, Point } from '../../core/geometry/point.ts';
import { MEASURING_TOOLS, type MeasurementKind } from '../../core/measure/registry.ts';
import type { Measurement } from '../../core/session/drawn/measurements.ts';
import type { Grips } from '../tools/grips.ts';
import { isOnPath, pointAt, withPointMoved } from '../tools/handles.ts';
import { lineThrough } from '../tools/open-line.ts';

/** The lines between the points of a measurement, as far as they are set. */
export function pathsOf(kind: MeasurementKind, points: Contour): readonly Contour[] {
  const { lines, orMore } = MEASURING_TOOLS[kind];
  if (orMore) return [lineThrough(points)];
  return lines.map((line) => line.flatMap((index): Contour => points.slice(index, index + 1)));
}

/** CSS pixels that a letter takes on the screen, about, and that a note takes at most. */
const LETTER = 7;
const WIDEST = 280;

/** Every point of a measurement is a handle; its lines, and the words of a text, move it. */
export function measurementGrips({ kind, words }: Pick<Measurement, 'kind' | 'words'>): Grips {
  return {
    handles: (points) => points,
    gripAt: (points, at, { transform: { toScreen } }) => {
      const index = pointAt(points, at, toScreen);
      if (index !== null) return { kind: 'handle', index };
      const paths = pathsOf(kind, points).map((path) => path.map(toScreen));
      // Where no line is drawn the words are what can be taken hold of.
      const lines = paths.length === 0 ? points.map((point) => textLine(toScreen(point), words)) : paths;
      return lines.some((line) => isOnPath(line, at, false)) ? { kind: 'line' } : null;
    },
    pulled: (points, index, to) => withPointMoved(points, index, to),
    labelOf: () => 'move point',
    loose: false,
  };
}

function textLine([x, y]: Point, words: string): Contour {
  return [
    [x, y],
    [x + Math.min(WIDEST, LETTER * words.length), y],
  ];
}
