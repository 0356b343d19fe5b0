import type { MeasurementKind } from '../../core/measure/registry.ts';

/** The tools that draw something new. */
export type DrawingToolName = 'spline' | 'freehand' | 'ellipse' | MeasurementKind | 'vessel';

/** True for the tools that trace a lumen. */
export function tracesLumen(tool: Tool): boolean {
  return tool === 'spline' || tool === 'freehand' || tool === 'ellipse';
}

/** What the pointer does over the picture: select, calibrate, or draw. */
export type Tool = 'select' | 'calibrate' | DrawingToolName;
