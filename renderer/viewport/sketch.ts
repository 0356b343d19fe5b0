import { useMemo } from 'react';
import { recordFor } from '../state/scale.ts';
import type { AppState, Drawing, PaneId } from '../state/store.ts';
import { isHere, runOf, sessionNow, useApp } from '../state/store.ts';
import type { Sketch } from '../tools/drawing.ts';
import { DRAWING_TOOLS } from '../tools/registry.ts';
import { useCursor } from './cursor.ts';
import { useIsShowing } from './stage.ts';

/** What is being drawn, as it shows itself. */
export interface Sketched {
  readonly drawing: Drawing;
  readonly sketch: Sketch;
}

/** What is being drawn now, on whatever frame; null while nothing is. */
export function useSketched(): Sketched | null {
  const draft = useApp((state) => state.draft);
  const session = useApp(sessionNow);
  const studyRun = useApp((state) => runOf(state.study, state.draft?.kind === 'drawing' ? state.draft.run : null));
  const followed = useApp((state) => isDrawingHere(state) && state.tool === state.draft.tool);
  const pointer = useCursor((cursor) => (followed ? cursor.at : null));
  return useMemo(() => {
    if (draft?.kind !== 'drawing' || studyRun === null) return null;
    const sketch = DRAWING_TOOLS[draft.tool].sketch(draft.places, pointer, recordFor(studyRun, session));
    return { drawing: draft, sketch };
  }, [draft, session, studyRun, pointer]);
}

/** What is being drawn in a pane, while it is worked in and really shows that frame; else null. */
export function useSketchIn(pane: PaneId): Sketch | null {
  const here = useApp((state) => {
    const active = state.activePane === pane;
    return active && state.overlaysShown && !state.flipping && isDrawingHere(state);
  });
  const showing = useIsShowing(pane);
  const sketched = useSketched();
  return here && showing ? (sketched?.sketch ?? null) : null;
}

function isDrawingHere(state: AppState): state is AppState & { readonly draft: Drawing } {
  return state.draft?.kind === 'drawing' && isHere(state.draft, state);
}
