import type { Result } from '../../core/result.ts';
import { fail } from '../../core/result.ts';
import { lumenGround } from '../../core/session/drawn/lumen-ground.ts';
import type { FoundLumen, LumenAsk } from '../decoding/messages.ts';
import { lumenInWorker } from '../decoding/pool.ts';
import { recordFor } from '../state/scale.ts';
import type { StudyRun } from '../state/store.ts';
import { sessionNow, useApp } from '../state/store.ts';

/** The job of a worker. */
type LumenJob = ReturnType<typeof lumenInWorker>;

/** Asks a worker for the lumen of a frame (from 0) of a run; at once, or when it has nothing better to do. */
export function askForLumen(
  studyRun: StudyRun,
  frame: number,
  options: Omit<LumenAsk, 'geometry'>,
  urgency: 'now' | 'background',
): Pick<LumenJob, 'answer' | 'drop'> {
  const geometry = lumenGround(recordFor(studyRun, sessionNow(useApp.getState())));
  if ('none' in geometry) {
    const refused: Result<FoundLumen> = fail(geometry.none);
    return { answer: Promise.resolve(refused), drop: () => true };
  }
  return lumenInWorker(studyRun, frame, { ...options, geometry }, urgency);
}
