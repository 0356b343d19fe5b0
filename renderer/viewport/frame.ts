import * as cornerstone from 'cornerstone-core';
import { rgbaOf, samplesIn } from '../../core/dicom/picture/picture.ts';
import type { Picture } from '../../core/dicom/run.ts';
import type { Point } from '../../core/geometry/point.ts';
import { ownWindow } from '../decoding/window-level.ts';
import { windowOf } from '../ui/documents.ts';
import type { ScreenTransform, Size } from '../ui/screen.ts';
import type { View } from '../ui/view.ts';
import type { Painted } from './stage.ts';

/** How a picture is to lie and look. */
interface Look {
  readonly transform: ScreenTransform;
  readonly viewport: Size;
  /** The operator's window in rescaled values; null is the picture's own. */
  readonly window: View['window'];
  readonly inverted: boolean;
}

/** A canvas that shows one picture at a time. */
export interface Painter {
  /** Puts a picture on the canvas: at once, or with the next animation frame when one was put there since the last. */
  paint(next: Painted, look: Look): void;
  /** Takes the picture off the screen. */
  clear(): void;
  close(): void;
}

/** From this many screen pixels per picture pixel on, the pixels themselves are shown instead of a smooth picture. */
const SHARP_ZOOM = 4;

/**
 * Makes an element paint pictures through cornerstone; `painted` is told each time a picture is really on the canvas.
 * The element's canvas has the screen's own pixels: it is laid out that many times larger and scaled down.
 */
export function paintOn(element: HTMLElement, painted: (now: Painted) => void): Painter {
  const images = new WeakMap<Picture, cornerstone.Image>();
  let shown: Painted | null = null;
  const enabled = enabledOn(element);
  const draw = () => {
    if (shown === null) return;
    if (shown.picture.kind === 'grey') cornerstone.renderGrayscaleImage(enabled, false);
    else cornerstone.renderColorImage(enabled, false);
    element.style.visibility = 'visible';
    painted(shown);
  };
  const drawSoon = oncePerRepaint(draw);
  return {
    paint: (next, look) => {
      const { picture } = next;
      const image = images.get(picture) ?? imageOf(picture);
      images.set(picture, image);
      shown = next;
      image.columnPixelSpacing = 1;
      image.rowPixelSpacing = look.transform.scaleY / look.transform.scaleX;
      const density = fitCanvas(element, look.viewport);
      cornerstone.displayImage(element, image, viewportOf(element, picture, look, density));
      drawSoon();
    },
    clear: () => {
      shown = null;
      element.style.visibility = 'hidden';
    },
    close: () => {
      shown = null;
      cornerstone.disable(element);
    },
  };
}

/** The work at once, so that whoever waits for it has it in the same task; asked for again before the screen is repainted, with the repaint. */
function oncePerRepaint(work: () => void): () => void {
  let [done, wanted] = [false, false];
  const repaint = (): void => {
    done = false;
    if (wanted) begin();
  };
  const begin = (): void => {
    [done, wanted] = [true, false];
    requestAnimationFrame(repaint);
    work();
  };
  return () => {
    if (done) wanted = true;
    else begin();
  };
}

/** Enables an element as cornerstone does, but draws nothing by itself: its own way wakes the window with every repaint of the screen, whether there is something to draw or not. */
function enabledOn(element: HTMLElement): cornerstone.EnabledElement {
  const canvas = document.createElement('canvas');
  canvas.style.display = 'block';
  element.append(canvas);
  const unused = { options: {}, data: {}, renderingTools: {} };
  const enabled = { element, canvas, invalid: false, needsRedraw: false, layers: [], ...unused };
  cornerstone.addEnabledElement(enabled);
  cornerstone.resize(element, true);
  return enabled;
}

/** Gives the element as many layout pixels as the viewport has screen pixels; returns screen pixels per CSS pixel. */
function fitCanvas(element: HTMLElement, viewport: Size): number {
  const density = windowOf(element).devicePixelRatio;
  const width = `${Math.round(viewport.width * density)}px`;
  const height = `${Math.round(viewport.height * density)}px`;
  const transform = `scale(${1 / density})`;
  const { style } = element;
  // Zooming the window changes the density and leaves the number of screen pixels: all three have to be the same.
  if (style.width === width && style.height === height && style.transform === transform) return density;
  Object.assign(style, { width, height, transform, transformOrigin: '0 0' });
  cornerstone.resize(element, false);
  return density;
}

/** Our transform in cornerstone's terms: the scale of the shorter pixel side, and a translation in picture pixels from the canvas's middle. */
function viewportOf(element: HTMLElement, picture: Picture, look: Look, density: number): cornerstone.Viewport {
  const { scaleX, scaleY, turn, mirrored, toScreen } = look.transform;
  const [middleX, middleY] = toScreen([picture.columns / 2, picture.rows / 2]);
  const { center, width } = look.window ?? ownWindow(picture);
  const [x, y] = unscaled(
    [middleX * density - element.clientWidth / 2, middleY * density - element.clientHeight / 2],
    [scaleX * density, scaleY * density],
    turn,
  );
  // DICOM's linear window (PS3.3 C.11.2.1.2) in cornerstone's formula, which has no half and no one in it.
  const voi =
    picture.kind === 'grey'
      ? { windowCenter: center - 0.5, windowWidth: width - 1 }
      : { windowCenter: center, windowWidth: width };
  return {
    scale: Math.min(scaleX, scaleY) * density,
    translation: { x, y },
    rotation: turn,
    hflip: mirrored,
    voi: { ...voi, windowWidth: Math.max(1e-6, voi.windowWidth) },
    invert: (picture.kind === 'grey' && picture.invert) !== look.inverted,
    pixelReplication: scaleX >= SHARP_ZOOM,
  };
}

/** A translation on the canvas in cornerstone's terms, which it turns back, scales and turns. */
function unscaled([x, y]: Point, [scaleX, scaleY]: Point, turn: number): Point {
  if (turn === 0) return [x / scaleX, y / scaleY];
  const angle = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [alongX, alongY] = [(cos * x + sin * y) / scaleX, (cos * y - sin * x) / scaleY];
  return [cos * alongX - sin * alongY, sin * alongX + cos * alongY];
}

let made = 0;

function imageOf(picture: Picture): cornerstone.Image {
  const { rows, columns } = picture;
  made += 1;
  const grey = picture.kind === 'grey';
  const image = {
    imageId: `picture:${made}`,
    minPixelValue: grey ? picture.min : 0,
    maxPixelValue: grey ? picture.max : 255,
    slope: grey ? picture.slope : 1,
    intercept: grey ? picture.intercept : 0,
    windowCenter: ownWindow(picture).center,
    windowWidth: ownWindow(picture).width,
    getPixelData: () => (grey ? picture.pixels : rgbaOf(picture)),
    rows,
    columns,
    height: rows,
    width: columns,
    color: !grey,
    rgba: !grey,
    invert: grey && picture.invert,
    sizeInBytes: samplesIn(picture).byteLength,
    ...(grey ? {} : { getCanvas: () => canvasOf(picture) }),
  };
  // Its type demands what only other kinds of image have (getImage, lut, cachedLut) and plain arrays for pixels.
  return image as unknown as cornerstone.Image;
}

const scratch: { canvas: HTMLCanvasElement | null; holds: Picture | null } = { canvas: null, holds: null };

/** A colour picture as it is, on one canvas that all of them share: cornerstone copies it at once. */
function canvasOf(picture: Picture & { readonly kind: 'colour' }): HTMLCanvasElement {
  const canvas = scratch.canvas ?? document.createElement('canvas');
  scratch.canvas = canvas;
  if (scratch.holds === picture) return canvas;
  if (canvas.width !== picture.columns || canvas.height !== picture.rows) {
    canvas.width = picture.columns;
    canvas.height = picture.rows;
  }
  const { buffer, byteOffset, length } = rgbaOf(picture);
  const data = new ImageData(
    new Uint8ClampedArray(buffer as ArrayBuffer, byteOffset, length),
    picture.columns,
    picture.rows,
  );
  canvas.getContext('2d')?.putImageData(data, 0, 0);
  scratch.holds = picture;
  return canvas;
}
