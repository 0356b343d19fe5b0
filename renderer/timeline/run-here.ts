import { useMemo } from 'react';
import type { Run } from '../../core/dicom/run.ts';
import type { RunRecord } from '../../core/session/document/document.ts';
import { pictureKind } from '../../core/session/document/picture-kind.ts';
import { alongVein } from '../../core/session/vein/along.ts';
import type { Landmark } from '../../core/session/vein/landmark-types.ts';
import { landmarksOf } from '../../core/session/vein/landmarks.ts';
import type { Profile } from '../../core/session/vein/profile.ts';
import { profileOf } from '../../core/session/vein/profile.ts';
import { derive } from '../state/derived.ts';
import { useFollowed } from '../state/followed.ts';
import { recordFor } from '../state/scale.ts';
import type { StudyRun } from '../state/store.ts';
import { runNow, sessionNow, useApp } from '../state/store.ts';

/** What the strip shows: a run that was pulled along the vein, with everything that was done to it. */
export interface RunHere {
  readonly studyRun: StudyRun;
  readonly run: Run;
  readonly frames: number;
  readonly record: RunRecord;
  readonly profile: Profile;
  readonly marks: readonly Landmark[];
  /** Where each frame lies along the vein in mm; null where that is unknown. */
  readonly places: readonly (number | null)[];
}

/** The run on the screen, when its frames lie along the vein; else null. */
export function useRunHere(): RunHere | null {
  const studyRun = useApp(runNow);
  const session = useFollowed(useApp(sessionNow));
  return useMemo(() => {
    if (studyRun === null || session === null) return null;
    const { run } = studyRun;
    const { frames } = run.image;
    const record = recordFor(studyRun, session);
    if (pictureKind(record) !== 'pullback') return null;
    const uid = run.identity.sopInstanceUid;
    const places = Array.from({ length: frames }, (_, frame) => {
      const along = alongVein(run.pullback, record.places, frame);
      return along.known ? along.mm : null;
    });
    return {
      studyRun,
      run,
      frames,
      record,
      profile: profileOf(session, uid, derive(session).facts),
      marks: landmarksOf(session, uid),
      places,
    };
  }, [studyRun, session]);
}
