import { automaticFigures, trueFigures } from '../../core/practice/automatic.ts';
import { MEASURES } from '../../core/practice/bands.ts';
import { frameOf } from '../../core/practice/truth.ts';
import { frameNow, useApp } from '../state/store.ts';
import { Tick } from '../ui/fields.tsx';
import { HeadRow } from '../ui/head-row.tsx';
import { useAutomaticHere } from './automatic-here.ts';
import type { Outcome } from './state.ts';
import { usePractice } from './state.ts';
import { valueText } from './text.ts';

const SHOWN = ['outline-min', 'outline-max', 'outline-area', 'outline-overlap', 'outline-mean-distance'] as const;

/** The program's own border on the frame on the screen with its errors, beside what the trainee read there. */
export function AutomaticErrors({ outcome: { truth, score } }: { readonly outcome: Outcome }) {
  const shown = usePractice((state) => state.automaticShown);
  const frame = useApp(frameNow) + 1;
  const found = useAutomaticHere();
  const right = frameOf(truth, frame);
  return (
    <div className="stack" data-testid="automatic-errors">
      <Tick checked={shown} onTick={(automaticShown) => usePractice.setState({ automaticShown })}>
        Show the automatic border (pink, dash-dot)
      </Tick>
      {found !== null && 'problem' in found && <p className="small muted">{found.problem}</p>}
      {found !== null && 'contour' in found && right !== undefined && (
        <Errors
          figures={automaticFigures(found.contour, truth, right)}
          right={trueFigures(right)}
          read={(measure) => score.rows.find((row) => row.frame === frame && row.measure === measure)?.read ?? null}
          frame={frame}
        />
      )}
    </div>
  );
}

function Errors(props: {
  readonly figures: ReturnType<typeof automaticFigures>;
  readonly right: ReturnType<typeof trueFigures>;
  readonly read: (measure: (typeof SHOWN)[number]) => number | string | null;
  readonly frame: number;
}) {
  const { figures, right, read, frame } = props;
  if (figures === null) return <p className="small muted">The automatic border of frame {frame} cannot be measured.</p>;
  return (
    <table className="readings score-table">
      <caption>Automatic border, frame {frame}</caption>
      <HeadRow names={['Measure', 'You', 'Found', 'Truth', 'Its error']} />
      <tbody>
        {SHOWN.map((measure) => {
          const { label, judging } = MEASURES[measure];
          const unit = judging.kind === 'figure' ? judging.unit : null;
          return (
            <tr key={measure}>
              <th scope="row">{label}</th>
              <td className="number">{valueText(read(measure), unit)}</td>
              <td className="number">{valueText(figures[measure], unit)}</td>
              <td className="number">{valueText(right[measure], unit)}</td>
              <td className="number">{valueText(figures[measure] - right[measure], unit, 'error')}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
