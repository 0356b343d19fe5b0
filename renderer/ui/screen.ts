import type { Point } from '../../core/geometry/point.ts';
import type { DisplayOrientation } from '../../core/session/document/display-orientation.ts';
import { AS_STORED } from '../../core/session/document/display-orientation.ts';
import type { View } from './view.ts';

/** A size in picture pixels or in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Where picture pixels (edge-based) are in the viewport (CSS pixels from its top left), and back. The picture is mirrored
 * left to right about its middle first where it is, then turned: everything that crosses between the two goes through here.
 */
export interface ScreenTransform {
  toScreen(place: Point): Point;
  toPicture(place: Point): Point;
  /** How far something moves in the picture (pixels) when it moves so far on the screen (CSS pixels). */
  distanceInPicture(byOnScreen: Point): Point;
  /** So many picture pixels to the right and down on the screen, as picture pixels along the picture's own axes. */
  alongPicture(rightAndDown: Point): Point;
  /** CSS pixels per picture column. */
  readonly scaleX: number;
  /** CSS pixels per picture row. */
  readonly scaleY: number;
  readonly mirrored: boolean;
  /** Degrees by which the picture is turned clockwise about its middle. */
  readonly turn: number;
}

/** What a picture lies in and how: its size, a pixel's height divided by its width, the size of the viewport, its orientation. */
export interface Lying {
  readonly picture: Size;
  readonly aspect: number;
  readonly viewport: Size;
  readonly display: DisplayOrientation;
}

/** An orientation in the terms of CSS, for small pictures that are square. */
export function orientedStyle({ mirrored, quarterTurns }: DisplayOrientation): { readonly transform: string } {
  return { transform: `rotate(${90 * quarterTurns}deg) scaleX(${mirrored ? -1 : 1})` };
}

const SMALLEST_ZOOM = 0.05;
const LARGEST_ZOOM = 64;

/** How a picture lies in the viewport; `aspect` is a pixel's height divided by its width. With zoom null the whole picture fits. */
export function screenTransform(
  view: View,
  picture: Size,
  aspect: number,
  viewport: Size,
  display = AS_STORED,
): ScreenTransform {
  const { mirrored, quarterTurns } = display;
  const scaleX = view.zoom ?? fitting(picture, aspect, viewport, quarterTurns % 2 === 1);
  const scaleY = scaleX * aspect;
  const turn = 90 * quarterTurns + view.turn;
  const [cos, sin] = cosAndSin(turn);
  const across = mirrored ? -1 : 1;
  const [middleX, middleY] = [picture.width / 2, picture.height / 2];
  const [centreX, centreY] = [viewport.width / 2 + view.pan.x, viewport.height / 2 + view.pan.y];
  const alongPicture = ([x, y]: Point): Point => [across * (cos * x + sin * y), cos * y - sin * x];
  const distanceInPicture = (by: Point): Point => {
    const [x, y] = alongPicture(by);
    return [x / scaleX, y / scaleY];
  };
  return {
    toScreen: ([x, y]) => {
      const [right, down] = [across * scaleX * (x - middleX), scaleY * (y - middleY)];
      return [centreX + cos * right - sin * down, centreY + sin * right + cos * down];
    },
    toPicture: ([x, y]) => {
      const [byX, byY] = distanceInPicture([x - centreX, y - centreY]);
      return [middleX + byX, middleY + byY];
    },
    distanceInPicture,
    alongPicture,
    scaleX,
    scaleY,
    mirrored,
    turn,
  };
}

/** Cosine and sine of an angle in degrees, without rounding for quarter turns. */
function cosAndSin(degrees: number): readonly [number, number] {
  const quarters = degrees / 90;
  const angle = (degrees * Math.PI) / 180;
  if (!Number.isInteger(quarters)) return [Math.cos(angle), Math.sin(angle)];
  return [Math.round(Math.cos(angle)), Math.round(Math.sin(angle))];
}

function fitting({ width, height }: Size, aspect: number, viewport: Size, onItsSide: boolean): number {
  const [across, down] = onItsSide ? [height * aspect, width] : [width, height * aspect];
  return Math.max(SMALLEST_ZOOM, Math.min(viewport.width / across, viewport.height / down));
}

/** The view after zooming by a factor, with the picture's place under `at` (CSS pixels) staying where it is. */
export function zoomedAbout(
  view: View,
  { picture, aspect, viewport, display }: Lying,
  at: Point,
  factor: number,
): View {
  const before = screenTransform(view, picture, aspect, viewport, display);
  const zoom = Math.max(SMALLEST_ZOOM, Math.min(LARGEST_ZOOM, before.scaleX * factor));
  const after = screenTransform({ ...view, zoom }, picture, aspect, viewport, display);
  const [x, y] = after.toScreen(before.toPicture(at));
  return { ...view, zoom, pan: { x: view.pan.x + at[0] - x, y: view.pan.y + at[1] - y } };
}
