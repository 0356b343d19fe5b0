import { studyOf } from '../../core/session/document/identity.ts';
import type { StudyRun } from '../state/store.ts';
import { isIvus } from './first-run.ts';

/** Runs by study; the study with an IVUS run comes first. */
export function groupedByStudy(runs: readonly StudyRun[]): readonly StudyRun[][] {
  const studies = new Map<string, StudyRun[]>();
  for (const run of runs) studies.set(studyOf(run.run), [...(studies.get(studyOf(run.run)) ?? []), run]);
  const hasIvus = (study: readonly StudyRun[]) => study.some(isIvus);
  return [...studies.values()].sort((a, b) => Number(hasIvus(b)) - Number(hasIvus(a)));
}

/** The studies with more runs: of a study among them, or of a new one. */
export function joined(
  studies: readonly (readonly StudyRun[])[],
  more: readonly StudyRun[],
): readonly (readonly StudyRun[])[] {
  const known = studies.some((study) => keyOf(study) === keyOf(more));
  return known
    ? studies.map((study) => (keyOf(study) === keyOf(more) ? [...study, ...more] : study))
    : [...studies, more];
}

/** What the study of these runs is called; null without runs. */
export function keyOf([first]: readonly StudyRun[]): string | null {
  return first === undefined ? null : studyOf(first.run);
}
