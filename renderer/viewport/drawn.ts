import { useMemo } from 'react';
import type { Contour } from '../../core/geometry/point.ts';
import type { MeasurementKind } from '../../core/measure/registry.ts';
import type { Outline, Role } from '../../core/session/document/document.ts';
import type { MeasurementReading } from '../../core/session/drawn/measurements.ts';
import { readMeasurement } from '../../core/session/drawn/measurements.ts';
import type { OutlineReading } from '../../core/session/drawn/readings.ts';
import { readKnots, readOutline } from '../../core/session/drawn/readings.ts';
import type { Curve } from '../../core/session/drawn/shapes.ts';
import { recordFor } from '../state/scale.ts';
import type { AppState, Draft, Drawing } from '../state/store.ts';
import { runNow, sessionNow, useApp } from '../state/store.ts';
import type { Sketch } from '../tools/drawing.ts';
import { DRAWING_TOOLS } from '../tools/registry.ts';
import { useCursor } from './cursor.ts';
import { isShowing, useStage } from './stage.ts';

/** An outline as it is to be drawn over the picture: as the document has it, or as it is being dragged. */
export interface DrawnOutline {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly curve: Curve;
  readonly knots: Contour;
  readonly reading: OutlineReading;
  readonly active: boolean;
  /** How it came about while it waits to be accepted; null where it counts. */
  readonly waits: 'copy' | 'interpolation' | null;
}

/** A measurement as it is to be drawn over the picture. */
export interface DrawnMeasurement {
  readonly id: string;
  readonly kind: MeasurementKind;
  readonly name: string;
  readonly words: string;
  readonly points: Contour;
  readonly reading: MeasurementReading;
  readonly active: boolean;
}

/** Everything to be drawn over the frame on the screen; nothing while that frame is not really on the canvas. */
export interface Drawn {
  readonly outlines: readonly DrawnOutline[];
  readonly measurements: readonly DrawnMeasurement[];
}

const NOTHING: Drawn = { outlines: [], measurements: [] };

/** True for the tracings of a lumen that is being traced again: the hand shall not follow them, in neither picture. */
export function isTracedAgain({ id, repeatOf }: Outline, draft: Draft | null): boolean {
  return draft?.kind === 'drawing' && draft.repeatOf !== undefined && [id, repeatOf].includes(draft.repeatOf);
}

/** What is to be drawn over the picture now. */
export function useDrawn(): Drawn {
  const session = useApp(sessionNow);
  const studyRun = useApp(runNow);
  const frame = useApp((state) => state.frame);
  const selected = useApp((state) => state.selected);
  const draft = useApp((state) => state.draft);
  const shown = useApp((state) => state.overlaysShown && !state.jiggling);
  const painted = useStage((stage) => stage.painted);
  const showing = shown && painted?.frame === frame && isShowing();
  return useMemo(() => {
    if (!showing || session === null || studyRun === null) return NOTHING;
    const record = recordFor(studyRun, session);
    const run = record.sopInstanceUid;
    const outlines = session.outlines
      .filter((outline) => outline.run === run && outline.frame === frame && !isTracedAgain(outline, draft))
      .map((outline) => {
        const { id, name, role, curve, origin, accepted } = outline;
        const knots = draggedKnots(draft, id);
        const reading = knots === null ? readOutline(outline, record) : readKnots(knots, curve, record);
        // Whoever drags an outline stands for it.
        const waits = accepted || origin === 'hand' || knots !== null ? null : origin;
        return { id, name, role, curve, knots: knots ?? outline.knots, reading, active: id === selected, waits };
      });
    const measurements = session.measurements
      .filter((one) => one.run === run && one.frame === frame)
      .map(({ id, kind, name, words, points: kept }) => {
        const points = draggedKnots(draft, id) ?? kept;
        const reading = readMeasurement(kind, points, record);
        return { id, kind, name, words, points, reading, active: id === selected };
      });
    return { outlines, measurements };
  }, [showing, session, studyRun, frame, selected, draft]);
}

function draggedKnots(draft: Draft | null, id: string): Contour | null {
  return draft?.kind === 'reshaping' && draft.id === id ? draft.knots : null;
}

/** What is being drawn, as it shows itself. */
export interface Sketched {
  readonly drawing: Drawing;
  readonly sketch: Sketch;
}

/** What is being drawn now, on whatever frame; null while nothing is. */
export function useSketched(): Sketched | null {
  const draft = useApp((state) => state.draft);
  const session = useApp(sessionNow);
  const runs = useApp((state) => state.study?.runs);
  const followed = useApp((state) => isDrawingHere(state) && state.tool === state.draft.tool);
  const pointer = useCursor((cursor) => (followed ? cursor.at : null));
  return useMemo(() => {
    if (draft?.kind !== 'drawing') return null;
    const studyRun = runs?.find(({ run }) => run.identity.sopInstanceUid === draft.run);
    if (studyRun === undefined) return null;
    const sketch = DRAWING_TOOLS[draft.tool].sketch(draft.places, pointer, recordFor(studyRun, session));
    return { drawing: draft, sketch };
  }, [draft, session, runs, pointer]);
}

/** What is being drawn on the frame that is really on the canvas; null while nothing is. */
export function useSketchHere(): Sketch | null {
  const here = useApp((state) => state.overlaysShown && !state.jiggling && isDrawingHere(state));
  const painted = useStage((stage) => stage.painted);
  const frame = useApp((state) => state.frame);
  const sketched = useSketched();
  return here && painted?.frame === frame && isShowing() ? (sketched?.sketch ?? null) : null;
}

function isDrawingHere(state: AppState): state is AppState & { readonly draft: Drawing } {
  const { draft, runUid, frame } = state;
  return draft?.kind === 'drawing' && draft.run === runUid && draft.frame === frame;
}
