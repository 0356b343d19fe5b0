import type { RunRecord } from '../../core/session/document/document.ts';
import type { StudyRun } from '../state/store.ts';

/** Runs of one series, in the order of their instance numbers. */
export interface Series {
  /** Series instance UID; '' for the runs whose files are not at hand. */
  readonly uid: string;
  /** Its number and description. */
  readonly title: string;
  readonly runs: readonly { readonly record: RunRecord; readonly open: StudyRun | null }[];
}

const byNumber = new Intl.Collator('en', { numeric: true });

/** The runs of a session by series, series in the order of their numbers, runs without a file last. */
export function seriesOf(records: readonly RunRecord[], open: readonly StudyRun[]): readonly Series[] {
  const opened = new Map(open.map((run) => [run.run.identity.sopInstanceUid, run]));
  const groups = new Map<string, { readonly record: RunRecord; readonly open: StudyRun | null }[]>();
  for (const record of records) {
    const run = opened.get(record.sopInstanceUid) ?? null;
    const uid = run === null ? '' : run.run.identity.seriesInstanceUid || 'without a series';
    groups.set(uid, [...(groups.get(uid) ?? []), { record, open: run }]);
  }
  const instance = ({ open: run }: { readonly open: StudyRun | null }) => run?.run.identity.instanceNumber ?? '';
  const series = [...groups].map(([uid, runs]) => ({
    uid,
    title: titleOf(runs[0]?.open ?? null),
    runs: runs.toSorted((a, b) => byNumber.compare(instance(a), instance(b))),
  }));
  const number = (one: Series) => one.runs[0]?.open?.run.identity.seriesNumber ?? '';
  return series.sort((a, b) => Number(a.uid === '') - Number(b.uid === '') || byNumber.compare(number(a), number(b)));
}

function titleOf(run: StudyRun | null): string {
  if (run === null) return 'Files not open';
  const { seriesNumber, seriesDescription } = run.run.identity;
  const words = [seriesNumber === '' ? 'Series' : `Series ${seriesNumber}`, seriesDescription];
  return words.filter((word) => word !== '').join(' · ');
}
