import type { Point } from '../../core/geometry/point.ts';
import type { View } from '../view.ts';

/** A size in picture pixels or in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where picture pixels (edge-based) are in the viewport (CSS pixels from its top left), and back. */
export interface ScreenTransform {
  toScreen(place: Point): Point;
  toPicture(place: Point): Point;
  /** CSS pixels per picture column. */
  readonly scaleX: number;
  /** CSS pixels per picture row. */
  readonly scaleY: number;
}

const SMALLEST_ZOOM = 0.05;
const LARGEST_ZOOM = 64;

/** How a picture lies in the viewport; `aspect` is a pixel's height divided by its width. With zoom null the whole picture fits. */
export function screenTransform(view: View, picture: Size, aspect: number, viewport: Size): ScreenTransform {
  const scaleX = view.zoom ?? fitting(picture, aspect, viewport);
  const scaleY = scaleX * aspect;
  const left = viewport.width / 2 + view.pan.x - (picture.width / 2) * scaleX;
  const top = viewport.height / 2 + view.pan.y - (picture.height / 2) * scaleY;
  return {
    toScreen: ([x, y]) => [left + x * scaleX, top + y * scaleY],
    toPicture: ([x, y]) => [(x - left) / scaleX, (y - top) / scaleY],
    scaleX,
    scaleY,
  };
}

function fitting(picture: Size, aspect: number, viewport: Size): number {
  const zoom = Math.min(viewport.width / picture.width, viewport.height / (picture.height * aspect));
  return Math.max(SMALLEST_ZOOM, zoom);
}

/** The view after zooming by a factor, with the picture's place under `at` (CSS pixels) staying where it is. */
export function zoomedAbout(
  view: View,
  picture: Size,
  aspect: number,
  viewport: Size,
  at: Point,
  factor: number,
): View {
  const before = screenTransform(view, picture, aspect, viewport);
  const zoom = Math.max(SMALLEST_ZOOM, Math.min(LARGEST_ZOOM, before.scaleX * factor));
  const after = screenTransform({ ...view, zoom }, picture, aspect, viewport);
  const [x, y] = after.toScreen(before.toPicture(at));
  return { ...view, zoom, pan: { x: view.pan.x + at[0] - x, y: view.pan.y + at[1] - y } };
}
