import type { RunRecord } from '../../core/session/document/document.ts';
import type { StudyRun } from '../state/store.ts';
import type { ListedRun } from './rows.ts';

const byNumber = new Intl.Collator('en', { numeric: true });

/** What runs are ordered by, the first that differs deciding. */
const ORDER = ['seriesNumber', 'seriesInstanceUid', 'instanceNumber'] as const;

/** The runs of a session in the order of their series and of their numbers in it; those whose files are not at hand come last. */
export function listedRuns(records: readonly RunRecord[], open: readonly StudyRun[]): readonly ListedRun[] {
  const opened = new Map(open.map((run) => [run.run.identity.sopInstanceUid, run]));
  const runs = records.map((record) => ({ record, open: opened.get(record.sopInstanceUid) ?? null }));
  return runs.toSorted(compare);
}

function compare(a: ListedRun, b: ListedRun): number {
  const [one, other] = [a.open?.run.identity, b.open?.run.identity];
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
  return ORDER.map((by) => byNumber.compare(one[by], other[by])).find((difference) => difference !== 0) ?? 0;
}
