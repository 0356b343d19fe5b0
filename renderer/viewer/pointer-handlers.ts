import type { Point } from '../../core/geometry/point.ts';
import { borderHandler } from '../border/pulling.ts';
import { rulerHandler } from '../calibration/ruler-drag.ts';
import { openContextMenu } from '../commands/context-menu.tsx';
import { activatePane } from '../state/navigation.ts';
import type { PaneId } from '../state/store.ts';
import { paneOf, useApp } from '../state/store.ts';
import type { Tool } from '../state/tool.ts';
import { isDrawingTool } from '../tools/registry.ts';
import { usePreferences } from '../ui/preferences.ts';
import type { Drag } from '../viewport/drags.ts';
import { panDrag, windowLevelDrag } from '../viewport/drags.ts';
import type { PointerDown, PointerHandler } from '../viewport/pointer-handler.ts';
import type { Layout } from '../viewport/stage.ts';
import { drawingHandler } from './drawing-handler.ts';
import { drawingOn } from './drawn-kinds.ts';
import { pictureEntries } from './look/picture-menu.ts';
import { selecting } from './selecting.ts';

const LEFT = 0;
const MIDDLE = 1;
const RIGHT = 2;

const handlers = new Map<Tool, PointerHandler>([
  ['select', selecting],
  ['calibrate', rulerHandler],
  ['border', borderHandler],
]);

/** The handler of a tool. */
function handlerOf(tool: Tool): PointerHandler {
  const known = drawingOn() ?? handlers.get(tool);
  if (known !== undefined) return known;
  const handler = isDrawingTool(tool) ? drawingHandler(tool) : selecting;
  handlers.set(tool, handler);
  return handler;
}

/** What pressing a button at a place (CSS pixels) of a pane does: at once, or as the drag that it begins. */
export function pressed(event: PointerEvent, at: Point, layout: Layout, pane: PaneId): Drag | null {
  const { tool, activePane } = useApp.getState();
  if (event.button === MIDDLE || (event.button === LEFT && event.shiftKey)) return panDrag(pane);
  const down = { at, alt: event.altKey, time: event.timeStamp, layout };
  if (pane !== activePane) return besideActive(event, pane, down);
  if (event.button === RIGHT) return orMenu(handlerOf(tool).right(down), event, down);
  return event.button === LEFT ? handlerOf(tool).left(down) : null;
}

/** In a pane that is not worked in a click works there from now on; a drag moves the picture or changes window and level. */
function besideActive(event: PointerEvent, pane: PaneId, down: PointerDown): Drag | null {
  const click = () => activatePane(pane);
  const pans = event.button === LEFT && usePreferences.getState().leftDrag === 'pan';
  if (pans) return panDrag(pane, click);
  if (event.button === LEFT) return windowLevelDrag(pane, click) ?? { move: nothing, end: click };
  return event.button === RIGHT ? orMenu(windowLevelDrag(pane), event, { ...down, pane }) : null;
}

/** A drag with the right button; a press without a movement opens the context menu of what is there. */
function orMenu(drag: Drag | null, { clientX, clientY }: PointerEvent, place: MenuPlace): Drag {
  return {
    move: nothing,
    ...drag,
    end: (hasMoved) => {
      drag?.end(hasMoved);
      if (!hasMoved) openMenuAt([clientX, clientY], place);
    },
  };
}

/** Where on the picture a context menu opens: in the pane that is worked in, or in another one, which is worked in from then on. */
type MenuPlace = PointerDown & { readonly pane?: PaneId };

/** Opens the context menu of what is at a place of the picture; `inWindow` are CSS pixels of the window. */
export function openMenuAt(inWindow: Point, { pane, ...down }: MenuPlace): void {
  if (pane !== undefined) activatePane(pane);
  const own = handlerOf(useApp.getState().tool).menu(down);
  openContextMenu(inWindow, 'Picture', [...own, ...(own.length === 0 ? pictureEntries() : [])]);
}

function nothing(): void {
  // A press that does not move anything.
}

/** Presses and lets go at a place (CSS pixels) of the active pane with the active tool, as a click there would. */
export function clickAt(at: Point, time: number, layout: Layout): void {
  handlerOf(useApp.getState().tool).left({ at, alt: false, time, layout })?.end(false);
}

/** The pointer's shape at a place of a pane: what pressing there would do. */
export function cursorShape(at: Point, layout: Layout, pane: PaneId): string {
  const state = useApp.getState();
  return paneOf(state).id === pane ? handlerOf(state.tool).cursor(at, layout) : 'pointer';
}
