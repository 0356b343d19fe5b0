import { MEASUREMENT_KINDS, MEASURING_TOOLS, type MeasurementKind } from '../../core/measure/registry.ts';
import type { DrawingToolName } from '../state/tool.ts';
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
export const DRAWING_TOOLS: Readonly<Record<DrawingToolName, DrawingTool>> = {
  spline,
  freehand,
  ellipse,
  ...MEASURING,
  vessel,
};

/** True for the tools that draw something new. */
export function isDrawingTool(tool: string): tool is DrawingToolName {
  return Object.hasOwn(DRAWING_TOOLS, tool);
}
