import { useMemo } from 'react';
import type { Contour } from '../../core/geometry/point.ts';
import type { Outline, Role } from '../../core/session/document.ts';
import type { OutlineReading } from '../../core/session/readings.ts';
import { readKnots, readOutline } from '../../core/session/readings.ts';
import type { Draft } from '../store.ts';
import { runNow, sessionNow, useApp } from '../store.ts';
import { recordFor } from './scale.ts';
import { isShowing, useStage } from './stage.ts';

/** An outline as it is to be drawn over the picture: as the document has it, or as it is being dragged. */
export interface DrawnOutline {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly knots: Contour;
  readonly reading: OutlineReading;
  readonly active: boolean;
}

/** What is being drawn on this frame; it has readings from 3 knots on. */
export interface DrawnDraft {
  readonly knots: Contour;
  readonly reading: OutlineReading | null;
}

/** Everything to be drawn over the frame on the screen; nothing while that frame is not really on the canvas. */
export interface Drawn {
  readonly outlines: readonly DrawnOutline[];
  readonly draft: DrawnDraft | null;
}

const NOTHING: Drawn = { outlines: [], draft: null };

/** The tracings of a lumen that is being traced again: the hand shall not follow them. */
function isTracedAgain({ id, repeatOf }: Outline, draft: Draft | null): boolean {
  return draft?.kind === 'drawing' && draft.repeatOf !== undefined && [id, repeatOf].includes(draft.repeatOf);
}

/** What is to be drawn over the picture now. */
export function useDrawn(): Drawn {
  const session = useApp(sessionNow);
  const studyRun = useApp(runNow);
  const frame = useApp((state) => state.frame);
  const selected = useApp((state) => state.selected);
  const draft = useApp((state) => state.draft);
  const shown = useApp((state) => state.overlaysShown);
  const painted = useStage((stage) => stage.painted);
  const showing = shown && painted?.frame === frame && isShowing();
  return useMemo(() => {
    if (!showing || session === null || studyRun === null) return NOTHING;
    const record = recordFor(studyRun, session);
    const run = record.sopInstanceUid;
    const outlines = session.outlines
      .filter((outline) => outline.run === run && outline.frame === frame && !isTracedAgain(outline, draft))
      .map((outline) => {
        const { id, name, role } = outline;
        const knots = draggedKnots(draft, id);
        const reading = knots === null ? readOutline(outline, record) : readKnots(knots, outline.curve, record);
        return { id, name, role, knots: knots ?? outline.knots, reading, active: id === selected };
      });
    if (draft?.kind !== 'drawing' || draft.run !== run || draft.frame !== frame) return { outlines, draft: null };
    return {
      outlines,
      draft: { knots: draft.knots, reading: draft.knots.length < 3 ? null : readKnots(draft.knots, 'spline', record) },
    };
  }, [showing, session, studyRun, frame, selected, draft]);
}

function draggedKnots(draft: Draft | null, id: string): Contour | null {
  return draft?.kind === 'reshaping' && draft.id === id ? draft.knots : null;
}
