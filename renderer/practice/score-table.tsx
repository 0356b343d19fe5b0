import { MEASURES } from '../../core/practice/bands.ts';
import type { ScoreRow } from '../../core/practice/row.ts';
import { tip } from '../ui/tooltip.tsx';
import { BAND_LABELS, plainly, readingText, valueText } from './text.ts';

/** Measures of one thing: what was read, what is true, the error, how good that is, and why. */
export function ScoreTable(props: {
  readonly title: string;
  readonly frame: number | null;
  readonly rows: readonly ScoreRow[];
  readonly show: (frame: number) => void;
}) {
  const { title, frame, rows, show } = props;
  return (
    <table className="readings score-table">
      <caption>
        {frame === null ? (
          title
        ) : (
          <button type="button" className="link" onClick={() => show(frame)} {...tip('Show this frame')}>
            {title}
          </button>
        )}
      </caption>
      <thead>
        <tr>
          {['Measure', 'You', 'Truth', 'Error'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {rows.map((row) => (
        <Row key={row.key} row={row} />
      ))}
    </table>
  );
}

function Row({ row }: { readonly row: ScoreRow }) {
  const { measure, label, read, truth, error, errorPct, unit, band, advice, key } = row;
  const { sign, word, look } = BAND_LABELS[band];
  return (
    <tbody data-testid="score-row" data-key={key}>
      <tr>
        <th scope="row">
          {measure === 'finding' ? label : MEASURES[measure].label}
          <br />
          <strong className={look}>
            {sign} {word}
          </strong>
        </th>
        <td data-cell="read" className={unit === null ? '' : 'number'}>
          {plainly(readingText(read, measure, unit))}
        </td>
        <td data-cell="truth" className={unit === null ? '' : 'number'}>
          {plainly(readingText(truth, measure, unit))}
        </td>
        <td className="number">
          <span data-cell="error">{valueText(error, unit, 'error')}</span>
          {errorPct !== null && <span className="muted small share">{valueText(errorPct, '%', 'error')}</span>}
        </td>
      </tr>
      <tr>
        <td colSpan={4} className="small advice">
          {plainly(advice)}
        </td>
      </tr>
    </tbody>
  );
}
