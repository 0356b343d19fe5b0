import type { Attributes } from '../../dicom/write/dataset.ts';
import type { ReferencedRun } from './common.ts';
import { wholeRun } from './referenced.ts';

/** Everything that a document refers to in its study, series by series. */
export function evidence(study: string, runs: readonly ReferencedRun[]): readonly Attributes[] {
  const series = [...new Set(runs.map((run) => run.series))];
  return [
    {
      StudyInstanceUID: study,
      ReferencedSeriesSequence: series.map((uid) => ({
        SeriesInstanceUID: uid,
        ReferencedSOPSequence: runs.filter((run) => run.series === uid).flatMap(wholeRun),
      })),
    },
  ];
}
