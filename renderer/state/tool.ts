import type { MeasurementKind } from '../../core/measure/registry.ts';
import type { Outline } from '../../core/session/document/document.ts';

/** The tools that draw something new. */
export type DrawingToolName = 'spline' | 'freehand' | 'ellipse' | MeasurementKind | 'vessel';

/** True for the tools that trace a lumen. */
export function tracesLumen(tool: Tool): boolean {
  return tool === 'spline' || tool === 'freehand' || tool === 'ellipse';
}

/** What the pointer does over the picture: select, calibrate, correct a border that was found, or draw. */
export type Tool = 'select' | 'calibrate' | 'border' | DrawingToolName;

/** What is said of an outline before it is traced; what is not, is asked once it is closed. */
export type Tracing = Partial<Pick<Outline, 'role' | 'segment' | 'state'>>;

/** What an outline (by its id) becomes where the operator accepts it: what it was offered as. */
export interface Offered {
  readonly id: string;
  readonly said: Tracing;
}
