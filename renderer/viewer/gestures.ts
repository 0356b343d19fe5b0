import { append } from '../../core/extremes.ts';
import type { Point } from '../../core/geometry/point.ts';
import type { PaneId } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { leaveFocus, windowOf } from '../ui/documents.ts';
import { isUnpressed } from '../ui/unpressed.ts';
import { publishCursor } from '../viewport/cursor.ts';
import type { Drag } from '../viewport/drags.ts';
import { layoutNow } from '../viewport/stage.ts';
import { focusPicture, placeIn } from './crosshair.ts';
import { fingersOver } from './fingers.ts';
import { placeOf } from './place-of.ts';
import { cursorShape, openMenuAt, pressed } from './pointer-handlers.ts';
import { wheelListener } from './wheel-gestures.ts';

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
  on('contextmenu', (event) => {
    event.preventDefault();
    // Of the pointer's own the press has opened the menu, or begun a drag; a key has no button.
    if (event.button < 0) openMenuByKey(element, pane);
  });
  // The browser would start its own scrolling, move the focus from a field that the press has opened, and bring the crosshair of the keyboard.
  on('mousedown', (event) => event.preventDefault());
  return () => stop.abort();
}

/** The Menu key or Shift+F10 on the picture: at the crosshair where it is on, else in the middle. */
function openMenuByKey(element: HTMLElement, pane: PaneId): void {
  const layout = layoutNow(pane);
  if (layout === null) return;
  const at = layout.transform.toScreen(placeIn(layout));
  const { left, top } = element.getBoundingClientRect();
  openMenuAt([left + at[0], top + at[1]], { at, alt: false, time: performance.now(), layout });
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
  const letGo = (): void => {
    follow();
    held?.drag.end(held.hasMoved);
    held = null;
  };
  return {
    isFree: () => held === null,
    held: () => held?.pointer ?? null,
    press: (event: PointerEvent): void => {
      // When the pointer that is held presses again, its release was lost: this press ends its drag and begins nothing.
      if (held?.pointer === event.pointerId) letGo();
      else if (held === null) {
        // A movement from before the press would be taken for the beginning of a drag.
        way.take();
        held = pressOn(element, pane, event);
      }
    },
    move: (event: PointerEvent): void => {
      if (held !== null && (held.pointer !== event.pointerId || isUnpressed(event))) return;
      // A pointer that is held here is over no divider: none is measured for it.
      if (held !== null) event.preventDefault();
      if (way.isEmpty()) windowOf(element).requestAnimationFrame(follow);
      way.add(event);
    },
    release: (event: PointerEvent): void => {
      if (held?.pointer !== event.pointerId) return;
      way.add(event);
      letGo();
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
  leaveFocus(element.ownerDocument);
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
      append(
        trail,
        [...between, event].map((one) => placeOf(one, element)),
      );
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
