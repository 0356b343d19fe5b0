import type { Session } from '../../core/session/document/document.ts';
import { marksOf } from '../../core/session/vein/landmarks.ts';
import type { PlacedRun, SamePlace } from '../../core/session/vein/linking.ts';
import { samePlace, sameStep } from '../../core/session/vein/linking.ts';
import { recordFor } from '../state/scale.ts';
import type { AppState, StudyRun } from '../state/store.ts';
import { runNow, sessionNow, showFrame, useApp } from '../state/store.ts';
import type { Link } from './second-pane.ts';
import { comparedRun, useComparison } from './second-pane.ts';

function placedRun(studyRun: StudyRun, session: Session | null): PlacedRun {
  const record = recordFor(studyRun, session);
  return { record, pullback: studyRun.run.pullback, marks: marksOf(session, record.sopInstanceUid) };
}

/** Where the second run passes the place of the vein at which the first stands; null while nothing is compared. */
export function placeBeside(
  app: Pick<AppState, 'study' | 'runUid' | 'frame'>,
  other: StudyRun | null,
): SamePlace | null {
  const first = runNow(app);
  if (first === null || other === null) return null;
  const session = sessionNow(app);
  return samePlace(placedRun(first, session), app.frame, placedRun(other, session));
}

/** True while the second picture goes where the first goes. */
function follows(): boolean {
  const { link, other } = useComparison.getState();
  const app = useApp.getState();
  return link === 'frames' || (link === 'place' && placeBeside(app, comparedRun(app, other))?.known === true);
}

/** Puts the second picture where its link to the first wants it; without a link, or where that is not known, it stays. */
function follow(): void {
  const { link, apart, other } = useComparison.getState();
  const app = useApp.getState();
  const run = comparedRun(app, other);
  if (other === null || run === null || link === 'none') return;
  const place = link === 'place' ? placeBeside(app, run) : null;
  const frame =
    link === 'frames' ? sameStep(app.frame, apart, run.run.image.frames) : place?.known ? place.frame : other.frame;
  if (frame !== other.frame) useComparison.setState({ other: { ...other, frame } });
}

/** Keeps the second picture in step; gives the function that stops it. */
export function keepFollowing(): () => void {
  return useApp.subscribe((now, before) => {
    if (now.frame !== before.frame || now.runUid !== before.runUid || now.study !== before.study) follow();
  });
}

/** Links the two pictures; by frames they stay as far apart as they are now. */
export function linkBy(link: Link): void {
  const { other } = useComparison.getState();
  useComparison.setState({ link, apart: (other?.frame ?? 0) - useApp.getState().frame });
  follow();
}

/** Steps the second picture by frames: linked, both go. */
export function stepCompared(by: number): void {
  const { other } = useComparison.getState();
  if (other === null) return;
  if (follows()) showFrame(useApp.getState().frame + by);
  else showCompared(other.frame + by);
}

/** Goes to a frame (from 0) of the second picture; linked, the first goes with it. */
export function goCompared(frame: number): void {
  const { link, apart, other } = useComparison.getState();
  const app = useApp.getState();
  const [first, second] = [runNow(app), comparedRun(app, other)];
  if (first === null || second === null) return;
  if (!follows()) showCompared(frame);
  else if (link === 'frames') showFrame(frame - apart);
  else goToPlace(app, first, second, frame);
}

/** Goes to the place of the vein at which the second run stands at one of its frames. */
function goToPlace(app: AppState, first: StudyRun, second: StudyRun, frame: number): void {
  const session = sessionNow(app);
  const place = samePlace(placedRun(second, session), frame, placedRun(first, session));
  if (place.known) showFrame(place.frame);
}

function showCompared(frame: number): void {
  const { other } = useComparison.getState();
  const frames = comparedRun(useApp.getState(), other)?.run.image.frames ?? 1;
  if (other !== null)
    useComparison.setState({ other: { ...other, frame: Math.max(0, Math.min(frames - 1, Math.round(frame))) } });
}
