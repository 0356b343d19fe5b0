import { MEASUREMENT_KINDS, MEASURING_TOOLS, type MeasurementKind } from '../../core/measure/registry.ts';
import type { DrawingTool } from './drawing.ts';
import { ellipse } from './ellipse.ts';
import { freehand } from './freehand.ts';
import { measuring } from './measuring.ts';
import { pathing } from './path.ts';
import { spline } from './spline.ts';
import { vessel } from './vessel.ts';

const MEASURING = Object.fromEntries(
  MEASUREMENT_KINDS.map((kind) => [kind, MEASURING_TOOLS[kind].orMore ? pathing(kind) : measuring(kind)]),
) as Readonly<Record<MeasurementKind, DrawingTool>>;

/** Every tool that draws something new; those of core/measure are among them by themselves. */
export const DRAWING_TOOLS = {
  spline,
  freehand,
  ellipse,
  ...MEASURING,
  vessel,
} as const satisfies Record<string, DrawingTool>;

/** The name of a tool that draws. */
export type DrawnWith = keyof typeof DRAWING_TOOLS;

/** True for the tools that draw something new. */
export function isDrawingTool(tool: string): tool is DrawnWith {
  return Object.hasOwn(DRAWING_TOOLS, tool);
}
