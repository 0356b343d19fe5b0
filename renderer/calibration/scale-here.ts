import { useMemo } from 'react';
import type { Calibration } from '../../core/dicom/scale/calibration.ts';
import { remembered } from '../../core/remembered.ts';
import type { Outline, RunRecord } from '../../core/session/document/document.ts';
import { outlinesOn } from '../../core/session/drawn/on-frame.ts';
import type { Scale } from '../../core/session/drawn/readings.ts';
import { readOutline, scaleOf } from '../../core/session/drawn/readings.ts';
import { recordFor } from '../state/scale.ts';
import type { PaneId } from '../state/store.ts';
import { paneOf, runNow, sessionNow, useApp } from '../state/store.ts';

/** The scale that holds where the operator is at work, with what the file says about it. */
export interface ScaleHere {
  readonly record: RunRecord;
  readonly scale: Scale;
  readonly calibration: Calibration;
}

/** The scale under the selected outline of a pane (the active one unless an id is given), under the only one beside it, else the one for the whole picture; null while no run is open. */
export function useScaleHere(id?: PaneId): ScaleHere | null {
  const session = useApp(sessionNow);
  const studyRun = useApp((state) => runNow(state, id));
  const frame = useApp((state) => paneOf(state, id).frame);
  const active = useApp((state) => id === undefined || state.activePane === id);
  const selected = useApp((state) => state.selected);
  return useMemo(() => {
    if (studyRun === null) return null;
    const record = recordFor(studyRun, session);
    const here = session === null ? [] : outlinesOn(session.outlines, record.sopInstanceUid, frame);
    const outline = active ? here.find((one) => one.id === selected) : here.length === 1 ? here[0] : undefined;
    return scaleUnder(record, outline);
  }, [session, studyRun, frame, active, selected]);
}

/** The same object from frame to frame as long as the scale is the same one. */
const scaleUnder = remembered((record: RunRecord, outline: Outline | undefined): ScaleHere => {
  return { record, ...(outline === undefined ? scaleOf(record, null) : readOutline(outline, record)) };
});
