import type { MeasuringTool } from './tool.ts';

const read: MeasuringTool['read'] = () => [];

/** Words at a place. */
export const text: MeasuringTool = {
  title: 'Text',
  places: 1,
  orMore: false,
  lines: [],
  ends: 'plain',
  worded: true,
  read,
};

/** An arrow from the first place to the second, with words at its beginning. */
export const arrow: MeasuringTool = {
  title: 'Arrow',
  places: 2,
  orMore: false,
  lines: [[0, 1]],
  ends: 'head',
  worded: true,
  read,
};
