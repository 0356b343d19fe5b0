import { useApp } from '../state/store.ts';
import { drawingOn } from './drawn-kinds.ts';

/** Null while something is being drawn, else what to do first. */
export function needsDrawing(): string | null {
  return useApp.getState().draft?.kind === 'drawing' || drawingOn() !== null ? null : 'Nothing is being drawn.';
}

/** Null while there are points to take back, else what to do first. */
export function needsPoints(): string | null {
  return useApp.getState().tool === 'calibrate' ? null : needsDrawing();
}
