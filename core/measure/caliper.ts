import type { Contour } from '../geometry/point.ts';
import { distance } from '../geometry/polygon.ts';
import type { MeasuringTool } from './tool.ts';

/** The distance between two places. */
export const caliper: MeasuringTool = {
  title: 'Caliper',
  places: 2,
  lines: [[0, 1]],
  ends: 'bars',
  orMore: false,
  worded: false,
  read: (places) => [{ name: 'length', value: between(places, 0), of: 'length' }],
};

/** Two distances: the first drawn, and the one across it. Which is the longer is said, never swapped in the drawing. */
export const twoAxis: MeasuringTool = {
  title: 'Two-axis caliper',
  places: 4,
  lines: [
    [0, 1],
    [2, 3],
  ],
  ends: 'bars',
  orMore: false,
  worded: false,
  read: (places) => {
    const [first, second] = [between(places, 0), between(places, 2)];
    return [
      { name: 'longer', value: Math.max(first, second), of: 'length' },
      { name: 'shorter', value: Math.min(first, second), of: 'length' },
      { name: 'mean', value: (first + second) / 2, of: 'length' },
    ];
  },
};

function between(places: Contour, index: number): number {
  const [from, to] = [places[index], places[index + 1]];
  if (from === undefined || to === undefined) throw new Error('a caliper needs two points for each length');
  return distance(from, to);
}
