import { emptySession } from '../../core/session/document/document.ts';
import { historyOf, perform } from '../../core/session/document/history.ts';
import { newRecord, studyOf } from '../../core/session/document/identity.ts';
import { dismiss } from '../state/notices.ts';
import type { OpenStudy, StudyRun } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { putForNow } from '../state/study.ts';
import { isUntouched } from './first-run.ts';

/** What is on the screen while the file that it is read from is not known yet: nothing of it is kept anywhere. */
interface Early {
  readonly shown: OpenStudy;
  /** What was open before, and what brings it back. */
  readonly before: OpenStudy | null;
  readonly bringBack: () => void;
}

let early: Early | null = null;

/** Puts a run on the screen to be looked at: under a name that no work has, until its digest tells whether there is work on it. */
export function putEarly(one: StudyRun): void {
  const before = useApp.getState().study;
  const shown = beingRead(one);
  early ??= { shown, before, bringBack: putForNow(shown, one) };
}

function beingRead(one: StudyRun): OpenStudy {
  const study = studyOf(one.run);
  const history = perform(historyOf(emptySession(study)), { type: 'addRuns', runs: [newRecord(one)] });
  const readOnly = `${one.run.file} is still loading. You can work on it in a moment.`;
  return { key: `${study} being read`, runs: [one], history, readOnly, isBeingRead: true };
}

/** The study that is open: the one before where that on the screen is still being read. */
export function studyInHand(): OpenStudy | null {
  const { study } = useApp.getState();
  return study?.isBeingRead ? (early?.before ?? null) : study;
}

/** Whether the operator has begun to look at a run that was put on the screen early, and is open now. */
export function isLookedAt(runs: readonly StudyRun[]): boolean {
  const { study } = useApp.getState();
  return (
    study?.isBeingRead === true && runs.some(({ location }) => location === study.runs[0]?.location) && !isUntouched()
  );
}

/** Reading has ended: what was put on the screen early has given way to what was open before, unless it is open itself now. */
export function endEarly(): void {
  if (early === null) return;
  early.bringBack();
  dismiss(early.shown.readOnly ?? '');
  early = null;
}
