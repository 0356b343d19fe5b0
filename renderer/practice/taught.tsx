import type { Counts } from '../../core/practice/measures.ts';
import type { MeasureLearning } from '../../core/practice/records/learning.ts';
import { repeatabilityOf, teachingPoints } from '../../core/practice/records/learning.ts';
import type { PracticeRecord } from '../../core/practice/records/record.ts';
import { HeadRow } from '../ui/head-row.tsx';
import { BAND_LABELS, readingText, valueText } from './text.ts';

type TitleOf = (id: string) => string;

/** Plotted values of a measure. */
export function PointsTable({ learning, titleOf }: { readonly learning: MeasureLearning; readonly titleOf: TitleOf }) {
  const { label, measure, unit, points } = learning;
  return (
    <details>
      <summary>Plotted values</summary>
      <table className="readings book-table">
        <caption>{label}</caption>
        <HeadRow names={['Attempt', 'Study', 'Reading', 'Truth', 'Error', 'Band']} />
        <tbody>
          {points.map(({ attempt, case: of, read, truth, error, band }) => (
            <tr key={`${attempt} ${of} ${read}`} data-testid="learning-point">
              <td>{attempt}</td>
              <th scope="row">{titleOf(of)}</th>
              <td className="number">{readingText(read, measure, unit)}</td>
              <td className="number">{readingText(truth, measure, unit)}</td>
              <td className="number">{valueText(error, unit, 'error')}</td>
              <td>
                {BAND_LABELS[band].sign} {BAND_LABELS[band].word}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** What was made of each teaching point, first and last. */
export function TeachingPoints({ record, titleOf }: { readonly record: PracticeRecord; readonly titleOf: TitleOf }) {
  return (
    <table className="readings book-table">
      <caption>Teaching points</caption>
      <HeadRow names={['Study', 'Teaching point', 'Attempts', 'First attempt', 'Latest attempt']} />
      <tbody>
        {teachingPoints(record).map(({ case: of, teachingPoint, attempts, first, latest }) => (
          <tr key={of}>
            <th scope="row">{titleOf(of)}</th>
            <td>{teachingPoint}</td>
            <td className="number">{attempts}</td>
            <td>{countsText(first)}</td>
            <td>{attempts === 1 ? '–' : countsText(latest)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function countsText({ good, acceptable, off, missed }: Counts): string {
  return `${good} of ${good + acceptable + off + missed} good`;
}

/** How closely the trainee repeats a tracing. */
export function Repeats({ record }: { readonly record: PracticeRecord }) {
  const repeated = repeatabilityOf(record);
  if (repeated.length === 0)
    return (
      <p className="small muted">
        Repeatability: unknown. During an attempt, “Trace again, rotated” shows one of your frames a second time.
      </p>
    );
  return (
    <table className="readings book-table">
      <caption>Repeatability of your own tracing</caption>
      <HeadRow
        names={['Measure', 'Lumens retraced', 'SD within a lumen', '95 % of repeat tracings differ by less than']}
      />
      <tbody>
        {repeated.map(({ measure, label, unit, lumens, deviation, coefficient }) => (
          <tr key={measure} data-testid="repeatability">
            <th scope="row">{label}</th>
            <td className="number">{lumens}</td>
            <td className="number">{valueText(deviation, unit)}</td>
            <td className="number">{valueText(coefficient, unit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
