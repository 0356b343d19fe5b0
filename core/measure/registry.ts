import { angle } from './angle.ts';
import { caliper, twoAxis } from './caliper.ts';
import { arrow, text } from './note.ts';
import { path } from './path.ts';
import type { MeasuringTool } from './tool.ts';

/** Every measuring tool that leaves a measurement on a frame, by its kind in the session file. */
export const MEASURING_TOOLS = { caliper, twoAxis, angle, path, text, arrow } as const satisfies Record<
  string,
  MeasuringTool
>;

export type MeasurementKind = keyof typeof MEASURING_TOOLS;

/** The kinds in the order of the registry. */
export const MEASUREMENT_KINDS = Object.keys(MEASURING_TOOLS) as readonly MeasurementKind[];
