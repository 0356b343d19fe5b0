import type { Point } from '../../core/geometry/point.ts';
import { resizeBy, selectedHere } from '../outlines/reshape.ts';
import { changeView, stepFrames } from '../state/navigation.ts';
import { notice } from '../state/notices.ts';
import type { PaneId } from '../state/store.ts';
import { paneOf, runNow, useApp } from '../state/store.ts';
import { usePreferences } from '../ui/preferences.ts';
import { zoomedAbout } from '../ui/screen.ts';
import { wheelSteps, zoomFactor } from '../ui/wheel.ts';
import { publishCursor } from '../viewport/cursor.ts';
import type { Drag } from '../viewport/drags.ts';
import { layoutNow } from '../viewport/stage.ts';
import { focusPicture } from './crosshair.ts';
import { fingersOver } from './fingers.ts';
import { stepBeside } from './following.ts';
import { cursorShape, pressed } from './pointer-handlers.ts';

/** CSS pixels that a held pointer must travel to be a drag and not a click. */
const DRAG_FROM = 3;

interface Held {
  readonly pointer: number;
  readonly from: Point;
  readonly drag: Drag;
  hasMoved: boolean;
}

/** Turns pointer, wheel and focus of the picture into actions; gives the function that stops it. No React in between. */
export function listenToGestures(element: HTMLElement, pane: PaneId): () => void {
  const stop = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(name: K, listener: (event: HTMLElementEventMap[K]) => void) =>
    element.addEventListener(name, listener, { signal: stop.signal, passive: false });
  listenToPointer(element, pane, on);
  on('wheel', wheelListener(element, pane));
  element.tabIndex = 0;
  on('focus', () => focusPicture(true));
  on('blur', () => focusPicture(false));
  on('contextmenu', (event) => event.preventDefault());
  // The browser would start its own scrolling, move the focus from a field that the press has opened, and bring the crosshair of the keyboard.
  on('mousedown', (event) => event.preventDefault());
  return () => stop.abort();
}

type Listen = <K extends keyof HTMLElementEventMap>(name: K, listener: (event: HTMLElementEventMap[K]) => void) => void;

function listenToPointer(element: HTMLElement, pane: PaneId, on: Listen): void {
  const pointer = pointerOver(element, pane);
  const fingers = fingersOver(pane);
  /** A finger that has neither moved nor been lifted: another one may come. */
  let waiting: PointerEvent | null = null;
  const pressWaiting = (): void => {
    if (waiting !== null) pointer.press(waiting);
    waiting = null;
  };
  on('pointerdown', (event) => {
    const ofFinger = event.pointerType === 'touch' && (pointer.isFree() || fingers.has(pointer.held() ?? Number.NaN));
    if (!ofFinger) {
      // A pen comes before the hand that rests on the picture.
      if (pointer.isFree()) fingers.clear();
      waiting = null;
      return pointer.press(event);
    }
    pointer.giveUp();
    waiting = fingers.put(event.pointerId, placeOf(event, element)) === 1 ? event : null;
  });
  on('pointermove', (event) => {
    const at = placeOf(event, element);
    if (fingers.move(event.pointerId, at)) return;
    if (waiting !== null && waiting.pointerId === event.pointerId) {
      if (!isFar(placeOf(waiting, element), at)) return;
      pressWaiting();
    }
    pointer.move(event);
  });
  on('pointerup', (event) => {
    if (fingers.lift(event.pointerId)) return;
    if (waiting?.pointerId === event.pointerId) pressWaiting();
    pointer.release(event);
  });
  on('pointercancel', (event) => {
    waiting = null;
    if (!fingers.lift(event.pointerId)) pointer.giveUp();
  });
  on('pointerleave', () => publishCursor(null));
}

/** The one pointer that presses, drags and lets go on the picture of a pane. */
function pointerOver(element: HTMLElement, pane: PaneId) {
  let held: Held | null = null;
  const way = trailOver(element);
  const isActive = () => useApp.getState().activePane === pane;
  /** At most once an animation frame, however fast the pointer reports. */
  const follow = (): void => {
    const trail = way.take();
    const at = trail.at(-1);
    const layout = layoutNow(pane);
    if (at === undefined || layout === null) return;
    if (isActive()) publishCursor(layout.transform.toPicture(at));
    if (held === null) element.style.cursor = cursorShape(at, layout, pane);
    else if (held.hasMoved || isFar(held.from, at)) {
      held.hasMoved = true;
      held.drag.move(held.from, at, layout, trail);
    }
  };
  return {
    isFree: () => held === null,
    held: () => held?.pointer ?? null,
    press: (event: PointerEvent): void => {
      if (held !== null) return;
      // A movement from before the press would be taken for the beginning of a drag.
      way.take();
      held = pressOn(element, pane, event);
    },
    move: (event: PointerEvent): void => {
      if (held !== null && held.pointer !== event.pointerId) return;
      if (way.isEmpty()) requestAnimationFrame(follow);
      way.add(event);
    },
    release: (event: PointerEvent): void => {
      if (held?.pointer !== event.pointerId) return;
      way.add(event);
      follow();
      held.drag.end(held.hasMoved);
      held = null;
    },
    giveUp: (): void => {
      held?.drag.cancel?.();
      held = null;
      way.take();
    },
  };
}

/** What a press begins; null where it begins nothing. */
function pressOn(element: HTMLElement, pane: PaneId, event: PointerEvent): Held | null {
  const layout = layoutNow(pane);
  if (layout === null) return null;
  // Keys belong to the picture again, not to the field or button used last; what stands in a field is kept first.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const from = placeOf(event, element);
  const drag = pressed(event, from, layout, pane);
  if (drag === null) return null;
  capture(element, event.pointerId);
  return { pointer: event.pointerId, from, drag, hasMoved: false };
}

/** Keeps a pointer for an element, wherever it goes; a finger that was lifted since cannot be kept and need not be. */
function capture(element: HTMLElement, pointer: number): void {
  try {
    element.setPointerCapture(pointer);
  } catch {
    // It is gone.
  }
}

/** The places that the pointer has passed since they were taken last: a quick hand is drawn as it moved, not as the screen kept up with it. */
function trailOver(element: HTMLElement) {
  let trail: Point[] = [];
  return {
    isEmpty: () => trail.length === 0,
    add: (event: PointerEvent) => {
      const between = event.getCoalescedEvents().slice(0, -1);
      trail.push(...[...between, event].map((one) => placeOf(one, element)));
    },
    take: (): readonly Point[] => {
      const taken = trail;
      trail = [];
      return taken;
    },
  };
}

/** True once a held pointer has travelled far enough to be a drag and not a click; places in CSS pixels. */
function isFar([fromX, fromY]: Point, [x, y]: Point): boolean {
  return Math.hypot(x - fromX, y - fromY) >= DRAG_FROM;
}

/** Where a pointer is over an element, CSS pixels from its top left. */
function placeOf(event: MouseEvent, element: HTMLElement): Point {
  const { left, top } = element.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
}

/** Wheel: frames; with Shift ten at a time; with Ctrl or Cmd: zoom about the pointer; or the other way round, as preferred. With Alt it resizes the selected outline. */
function wheelListener(element: HTMLElement, pane: PaneId): (event: WheelEvent) => void {
  const step = frameWheel((frames) => stepPane(pane, frames));
  const resize = resizeWheel();
  return (event) => {
    if (event.altKey) return resize(event);
    if (!zooms(event)) return step(event);
    event.preventDefault();
    const layout = layoutNow(pane);
    if (layout === null) return;
    const factor = wheelZoom(event);
    const { view } = paneOf(useApp.getState(), pane);
    changeView(zoomedAbout(view, layout, placeOf(event, element), factor), pane);
  };
}

/** A wheel listener that makes the selected outline larger (away from the hand) or smaller, a step for each notch. */
function resizeWheel(): (event: WheelEvent) => void {
  let travelled = 0;
  return (event) => {
    event.preventDefault();
    if (selectedHere() === null) {
      notice('Select an outline first: Alt + wheel enlarges or shrinks it.');
      return;
    }
    const { steps, left } = wheelSteps(travelled, event.deltaY, UNITS[event.deltaMode] ?? 'pixel');
    travelled = left;
    if (steps !== 0) resizeBy(-steps);
  };
}

/** True for a turn of the wheel that zooms and does not step frames, as preferred. */
function zooms({ ctrlKey, metaKey }: WheelEvent): boolean {
  return (ctrlKey || metaKey) !== (usePreferences.getState().wheel === 'zoom');
}

/** How much a turn of the wheel zooms. */
function wheelZoom({ deltaY, deltaMode }: WheelEvent): number {
  const away = usePreferences.getState().wheelAway === 'in' ? 1 : -1;
  return zoomFactor(away * deltaY, UNITS[deltaMode] ?? 'pixel');
}

const UNITS = ['pixel', 'line', 'page'] as const;

/** Steps a pane: a pane beside the active one takes the others with it where they are linked. */
function stepPane(pane: PaneId, frames: number): void {
  const state = useApp.getState();
  if (state.activePane === pane) stepFrames(frames);
  else stepBeside(frames, paneOf(state, pane));
}

/** A wheel listener that steps frames, one for each notch, ten with Shift: of the run on the screen unless `step` says otherwise. */
export function frameWheel(step: (frames: number) => void = stepFrames): (event: WheelEvent) => void {
  let travelled = 0;
  return (event) => {
    event.preventDefault();
    if (runNow(useApp.getState()) === null) return;
    // With Shift held some systems turn the wheel sideways.
    const delta = event.deltaY === 0 ? event.deltaX : event.deltaY;
    const { steps, left } = wheelSteps(travelled, delta, UNITS[event.deltaMode] ?? 'pixel');
    travelled = left;
    const towards = usePreferences.getState().wheelTowards === 'next' ? 1 : -1;
    if (steps !== 0) step(towards * steps * (event.shiftKey ? 10 : 1));
  };
}
