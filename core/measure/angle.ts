import type { MeasuringTool } from './tool.ts';

/** The angle at the second of three places, 0 to 180 degrees; 0 when an arm has no length. */
export const angle: MeasuringTool = {
  title: 'Angle',
  places: 3,
  lines: [[0, 1, 2]],
  ends: 'plain',
  orMore: false,
  worded: false,
  read: ([from, corner, to]) => {
    if (from === undefined || corner === undefined || to === undefined) throw new Error('an angle needs three points');
    const [ax, ay, bx, by] = [from[0] - corner[0], from[1] - corner[1], to[0] - corner[0], to[1] - corner[1]];
    // The arc tangent of both products keeps its precision near 0° and 180°, where the arc cosine loses it.
    const radians = Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by));
    return [{ name: 'angle', value: (radians * 180) / Math.PI, of: 'degrees' }];
  },
};
