import { useMemo } from 'react';
import type { Calibration } from '../../core/dicom/scale/calibration.ts';
import type { RunRecord } from '../../core/session/document/document.ts';
import type { Scale } from '../../core/session/drawn/readings.ts';
import { readOutline, scaleOf } from '../../core/session/drawn/readings.ts';
import { recordFor } from '../state/scale.ts';
import { runNow, sessionNow, useApp } from '../state/store.ts';

/** The scale that holds where the operator is at work, with what the file says about it. */
export interface ScaleHere {
  readonly record: RunRecord;
  readonly scale: Scale;
  readonly calibration: Calibration;
}

/** The scale under the selected outline, else the one for the whole picture; null while no run is open. */
export function useScaleHere(): ScaleHere | null {
  const session = useApp(sessionNow);
  const studyRun = useApp(runNow);
  const frame = useApp((state) => state.frame);
  const selected = useApp((state) => state.selected);
  return useMemo(() => {
    if (studyRun === null) return null;
    const record = recordFor(studyRun, session);
    const outline = session?.outlines.find(({ id }) => id === selected);
    const here = outline?.run === record.sopInstanceUid && outline.frame === frame;
    return { record, ...(outline !== undefined && here ? readOutline(outline, record) : scaleOf(record, null)) };
  }, [session, studyRun, frame, selected]);
}
