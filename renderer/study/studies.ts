import { inStudy } from '../../core/session/document/apart.ts';
import { studyOf } from '../../core/session/document/identity.ts';
import type { StudyRun } from '../state/store.ts';
import { byFirstRun } from './first-run.ts';

/** Runs by study; the study with the best run to open on comes first. */
export function groupedByStudy(runs: readonly StudyRun[]): readonly StudyRun[][] {
  const studies = new Map<string, StudyRun[]>();
  for (const run of runs) studies.set(studyOf(run.run), [...(studies.get(studyOf(run.run)) ?? []), run]);
  return [...studies.values()].sort(byFirstRun);
}

/** The studies with more runs: of a study among them, or of a new one. */
export function joined(
  studies: readonly (readonly StudyRun[])[],
  more: readonly StudyRun[],
): readonly (readonly StudyRun[])[] {
  const known = studies.some((study) => keyOf(study) === keyOf(more));
  return known
    ? studies.map((study) => (keyOf(study) === keyOf(more) ? withoutCopies([...study, ...more]) : study))
    : [...studies, more];
}

function withoutCopies(runs: readonly StudyRun[]): readonly StudyRun[] {
  return [...new Map(runs.map((run) => [run.run.identity.sopInstanceUid, run])).values()];
}

/** The studies with that of some opened runs under the key of its work, which may be another than that of its files. */
export function listedUnder(
  studies: readonly (readonly StudyRun[])[],
  opened: readonly StudyRun[],
  key: string,
): readonly (readonly StudyRun[])[] {
  const listed = joined(studies, opened);
  return listed.map((study) => (keyOf(study) === keyOf(opened) ? inStudy(study, key) : study));
}

/** What the study of these runs is called; null without runs. */
export function keyOf([first]: readonly StudyRun[]): string | null {
  return first === undefined ? null : studyOf(first.run);
}
