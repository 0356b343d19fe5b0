import { useMemo } from 'react';
import type { Contour } from '../../core/geometry/point.ts';
import { remembered } from '../../core/remembered.ts';
import type { Outline, Role, RunRecord } from '../../core/session/document/document.ts';
import { trustWord } from '../../core/session/drawn/automatic.ts';
import { outlinesOn } from '../../core/session/drawn/on-frame.ts';
import type { OutlineReading } from '../../core/session/drawn/readings.ts';
import { readOutline, readPoints } from '../../core/session/drawn/readings.ts';
import type { Curve } from '../../core/session/drawn/shapes.ts';
import type { Draft, PaneId } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import type { ScreenTransform } from '../ui/screen.ts';
import type { DrawnLine } from '../viewport/labels/wanted.ts';
import { WAITING_DASH } from '../viewport/line-styles.ts';
import { draggedPoints, useDraftOfDrawn, usePaneFrame } from '../viewport/pane-objects.ts';
import { INK, type Ink } from '../viewport/shapes.tsx';

/** An outline as it is to be drawn over the picture: as the document has it, or as it is being dragged. */
export interface DrawnOutline {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly curve: Curve;
  readonly knots: Contour;
  readonly reading: OutlineReading;
  /** Selected: with its handles and its diameters; `beside` another pane: with all its readings; else with its name. */
  readonly look: 'selected' | 'beside' | 'plain';
  /** How it came about while it waits to be accepted; null where it counts. */
  readonly waits: Exclude<Outline['origin'], 'hand'> | null;
  /** How sure the program is of a border that it found and that waits; null of every other line. */
  readonly trust: ReturnType<typeof trustWord>;
}

/** The ink of an outline: by its role; dashed while it waits, of a border that was found in the colour that says how sure it is. */
export function inkOf({
  reading,
  role,
  waits,
  trust,
}: Pick<DrawnOutline, 'reading' | 'role' | 'waits' | 'trust'>): Ink {
  if (reading.readings === null) return waits === null ? INK.bad : { ...INK.bad, dash: WAITING_DASH };
  const known = trust === null ? INK[role] : trust === 'sure' ? INK.sure : INK.checkMe;
  return waits === null ? known : { ...known, dash: WAITING_DASH };
}

/** True for the tracings of a lumen that is being traced again: nobody shall follow them, in no pane. */
export function isTracedAgain({ id, repeatOf }: Outline, draft: Draft | null): boolean {
  return draft?.kind === 'drawing' && draft.repeatOf !== undefined && [id, repeatOf].includes(draft.repeatOf);
}

const NONE: readonly DrawnOutline[] = [];

/** The outlines to be drawn over the picture of a pane now. */
export function useDrawnOutlines(pane: PaneId): readonly DrawnOutline[] {
  const on = usePaneFrame(pane);
  const selected = useApp((state) => state.selected);
  const draft = useDraftOfDrawn();
  return useMemo(() => {
    if (on === null) return NONE;
    const { session, record, frame, active } = on;
    return drawnOf(outlinesOn(session.outlines, record.sopInstanceUid, frame), record, active, selected, draft);
  }, [on, selected, draft]);
}

/** The outlines of a frame as they are to be drawn: the same list whenever the frame comes back as it was. */
const drawnOf = remembered(
  (
    outlines: readonly Outline[],
    record: RunRecord,
    active: boolean,
    selected: string | null,
    draft: Draft | null,
  ): readonly DrawnOutline[] =>
    outlines
      .filter((outline) => !isTracedAgain(outline, draft))
      .map((outline) => {
        const { id, name, role, curve, origin, accepted } = outline;
        const dragged = draggedPoints(draft, id);
        const reading = dragged === null ? readOutline(outline, record) : readPoints(dragged, curve, record);
        const keeps = draft?.kind === 'reshaping' && draft.waits === true;
        // Whoever drags an outline stands for it.
        const waits = accepted || origin === 'hand' || (dragged !== null && !keeps) ? null : origin;
        const trust = trustWord(outline);
        const look = !active ? 'beside' : id === selected ? 'selected' : 'plain';
        return { id, name, role, curve, knots: dragged ?? outline.knots, reading, look, waits, trust };
      }),
);

/** The line of an outline in a picture area. */
export const lineOf = remembered((reading: OutlineReading, { toScreen }: ScreenTransform): DrawnLine => {
  return { places: reading.polygon.map(toScreen), closed: true };
});
