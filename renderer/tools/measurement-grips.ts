import type { Contour, Point } from '../../core/geometry/point.ts';
import type { MeasurementKind } from '../../core/measure/registry.ts';
import type { Measurement } from '../../core/session/measurements.ts';
import type { Grips } from './grips.ts';
import { isOnPath, knotAt, withKnotAt } from './handles.ts';

/** The lines (picture pixels) that a measurement of a kind draws between its points. */
const PATHS: Readonly<Record<MeasurementKind, (points: Contour) => readonly Contour[]>> = {
  caliper: (points) => [points],
  twoAxis: (points) => [points.slice(0, 2), points.slice(2)].filter(({ length }) => length > 0),
  angle: (points) => [points],
  text: () => [],
  arrow: (points) => [points],
};

/** The lines between the points of a measurement, those that are set so far. */
export function pathsOf(kind: MeasurementKind, points: Contour): readonly Contour[] {
  return PATHS[kind](points);
}

/** CSS pixels that a letter takes on the screen, about, and that a note takes at most. */
const LETTER = 7;
const WIDEST = 280;

/** Every point of a measurement is a handle; its lines, and the words of a text, move it. */
export function measurementGrips({ kind, words }: Pick<Measurement, 'kind' | 'words'>): Grips {
  return {
    handles: (points) => points,
    gripAt: (points, at, { transform: { toScreen } }) => {
      const index = knotAt(points, at, toScreen);
      if (index !== null) return { kind: 'handle', index };
      const paths = pathsOf(kind, points).map((path) => path.map(toScreen));
      const lines = kind === 'text' ? points.map((point) => wordsLine(toScreen(point), words)) : paths;
      return lines.some((line) => isOnPath(line, at, false)) ? { kind: 'line' } : null;
    },
    pulled: (points, index, to) => withKnotAt(points, index, to),
    deedOf: () => 'move point',
    loose: false,
  };
}

function wordsLine([x, y]: Point, words: string): Contour {
  return [
    [x, y],
    [x + Math.min(WIDEST, LETTER * words.length), y],
  ];
}
