import type { Point } from '../../core/geometry/point.ts';
import { rulerHandler } from '../calibration/ruler-drag.ts';
import { activatePane } from '../state/navigation.ts';
import type { PaneId } from '../state/store.ts';
import { paneOf, useApp } from '../state/store.ts';
import type { Tool } from '../state/tool.ts';
import { isDrawingTool } from '../tools/registry.ts';
import { usePreferences } from '../ui/preferences.ts';
import type { Drag } from '../viewport/drags.ts';
import { panDrag, windowLevelDrag } from '../viewport/drags.ts';
import type { PointerHandler } from '../viewport/pointer-handler.ts';
import type { Layout } from '../viewport/stage.ts';
import { drawingHandler } from './drawing-handler.ts';
import { drawingOn } from './drawn-kinds.ts';
import { selecting } from './selecting.ts';

const LEFT = 0;
const MIDDLE = 1;
const RIGHT = 2;

const handlers = new Map<Tool, PointerHandler>([
  ['select', selecting],
  ['calibrate', rulerHandler],
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
  if (pane !== activePane) return besideActive(event, pane);
  const down = { at, alt: event.altKey, time: event.timeStamp, layout };
  if (event.button === RIGHT) return handlerOf(tool).right(down);
  return event.button === LEFT ? handlerOf(tool).left(down) : null;
}

/** In a pane that is not worked in a click works there from now on; a drag moves the picture or changes window and level. */
function besideActive(event: PointerEvent, pane: PaneId): Drag | null {
  const click = () => (event.button === LEFT ? activatePane(pane) : undefined);
  const pans = event.button === LEFT && usePreferences.getState().leftDrag === 'pan';
  return pans ? panDrag(pane, click) : (windowLevelDrag(pane, click) ?? { move: () => undefined, end: click });
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
