import { useMemo } from 'react';
import type { CranialEnd, RunRecord } from '../../core/session/document/document.ts';
import { landmarksOf } from '../../core/session/vein/landmarks.ts';
import type { Orientation } from '../../core/session/vein/orientation.ts';
import { contradictionText, hasEnds, orientationOf } from '../../core/session/vein/orientation.ts';
import { dispatch } from '../state/document.ts';
import { shownNow } from '../state/patient.ts';
import { sessionNow, useApp } from '../state/store.ts';

/** Which end of a run is cranial; null for a run without ends. */
export function useOrientation(record: RunRecord | null): Orientation | null {
  const session = useApp(sessionNow);
  return useMemo(
    () =>
      record === null || !hasEnds(record) ? null : orientationOf(record, landmarksOf(session, record.sopInstanceUid)),
    [record, session],
  );
}

/** In the entry of a run: which end is cranial, or, once something was drawn or marked on it, the question. */
export function OrientationNote({ record }: { readonly record: RunRecord }) {
  const orientation = useOrientation(record);
  const begun = useApp((state) => isBegun(sessionNow(state), record.sopInstanceUid));
  if (orientation === null) return null;
  const { set, byLandmarks } = orientation;
  const contradiction = contradictionText(orientation);
  if (set === null) return begun ? <Question record={record} byLandmarks={byLandmarks} /> : null;
  return (
    <div className="small" data-testid="orientation">
      <div className="row run-facts">
        <span>Cranial: {set} frame</span>
        <button
          type="button"
          className="quiet small"
          aria-label={`Change the cranial end of ${shownNow(record.fileName)}`}
          onClick={() => orient(record, null)}
        >
          Change
        </button>
      </div>
      {contradiction !== null && (
        <p className="warn" role="status">
          ! {contradiction}
        </p>
      )}
    </div>
  );
}

function isBegun(session: ReturnType<typeof sessionNow>, uid: string): boolean {
  const here = ({ run }: { readonly run: string }) => run === uid;
  return session !== null && (session.outlines.some(here) || session.marks.some(here));
}

function orient({ sopInstanceUid: run }: RunRecord, cranialEnd: CranialEnd): void {
  dispatch({ type: 'orient', run, cranialEnd });
}

function Question({ record, byLandmarks }: { readonly record: RunRecord; readonly byLandmarks: CranialEnd }) {
  return (
    <fieldset className="small" data-testid="orientation">
      <legend className="small">
        Which end is cranial? Not set{byLandmarks !== null && ` (landmarks: ${byLandmarks} frame)`}
      </legend>
      <div className="group">
        {(['first', 'last'] as const).map((end) => (
          <button key={end} type="button" className="small" onClick={() => orient(record, end)}>
            {end === 'first' ? 'First frame' : 'Last frame'}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** What an end of a run is called; '' while nobody has said. */
export function endName(orientation: Orientation | null, end: 'first' | 'last'): string {
  const set = orientation?.set ?? null;
  return set === null ? '' : set === end ? 'cranial' : 'caudal';
}
