import { greatestOf, leastOf } from '../../core/extremes.ts';
import { DIAMETER_STENOSIS_PCT } from '../../core/measure/stenosis.ts';
import type { PlanAnswer } from '../../core/plan/answer.ts';
import { quantity } from '../../core/plan/figures.ts';
import type { Interval } from '../../core/plan/uncertainty.ts';
import { crossedEdges, crossesGate, oversizeInterval, stenosisInterval } from '../../core/plan/uncertainty.ts';
import type { Certainty, RepeatedLumen } from '../../core/session/derived/certainty.ts';
import { traceAgain } from '../outlines/actions.ts';
import { OutlineLink } from '../outlines/link.tsx';
import type { Derived } from '../state/derived.ts';
import { productsIn } from '../state/derived.ts';
import { dispatch } from '../state/document.ts';
import { NumberField } from '../ui/fields.tsx';

/** How sure the stenosis and the oversize are: the operator's own spread, the scale's error, and the intervals they give. */
export function HowSure({ derived, answer }: { readonly derived: Derived; readonly answer: PlanAnswer }) {
  const { certainty } = derived;
  return (
    <section className="section stack" aria-labelledby="sure-title">
      <h2 id="sure-title">Measurement uncertainty</h2>
      {certainty === null ? (
        <p className="muted small">Available once lesion and reference are traced in millimetres.</p>
      ) : (
        <>
          <SpreadTable certainty={certainty} />
          <ScaleError percent={derived.session.scaleErrorPct} />
          <Intervals derived={derived} answer={answer} certainty={certainty} />
        </>
      )}
    </section>
  );
}

function SpreadTable({ certainty: { lesion, references } }: { readonly certainty: Certainty }) {
  const rows = [
    ...(lesion === null ? [] : [{ lumen: lesion, metric: 'MLD' }]),
    ...references.map((lumen) => ({ lumen, metric: 'mean diameter' })),
  ];
  return (
    <table className="readings small" data-testid="spread">
      <caption className="unseen">Spread of your tracings</caption>
      <thead>
        <tr>
          {['Lumen', 'Tracings', 'Mean', 'SD'].map((name) => (
            <th key={name} scope="col" className={name === 'Lumen' ? '' : 'number'}>
              {name}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ lumen, metric }) => (
          <SpreadRow key={lumen.outline.id} lumen={lumen} metric={metric} />
        ))}
      </tbody>
    </table>
  );
}

function SpreadRow({ lumen, metric }: { readonly lumen: RepeatedLumen; readonly metric: string }) {
  const { outline, spread } = lumen;
  return (
    <tr>
      <th scope="row">
        <OutlineLink outline={outline}>{outline.name}</OutlineLink> <span className="muted">{metric}</span>
      </th>
      <td className="number">{spread.count}</td>
      <td className="number">{quantity(spread.mean, 'mm', 2)}</td>
      <td className="number">{spread.deviation === null ? 'unknown' : quantity(spread.deviation, 'mm', 2)}</td>
      <td>
        <button type="button" className="small" onClick={() => traceAgain(outline)}>
          Trace again
        </button>
      </td>
    </tr>
  );
}

function ScaleError({ percent }: { readonly percent: number | null }) {
  return (
    <div className="fields numbers">
      <NumberField
        label="Standard error of the scale"
        hint="your own figure; leave empty if unknown"
        unit="%"
        value={percent}
        refuse={(value) => (value >= 0 && value < 100 ? null : 'Not saved: enter 0 or more, and less than 100 %.')}
        onCommit={(value) => dispatch({ type: 'setScaleError', percent: value })}
      />
    </div>
  );
}

function Intervals(props: { readonly derived: Derived; readonly answer: PlanAnswer; readonly certainty: Certainty }) {
  const { derived, answer, certainty } = props;
  const { mldMm, rvdMm } = answer.metrics;
  if (mldMm === null || rvdMm === null) return null;
  const { error } = certainty;
  const stenosis = stenosisInterval(mldMm, rvdMm, error);
  const device = answer.devices.find(({ preferred }) => preferred);
  const oversize = device === undefined ? null : oversizeInterval(device.diameterMm, rvdMm, error);
  const product = productsIn(derived).find(({ id }) => id === device?.product);
  return (
    <div className="card stack" data-testid="intervals">
      <p className="number">Diameter stenosis {stenosis === null ? 'without an interval' : rangeText(stenosis, '%')}</p>
      {stenosis !== null && crossesGate(stenosis) && (
        <p className="warn">
          ! Within measurement error of the gate: the interval crosses {DIAMETER_STENOSIS_PCT} %. The verdict remains
          that of the deciding tracing.
        </p>
      )}
      {device !== undefined && (
        <p className="number">
          Oversize of the preferred stent {oversize === null ? 'without an interval' : rangeText(oversize, 'mm')}
        </p>
      )}
      {oversize !== null &&
        crossedEdges(oversize, product?.ifuOversizeMm ?? null).map((edge) => (
          <p key={edge} className="warn">
            ! Within measurement error of a size boundary: the interval crosses {edge} mm of oversize.
          </p>
        ))}
      {notesOf(certainty).map((note) => (
        <p key={note} className="small muted">
          {note}
        </p>
      ))}
    </div>
  );
}

function rangeText({ low, high }: Interval, unit: string): string {
  return `${quantity(low, unit)} to ${quantity(high, unit)} (95 %)`;
}

/** What the intervals contain and what they do not. */
function notesOf({ lesion, references, error }: Certainty): readonly string[] {
  const [n, m] = [lesion?.spread.count ?? 0, Math.max(0, greatestOf(references.map(({ spread }) => spread.count)))];
  const few = [n, m].filter((count) => count > 1 && count < 5);
  return [
    ...(error.mld === null ? ['The lesion was traced once: its spread is unknown and not included.'] : []),
    ...(error.rvd === null ? ['No reference was traced twice: its spread is unknown and not included.'] : []),
    ...(few.length === 0
      ? []
      : [
          `With only ${leastOf(few)} tracings the spread is uncertain: the interval is deliberately wide (Student’s t).`,
        ]),
    ...(error.scalePct === null ? ['The scale error is unknown and not included.'] : []),
    ...(error.scalePct !== null && error.oneScale
      ? ['Lesion and reference share one scale: its error cancels out in the stenosis but affects the oversize.']
      : []),
    'Only your own tracings are used: no figure for the variability of venous IVUS is published.',
  ];
}
