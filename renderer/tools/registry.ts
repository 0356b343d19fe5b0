import { MEASUREMENT_KINDS, type MeasurementKind } from '../../core/measure/registry.ts';
import type { DrawingTool } from './drawing.ts';
import { ellipse } from './ellipse.ts';
import { freehand } from './freehand.ts';
import { measuring } from './measuring.ts';
import { spline } from './spline.ts';

const MEASURING = Object.fromEntries(MEASUREMENT_KINDS.map((kind) => [kind, measuring(kind)])) as Readonly<
  Record<MeasurementKind, DrawingTool>
>;

/** Every tool that draws something new; those of core/measure are among them by themselves. */
export const DRAWING_TOOLS = {
  spline,
  freehand,
  ellipse,
  ...MEASURING,
} as const satisfies Record<string, DrawingTool>;

/** The name of a tool that draws. */
export type DrawnWith = keyof typeof DRAWING_TOOLS;

/** True for the tools that draw something new. */
export function isDrawingTool(tool: string): tool is DrawnWith {
  return Object.hasOwn(DRAWING_TOOLS, tool);
}
