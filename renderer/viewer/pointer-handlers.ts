import type { Point } from '../../core/geometry/point.ts';
import { ruling } from '../calibration/ruler-drag.ts';
import type { Tool } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { isDrawingTool } from '../tools/registry.ts';
import { edging, withVessels } from '../venogram/vessel-handler.ts';
import { isDrawingEdges } from '../venogram/vessel-view.ts';
import type { Hand } from '../viewport/pointer-handler.ts';
import type { Layout } from '../viewport/stage.ts';
import type { Drag } from './drags.ts';
import { panDrag } from './drags.ts';
import { drawingHand } from './drawing-handler.ts';
import { selecting } from './selecting.ts';

const LEFT = 0;
const MIDDLE = 1;
const RIGHT = 2;

const hands = new Map<Tool, Hand>([
  ['select', withVessels(selecting)],
  ['calibrate', ruling],
]);

/** The hand that holds a tool. */
function handOf(tool: Tool): Hand {
  if (isDrawingEdges(useApp.getState())) return edging;
  const known = hands.get(tool);
  if (known !== undefined) return known;
  const hand = isDrawingTool(tool) ? drawingHand(tool) : selecting;
  hands.set(tool, hand);
  return hand;
}

/** What pressing a button at a place (CSS pixels) does: at once, or as the drag that it begins. */
export function pressed(event: PointerEvent, at: Point, layout: Layout): Drag | null {
  const { tool, view } = useApp.getState();
  if (event.button === MIDDLE || (event.button === LEFT && event.shiftKey)) return panDrag(view);
  const press = { at, alt: event.altKey, time: event.timeStamp, layout };
  if (event.button === RIGHT) return handOf(tool).right(press);
  return event.button === LEFT ? handOf(tool).press(press) : null;
}

/** Presses and lets go at a place (CSS pixels) with what is in the hand, as a click there would. */
export function clickAt(at: Point, time: number, layout: Layout): void {
  handOf(useApp.getState().tool).press({ at, alt: false, time, layout })?.end(false);
}

/** The pointer's shape at a place: what pressing there would do. */
export function cursorShape(at: Point, layout: Layout): string {
  return handOf(useApp.getState().tool).cursor(at, layout);
}
