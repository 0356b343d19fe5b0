import { useMemo, useState } from 'react';
import type { ComparedMeasure } from '../../../core/practice/records/comparison.ts';
import { compareTrainees } from '../../../core/practice/records/comparison.ts';
import type { TeachingPoint } from '../../../core/practice/records/learning.ts';
import { teachingPoints } from '../../../core/practice/records/learning.ts';
import type { PracticeRecord } from '../../../core/practice/records/record.ts';
import { mergedRecords } from '../../../core/practice/records/record.ts';
import { Choice, Tick } from '../../ui/fields.tsx';
import { SheetDialog } from '../../ui/sheet.tsx';
import { SheetNotices } from '../sheet-notices.tsx';
import { usePractice } from '../state.ts';
import { agreementText, studyTitle } from '../text.ts';
import { chosenRecords, saveTable } from './record-files.ts';
import type { Column } from './sortable.tsx';
import { SortableTable } from './sortable.tsx';

/** A supervisor's view: trainees side by side, from exported files and, if wanted, from this computer. */
export function Compare() {
  const own = usePractice((state) => state.records);
  const [read, setRead] = useState<readonly PracticeRecord[]>([]);
  const [withOwn, setWithOwn] = useState(true);
  const [only, setOnly] = useState('');
  const titleOf = useTitles();
  const records = useMemo(() => mergedRecords([...read, ...(withOwn ? own : [])]), [read, withOwn, own]);
  const cases = [...new Set(records.flatMap(({ attempts }) => attempts.map((attempt) => attempt.case)))].toSorted();
  const shown = only === '' ? records : records.map((record) => atCase(record, only));
  const add = async () => setRead([...read, ...(await chosenRecords())]);
  return (
    <SheetDialog
      title="Compare trainees"
      className="practice-book"
      onClose={() => usePractice.setState({ book: null })}
    >
      <SheetNotices />
      <p className="row">
        <button type="button" onClick={() => void add()}>
          Open exported records…
        </button>
        <button type="button" disabled={records.length === 0} onClick={() => void saveTable(records, 'trainees')}>
          Save CSV…
        </button>
      </p>
      <Tick checked={withOwn} onTick={setWithOwn}>
        Include the trainees on this computer
      </Tick>
      <div className="fields">
        <Choice
          label="Attempts at"
          value={only}
          words={{ '': 'All studies together', ...Object.fromEntries(cases.map((id) => [id, titleOf(id)])) }}
          onChoose={setOnly}
        />
      </div>
      {records.length === 0 && <p>No trainees to compare yet: open records that they have exported.</p>}
      <div className="scrolling">
        <SortableTable caption="By measure" columns={MEASURED} rows={measured(shown)} keyOf={(row) => row.key} />
      </div>
      <SortableTable
        caption="By study"
        columns={studyColumns(titleOf)}
        rows={studied(records)}
        keyOf={(row) => row.key}
      />
    </SheetDialog>
  );
}

function useTitles(): (id: string) => string {
  const studies = usePractice((state) => state.studies);
  return (id) => {
    const study = studies?.find((each) => each.id === id);
    return study === undefined ? id : studyTitle(study);
  };
}

function atCase(record: PracticeRecord, only: string): PracticeRecord {
  return { ...record, attempts: record.attempts.filter((attempt) => attempt.case === only) };
}

type TraineeFigures = ComparedMeasure['trainees'][number];

interface Measured extends TraineeFigures {
  readonly key: string;
  readonly of: ComparedMeasure;
  readonly rank: number;
}

function measured(records: readonly PracticeRecord[]): readonly Measured[] {
  return compareTrainees(records).flatMap((of, rank) =>
    of.trainees.map((figures) => ({ ...figures, key: `${of.subject} ${of.measure} ${figures.trainee}`, of, rank })),
  );
}

const texts = ({ agreement, of }: Measured) => agreementText(agreement, of.unit);
const size = (value: number | null) => (value === null ? null : Math.abs(value));

const MEASURED: readonly Column<Measured>[] = [
  { name: 'Measure', by: ({ rank }) => rank, cell: ({ of }) => of.label },
  { name: 'Trainee', by: ({ trainee }) => trainee, cell: ({ trainee }) => trainee },
  { name: 'n', by: ({ agreement }) => agreement.n, cell: ({ agreement }) => agreement.n, number: true },
  { name: 'Bias', by: ({ agreement }) => size(agreement.bias), cell: (row) => texts(row).bias, number: true },
  { name: 'SD', by: ({ agreement }) => agreement.deviation, cell: (row) => texts(row).sd, number: true },
  {
    name: 'Limits of agreement',
    by: ({ agreement: { limits } }) => (limits === null ? null : limits[1] - limits[0]),
    cell: (row) => texts(row).limits,
    number: true,
  },
  {
    name: 'Good',
    by: ({ counts }) => counts.good / Math.max(1, all(counts)),
    cell: ({ counts }) => `${counts.good} of ${all(counts)}`,
  },
];

function all({ good, acceptable, off, missed }: TraineeFigures['counts']): number {
  return good + acceptable + off + missed;
}

interface Studied extends TeachingPoint {
  readonly key: string;
  readonly trainee: string;
}

function studied(records: readonly PracticeRecord[]): readonly Studied[] {
  return records.flatMap((record) =>
    teachingPoints(record).map((point) => ({
      ...point,
      key: `${point.case} ${record.trainee}`,
      trainee: record.trainee,
    })),
  );
}

function studyColumns(titleOf: (id: string) => string): readonly Column<Studied>[] {
  const share = (counts: TraineeFigures['counts']) => counts.good / Math.max(1, all(counts));
  const text = (counts: TraineeFigures['counts']) => `${counts.good} of ${all(counts)} good`;
  return [
    { name: 'Study', by: (row) => titleOf(row.case), cell: (row) => titleOf(row.case) },
    { name: 'Trainee', by: ({ trainee }) => trainee, cell: ({ trainee }) => trainee },
    { name: 'Attempts', by: ({ attempts }) => attempts, cell: ({ attempts }) => attempts, number: true },
    { name: 'First', by: ({ first }) => share(first), cell: ({ first }) => text(first) },
    { name: 'Latest', by: ({ latest }) => share(latest), cell: ({ latest }) => text(latest) },
  ];
}
