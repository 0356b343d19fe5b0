import type { Contour, Point } from '../../core/geometry/point.ts';
import { readOutline, scaleOf } from '../../core/session/drawn/readings.ts';
import { recordFor } from '../state/scale.ts';
import { measurementsHere, notice, outlinesHere, runNow, sessionNow, useApp } from '../state/store.ts';
import type { Grip, Grips } from '../tools/grips.ts';
import { CURVE_GRIPS } from '../tools/grips.ts';
import { isInside } from '../tools/handles.ts';
import { measurementGrips } from '../tools/measurement-grips.ts';
import { usePreferences } from '../ui/preferences.ts';
import { vesselUnder } from '../venogram/vessel-actions.ts';
import type { Hand, Press } from '../viewport/pointer-handler.ts';
import { levelling } from '../viewport/pointer-handler.ts';
import type { Layout } from '../viewport/stage.ts';
import { isShowing } from '../viewport/stage.ts';
import { removeKnot } from './actions.ts';
import type { Drag } from './drags.ts';
import { handleDrag, panDrag, wholeDrag } from './drags.ts';

/** The hand without a drawing tool: it takes hold of what is selected, selects, and else changes the window. */
export const selecting: Hand = {
  press: (press) => {
    const click = () => selectAt(press.at, press.layout);
    return grabbed(press) ?? (leftPans() ? panDrag(useApp.getState().view, click) : levelling(click));
  },
  right: ({ at, layout }) => {
    const thing = selectedThing();
    const grip = thing?.gripAt(at, layout);
    const outline = outlinesHere(useApp.getState()).find(({ id }) => id === thing?.id);
    if (outline === undefined || !thing?.grips.loose || grip?.kind !== 'handle') return leftPans() ? levelling() : null;
    removeKnot(outline, grip.index);
    return null;
  },
  cursor: (at, layout) => {
    const grip = selectedThing()?.gripAt(at, layout);
    return grip == null ? 'default' : CURSORS[grip.kind];
  },
};

/** The operator likes to move the picture with the left button; window and level are then on the right one. */
function leftPans(): boolean {
  return usePreferences.getState().leftDrag === 'pan';
}

const CURSORS: Readonly<Record<Grip['kind'], string>> = { handle: 'move', 'new handle': 'copy', line: 'grab' };

/** An outline or measurement of the frame on the screen, as the hand meets it. */
interface Thing {
  readonly id: string;
  readonly points: Contour;
  readonly grips: Grips;
  gripAt(at: Point, layout: Layout): Grip | null;
  isInside(place: Point): boolean;
}

/** Everything that can be taken hold of, the one on top last; nothing while it is hidden. */
function thingsHere(): readonly Thing[] {
  const state = useApp.getState();
  const studyRun = runNow(state);
  if (!state.overlaysShown || studyRun === null || !isShowing()) return [];
  const record = recordFor(studyRun, sessionNow(state));
  const thing = (id: string, points: Contour, grips: Grips, inside: Thing['isInside']): Thing => ({
    id,
    points,
    grips,
    gripAt: (at, layout) => grips.gripAt(points, at, { ...layout, ...scaleOf(record, points) }),
    isInside: inside,
  });
  return [
    ...outlinesHere(state).map((outline) =>
      thing(outline.id, outline.knots, CURVE_GRIPS[outline.curve], (place) =>
        isInside(readOutline(outline, record).polygon, place),
      ),
    ),
    ...measurementsHere(state).map((one) => thing(one.id, one.points, measurementGrips(one), () => false)),
  ];
}

function selectedThing(): Thing | null {
  const { selected } = useApp.getState();
  return selected === null ? null : (thingsHere().find(({ id }) => id === selected) ?? null);
}

/** The handle, line or inside under the pointer, taken hold of; null where there is none. */
function grabbed({ at, alt, layout }: Press): Drag | null {
  const thing = selectedThing();
  if (thing === null) return null;
  const grip = thing.gripAt(at, layout);
  if (grip === null && !(alt && thing.isInside(layout.transform.toPicture(at)))) return null;
  const { readOnly } = useApp.getState().study ?? { readOnly: null };
  if (readOnly !== null) {
    notice(readOnly);
    return null;
  }
  useApp.setState({ playing: false });
  if (grip === null || grip.kind === 'line' || (grip.kind === 'new handle' && alt)) return wholeDrag(thing);
  return pull(thing, grip, layout);
}

function pull(thing: Thing, grip: Exclude<Grip, { readonly kind: 'line' }>, layout: Layout): Drag | null {
  const { grips, points } = thing;
  const begun = grip.kind === 'new handle' ? grip.points : points;
  const state = useApp.getState();
  const studyRun = runNow(state);
  if (studyRun === null) return null;
  const { scale } = scaleOf(recordFor(studyRun, sessionNow(state)), points);
  const start = grips.handles(begun, { ...layout, scale })[grip.index];
  if (start === undefined) return null;
  const deed = grip.kind === 'new handle' ? 'insert point' : grips.deedOf(grip.index);
  return handleDrag(thing, begun, start, deed, (to, now) => grips.pulled(begun, grip.index, to, { ...now, scale }));
}

/** Selects what is at a place: a line or handle first, then the inside of an outline, the one on top before those below; nothing where there is none. */
function selectAt(at: Point, layout: Layout): void {
  // What is out of sight is neither taken up nor let go.
  if (!useApp.getState().overlaysShown || !isShowing()) return;
  const here = thingsHere().toReversed();
  const place = layout.transform.toPicture(at);
  const hit = here.find((thing) => thing.gripAt(at, layout) !== null) ?? here.find((thing) => thing.isInside(place));
  useApp.setState({ selected: hit?.id ?? vesselUnder(at, layout) });
}
