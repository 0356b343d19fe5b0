import type { Point } from '../../core/geometry/point.ts';
import { ownWindow, windowAfter } from '../decoding/window-level.ts';
import { useApp } from '../state/store.ts';
import { usePreferences } from '../ui/preferences.ts';
import { zoomedAbout } from '../ui/screen.ts';
import { exchange } from './compare.ts';
import { stepCompared } from './following.ts';
import { frameWheel, isFar, placeOf, wheelZoom, zooms } from './gestures.ts';
import { comparedLayout } from './second-layout.ts';
import { comparedView, useComparison, viewCompared } from './second-pane.ts';

const LEFT = 0;
const MIDDLE = 1;

interface Held {
  readonly pointer: number;
  readonly from: Point;
  readonly move: ((from: Point, to: Point) => void) | null;
  hasMoved: boolean;
}

/** Over the second picture: a click works there, a drag changes window and level (with Shift or the middle button it pans), the wheel steps and with Ctrl zooms. Gives the function that stops it. */
export function listenToCompared(element: HTMLElement): () => void {
  const stop = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(name: K, deed: (event: HTMLElementEventMap[K]) => void) =>
    element.addEventListener(name, deed, { signal: stop.signal, passive: false });
  const stepFrames = frameWheel(stepCompared);
  let held: Held | null = null;
  on('pointerdown', (event) => {
    if (held !== null) return;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    element.setPointerCapture(event.pointerId);
    held = { pointer: event.pointerId, from: placeOf(event, element), move: dragOf(event), hasMoved: false };
  });
  on('pointermove', (event) => {
    if (held === null) return;
    const at = placeOf(event, element);
    held.hasMoved ||= isFar(held.from, at);
    if (held.hasMoved) held.move?.(held.from, at);
  });
  on('pointerup', (event) => {
    if (held?.pointer !== event.pointerId) return;
    const { hasMoved } = held;
    held = null;
    if (!hasMoved && event.button === LEFT) exchange();
  });
  on('pointercancel', () => {
    held = null;
  });
  on('wheel', (event) => {
    if (zooms(event)) zoomAt(event, placeOf(event, element));
    else stepFrames(event);
  });
  on('contextmenu', (event) => event.preventDefault());
  on('mousedown', (event) => event.button === MIDDLE && event.preventDefault());
  return () => stop.abort();
}

function dragOf(event: PointerEvent): Held['move'] {
  const view = comparedView(useApp.getState(), useComparison.getState());
  const { painted } = useComparison.getState();
  if (view === null || painted === null) return null;
  const { pan, window } = view;
  const leftPans = event.shiftKey || usePreferences.getState().leftDrag === 'pan';
  if (event.button === MIDDLE || (event.button === LEFT && leftPans))
    return ([fromX, fromY], [x, y]) => viewCompared({ pan: { x: pan.x + x - fromX, y: pan.y + y - fromY } });
  const start = window ?? ownWindow(painted.picture);
  return ([fromX, fromY], [x, y]) => viewCompared({ window: windowAfter(start, x - fromX, y - fromY) });
}

function zoomAt(event: WheelEvent, at: Point): void {
  event.preventDefault();
  const layout = comparedLayout();
  const view = comparedView(useApp.getState(), useComparison.getState());
  if (layout === null || view === null) return;
  const { picture, aspect, viewport } = layout;
  const { zoom, pan } = zoomedAbout(view, picture, aspect, viewport, at, wheelZoom(event));
  viewCompared({ zoom, pan });
}
