import type { Point } from '../../core/geometry/point.ts';
import type { Outline } from '../../core/session/document.ts';
import { readOutline } from '../../core/session/readings.ts';
import { notice, outlinesHere, runNow, sessionNow, useApp } from '../store.ts';
import { clicked, closes, isInside, knotAt, lineAt, onPicture, withKnot } from '../tools/spline.ts';
import { closeDraft, removeKnot } from './deeds.ts';
import type { Drag } from './drags.ts';
import { knotDrag, outlineDrag, panDrag, windowDrag } from './drags.ts';
import { rulerDrag } from './ruler-drag.ts';
import { recordFor } from './scale.ts';
import type { Layout } from './stage.ts';
import { isShowing, useStage } from './stage.ts';
import { ownWindow } from './window-level.ts';

const LEFT = 0;
const MIDDLE = 1;
const RIGHT = 2;

/** What pressing a button at a place (CSS pixels) does: at once, or as the drag that it begins. */
export function pressed(event: PointerEvent, at: Point, layout: Layout): Drag | null {
  const { tool, view } = useApp.getState();
  if (event.button === MIDDLE || (event.button === LEFT && event.shiftKey)) return panDrag(view);
  if (event.button === RIGHT) return rightPressed(at, layout);
  if (event.button !== LEFT) return null;
  if (tool === 'spline') {
    drawAt(at, event.timeStamp, layout);
    return null;
  }
  if (tool === 'calibrate') return rulerDrag(at, layout);
  return grabbed(at, event.altKey, layout) ?? levelling(() => selectAt(at, layout));
}

function rightPressed(at: Point, layout: Layout): Drag | null {
  if (useApp.getState().tool !== 'select') return levelling(() => undefined);
  const outline = activeOutline();
  const knot = outline === null ? null : knotAt(outline.knots, at, layout.transform.toScreen);
  if (outline !== null && knot !== null) removeKnot(outline, knot);
  return null;
}

/** The window follows the drag; a click without one does `click`. */
function levelling(click: () => void): Drag | null {
  const { painted } = useStage.getState();
  if (painted === null) return null;
  return windowDrag(useApp.getState().view.window ?? ownWindow(painted.picture), click);
}

let lastClick = Number.NEGATIVE_INFINITY;

function drawAt(at: Point, time: number, { transform, picture }: Layout): void {
  const { runUid, frame, draft } = useApp.getState();
  if (runUid === null || !isShowing()) return;
  const begun = draft?.kind === 'drawing' ? draft : { kind: 'drawing' as const, run: runUid, frame, knots: [] };
  const refusal = whyNotDraw(begun);
  if (refusal !== null) {
    notice(refusal);
    return;
  }
  const place = onPicture(transform.toPicture(at), picture.width, picture.height);
  const { knots, closed } = clicked(begun.knots, place, time - lastClick, transform.toScreen);
  lastClick = time;
  useApp.setState({ draft: { ...begun, knots }, playing: false, overlaysShown: true });
  if (closed) closeDraft();
}

function whyNotDraw(begun: { readonly run: string; readonly frame: number }): string | null {
  const { study, runUid, frame } = useApp.getState();
  if (begun.run === runUid && begun.frame === frame) return study?.readOnly ?? null;
  return `An outline on frame ${begun.frame + 1} is not closed yet; press Enter to close it or Esc to give it up.`;
}

/** The selected outline when its handles are on the screen and may be moved. */
function activeOutline(): Outline | null {
  const state = useApp.getState();
  if (!state.overlaysShown || !isShowing()) return null;
  return outlinesHere(state).find(({ id }) => id === state.selected) ?? null;
}

/** The handle, line or outline under the pointer, taken hold of; null where there is none. */
function grabbed(at: Point, alt: boolean, { transform }: Layout): Drag | null {
  const outline = activeOutline();
  if (outline === null) return null;
  const { id, knots } = outline;
  const knot = knotAt(knots, at, transform.toScreen);
  const line = lineAt(knots, at, transform.toScreen);
  const inside = alt && isInside(polygonOf(outline), transform.toPicture(at));
  if (knot === null && line === null && !inside) return null;
  const { readOnly } = useApp.getState().study ?? { readOnly: null };
  if (readOnly !== null) {
    notice(readOnly);
    return null;
  }
  useApp.setState({ playing: false });
  if (knot !== null) return knotDrag(id, knots, knots, knot);
  if (line !== null && !alt) return knotDrag(id, knots, withKnot(knots, line.index, line.place), line.index);
  return outlineDrag(id, knots);
}

/** Selects the outline whose line or inside is at a place, the one on top first; nothing where there is none. */
function selectAt(at: Point, { transform }: Layout): void {
  const state = useApp.getState();
  if (!state.overlaysShown || !isShowing()) return;
  const here = outlinesHere(state).toReversed();
  const hit =
    here.find(({ knots }) => lineAt(knots, at, transform.toScreen) !== null) ??
    here.find((outline) => isInside(polygonOf(outline), transform.toPicture(at)));
  useApp.setState({ selected: hit?.id ?? null });
}

function polygonOf(outline: Outline) {
  const state = useApp.getState();
  const studyRun = runNow(state);
  return studyRun === null ? [] : readOutline(outline, recordFor(studyRun, sessionNow(state))).polygon;
}

/** The pointer's shape at a place: what pressing there would do. */
export function cursorShape(at: Point, { transform }: Layout): string {
  const { tool, draft } = useApp.getState();
  if (tool === 'spline') {
    const closing = draft?.kind === 'drawing' && closes(draft.knots, transform.toPicture(at), transform.toScreen);
    return closing ? 'pointer' : 'crosshair';
  }
  if (tool === 'calibrate') return 'crosshair';
  const outline = activeOutline();
  if (outline === null) return 'default';
  if (knotAt(outline.knots, at, transform.toScreen) !== null) return 'move';
  return lineAt(outline.knots, at, transform.toScreen) === null ? 'default' : 'copy';
}
