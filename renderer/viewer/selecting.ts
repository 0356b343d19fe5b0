import type { Point } from '../../core/geometry/point.ts';
import type { Outline } from '../../core/session/document.ts';
import { readOutline } from '../../core/session/readings.ts';
import { usePreferences } from '../preferences.ts';
import { notice, outlinesHere, runNow, sessionNow, useApp } from '../store.ts';
import { isInside, knotAt, lineAt, withKnot } from '../tools/handles.ts';
import { removeKnot } from './deeds.ts';
import type { Drag } from './drags.ts';
import { knotDrag, outlineDrag, panDrag } from './drags.ts';
import type { Hand, Press } from './hand.ts';
import { levelling } from './hand.ts';
import { recordFor } from './scale.ts';
import type { Layout } from './stage.ts';
import { isShowing } from './stage.ts';

/** The hand without a drawing tool: it takes hold of what is selected, selects, and else changes the window. */
export const selecting: Hand = {
  press: (press) => {
    const click = () => selectAt(press.at, press.layout);
    return grabbed(press) ?? (leftPans() ? panDrag(useApp.getState().view, click) : levelling(click));
  },
  right: ({ at, layout }) => {
    const outline = activeOutline();
    const knot = outline === null ? null : knotAt(outline.knots, at, layout.transform.toScreen);
    if (outline === null || knot === null) return leftPans() ? levelling() : null;
    removeKnot(outline, knot);
    return null;
  },
  cursor: (at, { transform }) => {
    const outline = activeOutline();
    if (outline === null) return 'default';
    if (knotAt(outline.knots, at, transform.toScreen) !== null) return 'move';
    return lineAt(outline.knots, at, transform.toScreen) === null ? 'default' : 'copy';
  },
};

/** The operator likes to move the picture with the left button; window and level are then on the right one. */
function leftPans(): boolean {
  return usePreferences.getState().leftDrag === 'pan';
}

/** The selected outline when its handles are on the screen and may be moved. */
function activeOutline(): Outline | null {
  const state = useApp.getState();
  if (!state.overlaysShown || !isShowing()) return null;
  return outlinesHere(state).find(({ id }) => id === state.selected) ?? null;
}

/** The handle, line or outline under the pointer, taken hold of; null where there is none. */
function grabbed({ at, alt, layout: { transform } }: Press): Drag | null {
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
