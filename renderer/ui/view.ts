import type { Preset } from '../../core/dicom/run.ts';

/** How the picture lies on the screen: `zoom` is screen pixels (CSS) per picture column, null fits the window; `pan` in CSS pixels. */
export interface View {
  readonly zoom: number | null;
  readonly pan: { readonly x: number; readonly y: number };
  /** Degrees by which the picture is turned clockwise about its middle; only a repeated tracing of practice turns it. */
  readonly turn: number;
  /** The operator's window in rescaled values; null is the header's. */
  readonly window: { readonly center: number; readonly width: number } | null;
  /** Bright is dark and dark is bright. */
  readonly inverted: boolean;
  /** The way to show its values that was chosen among the file's; null is its first. */
  readonly preset: Preset | null;
  /** The file's mask is subtracted. */
  readonly subtract: boolean;
}

/** A place in a run: the frame (from 0) and how it is looked at. */
export interface PaneView {
  readonly frame: number;
  readonly view: View;
}

/** The whole picture in its own window. */
export const FIRST_VIEW: View = {
  zoom: null,
  pan: { x: 0, y: 0 },
  turn: 0,
  window: null,
  inverted: false,
  preset: null,
  subtract: false,
};
