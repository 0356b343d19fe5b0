import { useState } from 'react';
import type { MeasureLearning } from '../../../core/practice/records/learning.ts';
import { learningOf } from '../../../core/practice/records/learning.ts';
import type { PracticeRecord } from '../../../core/practice/records/record.ts';
import { progressSentences } from '../../../core/practice/records/sentences.ts';
import { Choice } from '../../ui/fields.tsx';
import { HeadRow } from '../../ui/head-row.tsx';
import { SheetDialog } from '../../ui/sheet.tsx';
import { SheetNotices } from '../sheet-notices.tsx';
import { usePractice } from '../state.ts';
import { PointsTable, Repeats, TeachingPoints } from '../taught.tsx';
import { agreementText, BAND_LABELS, studyTitle, trendText } from '../text.ts';
import { MeasureCharts } from './measure-charts.tsx';
import { exportRecord, importRecords, printRecord, saveTable } from './record-files.ts';
import { recordOf } from './records.ts';

/** What a trainee has done so far: in three sentences, and behind them bias, spread and trend of each measure with its plots. */
export function Progress() {
  const { trainee, records } = usePractice();
  const record = recordOf(records, trainee);
  return (
    <SheetDialog
      title={`Progress of ${trainee}`}
      className="practice-book"
      onClose={() => usePractice.setState({ book: null })}
    >
      <SheetNotices />
      <p className="row">
        <button type="button" disabled={record.attempts.length === 0} onClick={() => void exportRecord(record)}>
          Export record…
        </button>
        <button type="button" onClick={() => void importRecords()}>
          Import record…
        </button>
        <button type="button" disabled={record.attempts.length === 0} onClick={() => void saveTable([record], trainee)}>
          Save CSV…
        </button>
        <button type="button" disabled={record.attempts.length === 0} onClick={() => void printRecord(record)}>
          Save PDF…
        </button>
      </p>
      {record.attempts.length === 0 ? (
        <p>No attempt has been submitted yet: choose a study, measure it and submit.</p>
      ) : (
        <>
          <ul className="stack book-sentences" data-testid="progress-sentences">
            {progressSentences(record).map((sentence) => (
              <li key={sentence} className="big">
                {sentence}
              </li>
            ))}
          </ul>
          <details>
            <summary>Statistics</summary>
            <Learning record={record} />
          </details>
        </>
      )}
    </SheetDialog>
  );
}

function Learning({ record }: { readonly record: PracticeRecord }) {
  const studies = usePractice((state) => state.studies);
  const [only, setOnly] = useState('');
  const [chosen, setChosen] = useState('');
  const learned = learningOf(record, only === '' ? undefined : only);
  const shown =
    learned.find((each) => keyOf(each) === chosen) ?? learned.find(({ points }) => points.length > 0) ?? null;
  const tried = [...new Set(record.attempts.map((attempt) => attempt.case))];
  const titleOf = (id: string): string => {
    const study = studies?.find((each) => each.id === id);
    return study === undefined ? id : studyTitle(study);
  };
  const words = { '': 'All studies together', ...Object.fromEntries(tried.map((id) => [id, titleOf(id)])) };
  return (
    <>
      <div className="fields">
        <Choice label="Attempts at" value={only} words={words} onChoose={setOnly} />
      </div>
      <div className="book-columns">
        <LearningTable learned={learned} shown={shown} choose={(each) => setChosen(keyOf(each))} />
        {shown !== null && (
          <div>
            <MeasureCharts learning={shown} />
            <PointsTable learning={shown} titleOf={titleOf} />
          </div>
        )}
      </div>
      <TeachingPoints record={record} titleOf={titleOf} />
      <Repeats record={record} />
    </>
  );
}

function keyOf({ subject, measure }: MeasureLearning): string {
  return `${subject} ${measure}`;
}

function LearningTable(props: {
  readonly learned: readonly MeasureLearning[];
  readonly shown: MeasureLearning | null;
  readonly choose: (learning: MeasureLearning) => void;
}) {
  return (
    <div className="scrolling">
      <table className="readings book-table">
        <caption>By measure, with plots on the right</caption>
        <HeadRow names={['Measure', 'n', 'Bias', 'SD', 'Limits of agreement', 'Trend', 'Good']} />
        <tbody>
          {props.learned.map((learning) => (
            <LearningRow
              key={keyOf(learning)}
              learning={learning}
              shown={learning === props.shown}
              choose={() => props.choose(learning)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LearningRow(props: {
  readonly learning: MeasureLearning;
  readonly shown: boolean;
  readonly choose: () => void;
}) {
  const { label, unit, agreement, trend, counts, missed, points } = props.learning;
  const { bias, sd, limits } = agreementText(agreement, unit);
  return (
    <tr aria-current={props.shown} data-testid="learning-row">
      <th scope="row">
        <button type="button" className="link" onClick={props.choose} disabled={points.length === 0}>
          {label}
        </button>
      </th>
      <td className="number">{agreement.n}</td>
      <td className="number">{bias}</td>
      <td className="number">{sd}</td>
      <td className="number">{limits}</td>
      <td>{trendText(trend)}</td>
      <td>
        {counts.good} of {points.length + missed} {missed > 0 && `(${BAND_LABELS.missed.sign} ${missed} missed)`}
      </td>
    </tr>
  );
}
