import { useMemo } from 'react';
import type { Contour } from '../../core/geometry/point.ts';
import type { RunRecord, Session } from '../../core/session/document/document.ts';
import { recordFor } from '../state/scale.ts';
import type { Draft, PaneId } from '../state/store.ts';
import { paneOf, runNow, sessionNow, useApp } from '../state/store.ts';
import type { DrawnObject } from './drawn-kind.ts';
import { useIsShowing } from './stage.ts';

/** What a pane is on, for whoever draws over it. */
export interface PaneFrame {
  readonly session: Session;
  readonly record: RunRecord;
  readonly frame: number;
  /** The pane is worked in: only there is anything selected. */
  readonly active: boolean;
}

/** What a pane is on while its frame is really on the canvas and drawn objects are shown; else null. */
export function usePaneFrame(pane: PaneId): PaneFrame | null {
  const session = useApp(sessionNow);
  const studyRun = useApp((state) => runNow(state, pane));
  const frame = useApp((state) => paneOf(state, pane).frame);
  const active = useApp((state) => state.activePane === pane);
  const shown = useApp((state) => state.overlaysShown && !(state.flipping && state.activePane === pane));
  const showing = useIsShowing(pane);
  return useMemo(() => {
    if (!shown || !showing || session === null || studyRun === null) return null;
    return { session, record: recordFor(studyRun, session), frame, active };
  }, [shown, showing, session, studyRun, frame, active]);
}

/** True for what was drawn on the frame that a pane is on. */
export function isOn({ run, frame }: DrawnObject, pane: PaneFrame): boolean {
  return run === pane.record.sopInstanceUid && frame === pane.frame;
}

/** The points of an object while it is dragged; null when it is not. */
export function draggedPoints(draft: Draft | null, id: string): Contour | null {
  return draft?.kind === 'reshaping' && draft.id === id ? draft.knots : null;
}

/** What is dragged, or traced again out of sight: all of a draft that changes what is already drawn. Null while only something new is drawn, so that nothing else is drawn again with it. */
export function useDraftOfDrawn(): Draft | null {
  return useApp(({ draft }) =>
    draft?.kind === 'reshaping' || (draft !== null && draft.repeatOf !== undefined) ? draft : null,
  );
}
