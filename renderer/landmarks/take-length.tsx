import type { RunRecord, Session } from '../../core/session/document/document.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import type { Landmark } from '../../core/session/vein/landmark-types.ts';
import { landmarksOf } from '../../core/session/vein/landmarks.ts';
import type { Offer } from '../../core/session/vein/offers.ts';
import { AXIS_LANDMARKS, offerFor } from '../../core/session/vein/offers.ts';
import { runOf, runUidNow, sessionNow, useApp } from '../state/store.ts';
import { alongRun } from './landmark-positions.ts';

type AxisKey = keyof typeof AXIS_LANDMARKS;

/**
 * What the marks of the run on the screen (else of the first marked run) offer for a place along the vein: a button
 * that takes it, or why there is no length. Nothing is taken by itself, and only by the method that the operator named.
 */
export function TakeLength({ axisKey, onTake }: { readonly axisKey: AxisKey; readonly onTake: (mm: number) => void }) {
  const session = useApp(sessionNow);
  const study = useApp((state) => state.study);
  const here = useApp(runUidNow);
  if (session === null) return null;
  const station = AXIS_LANDMARKS[axisKey];
  const marked = session.marks.filter((landmark) => landmark.station === station);
  const mark = marked.find(({ run }) => run === here) ?? marked[0];
  const record = recordOf(session, mark?.run ?? null);
  const studyRun = runOf(study, mark?.run ?? null);
  if (mark === undefined || record === null) return null;
  const landmarks = landmarksOf(session, mark.run);
  const offer = methodProblem(session.axis, record) ?? offerFor(station, landmarks, alongRun(record, studyRun));
  if (offer === null) return null;
  if (!offer.known) {
    return (
      <p className="whole small muted">
        Marked on frame {mark.frame + 1}. {offer.sentence}
      </p>
    );
  }
  if (session.axis[axisKey] === offer.mm)
    return <p className="whole small good">✓ As marked on frame {mark.frame + 1}.</p>;
  return (
    <button type="button" className="whole small" onClick={() => onTake(offer.mm)}>
      Use {offer.mm.toFixed(1)} mm from frame {mark.frame + 1} ({offer.from}
      {isBetween(record, mark, landmarks) && ', steady pullback assumed between them'})
    </button>
  );
}

/** Whether a length rests on even travel between places, because a mark lies on none of the placed frames. */
function isBetween({ places }: RunRecord, landmark: Landmark, landmarks: readonly Landmark[]): boolean {
  const ends = landmarks.filter(({ id, station }) => id === landmark.id || station === 'confluence');
  return places.length >= 2 && ends.some(({ frame }) => !places.some((place) => place.frame === frame));
}

/** Lengths of a pullback are lengths by motorised pullback: the operator has to have said so. */
function methodProblem({ method = 'unknown' }: Session['axis'], { places }: RunRecord): Offer | null {
  if (method === 'unknown') return { known: false, sentence: 'Set “Measured by” above to use its length.' };
  if (places.length < 2 && method !== 'motorised-pullback')
    return { known: false, sentence: 'Enter the length measured by the method above.' };
  return null;
}
