import type { RunRecord } from '../../core/session/document/document.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import type { Along } from '../../core/session/vein/along.ts';
import { alongVein } from '../../core/session/vein/along.ts';
import type { LandmarkType } from '../../core/session/vein/landmark-types.ts';
import { landmarksOf } from '../../core/session/vein/landmarks.ts';
import { offerFor } from '../../core/session/vein/offers.ts';
import type { StudyRun } from '../state/store.ts';
import { runOf, runUidNow, sessionNow, useApp } from '../state/store.ts';
import { LANDMARK_LABELS } from '../ui/labels.ts';
import type { LandmarkPosition } from './vein-drawing.ts';

/** Where the frames of a run lie; without its file only what the operator said. */
export function alongRun(record: RunRecord, studyRun: StudyRun | null): (frame: number) => Along {
  const pullback = studyRun?.run.pullback ?? {
    known: false as const,
    reason: 'NO_FILE',
    sentence: 'The file of this run is not open.',
  };
  return (frame) => alongVein(pullback, record.places, frame);
}

/** Stations beside those of the axis, by the letters they have in the drawing. */
const SHORT = {
  ivc: 'IVC',
  civ: 'CIV',
  eiv: 'EIV',
  'inguinal-ligament': 'ing.',
  cfv: 'CFV',
} as const satisfies Partial<Record<LandmarkType, string>>;

/** The marked places of the run on the screen whose distance from its marked confluence is known. */
export function useLandmarkPositions(): readonly LandmarkPosition[] {
  const session = useApp(sessionNow);
  const study = useApp((state) => state.study);
  const uid = useApp(runUidNow);
  const record = recordOf(session, uid);
  if (session === null || record === null) return [];
  const along = alongRun(record, runOf(study, uid));
  const landmarks = landmarksOf(session, uid);
  return (Object.keys(SHORT) as (keyof typeof SHORT)[]).flatMap((station) => {
    const offer = offerFor(station, landmarks, along);
    if (offer === null || !offer.known) return [];
    const mm = station === 'ivc' ? -offer.mm : offer.mm;
    return [{ short: SHORT[station], words: LANDMARK_LABELS[station].words, mm }];
  });
}
