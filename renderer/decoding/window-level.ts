import type { Picture } from '../../core/dicom/run.ts';
import type { View } from '../ui/view.ts';

type Window = NonNullable<View['window']>;

/** The window that leaves a colour picture as it is; another one makes it lighter, darker, harder or softer. */
const COLOUR_WINDOW: Window = { center: 128, width: 255 };

/** CSS pixels of drag that double the window's width. */
const DOUBLING = 150;
/** CSS pixels of drag that move the window's centre by its width. */
const CENTRE_DRAG = 300;

/** The window of a picture before the operator changes it, in rescaled values. */
export function ownWindow(picture: Picture): Window {
  return picture.kind === 'grey' ? picture.window : COLOUR_WINDOW;
}

/** A window after a drag of so many CSS pixels: to the right wider (softer), down darker. Never narrower than 1. */
export function windowAfter({ center, width }: Window, dragX: number, dragY: number): Window {
  return { center: center + (dragY * width) / CENTRE_DRAG, width: Math.max(1, width * 2 ** (dragX / DOUBLING)) };
}
