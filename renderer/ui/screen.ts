import type { Point } from '../../core/geometry/point.ts';
import type { View } from './view.ts';

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
  /** Degrees by which the picture is turned clockwise about its middle. */
  readonly turn: number;
}

const SMALLEST_ZOOM = 0.05;
const LARGEST_ZOOM = 64;

/** How a picture lies in the viewport; `aspect` is a pixel's height divided by its width. With zoom null the whole picture fits. */
export function screenTransform(view: View, picture: Size, aspect: number, viewport: Size): ScreenTransform {
  const scaleX = view.zoom ?? fitting(picture, aspect, viewport);
  const scaleY = scaleX * aspect;
  const left = viewport.width / 2 + view.pan.x - (picture.width / 2) * scaleX;
  const top = viewport.height / 2 + view.pan.y - (picture.height / 2) * scaleY;
  const upright: ScreenTransform = {
    toScreen: ([x, y]) => [left + x * scaleX, top + y * scaleY],
    toPicture: ([x, y]) => [(x - left) / scaleX, (y - top) / scaleY],
    scaleX,
    scaleY,
    turn: 0,
  };
  return view.turn === 0 ? upright : turned(upright, view.turn, picture);
}

/** The same with the picture turned clockwise about its middle, in degrees. */
function turned(upright: ScreenTransform, degrees: number, { width, height }: Size): ScreenTransform {
  const middle = upright.toScreen([width / 2, height / 2]);
  const about = ([x, y]: Point, angle: number): Point => {
    const [dx, dy] = [x - middle[0], y - middle[1]];
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return [middle[0] + cos * dx - sin * dy, middle[1] + sin * dx + cos * dy];
  };
  const angle = (degrees * Math.PI) / 180;
  return {
    ...upright,
    turn: degrees,
    toScreen: (place) => about(upright.toScreen(place), angle),
    toPicture: (place) => upright.toPicture(about(place, -angle)),
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
