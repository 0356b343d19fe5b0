import type { DrawingTool } from './drawing.ts';
import { ellipse } from './ellipse.ts';
import { freehand } from './freehand.ts';
import { measuring } from './measuring.ts';
import { spline } from './spline.ts';

/** Every tool that draws something new. */
export const DRAWING_TOOLS = {
  spline,
  freehand,
  ellipse,
  caliper: measuring('caliper'),
  twoAxis: measuring('twoAxis'),
  angle: measuring('angle'),
  text: measuring('text'),
  arrow: measuring('arrow'),
} as const satisfies Record<string, DrawingTool>;

/** The name of a tool that draws. */
export type DrawnWith = keyof typeof DRAWING_TOOLS;

/** True for the tools that draw something new. */
export function isDrawingTool(tool: string): tool is DrawnWith {
  return Object.hasOwn(DRAWING_TOOLS, tool);
}
