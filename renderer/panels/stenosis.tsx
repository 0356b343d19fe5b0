import { DIAMETER_STENOSIS_PCT } from '../../core/measure/stenosis.ts';
import type { PlanAnswer } from '../../core/plan/answer.ts';
import { useDerived } from './derived.ts';
import { diameterDigits, quantity, shownStenosis, stenosisText } from './format.ts';
import { MissingLink } from './missing.tsx';

/** Lesion against reference: the stenosis that decides, its line, and what is still missing for it. */
export function StenosisCard() {
  const derived = useDerived();
  if (derived === null || !derived.answer.ok) return null;
  const answer = derived.answer.value;
  const wanted = missingTracings(
    answer,
    derived.session.outlines.some(({ role }) => role === 'reference'),
  );
  return (
    <section className="section stack" aria-labelledby="stenosis-title">
      <h2 id="stenosis-title">Lesion against reference</h2>
      {wanted.map((path) => (
        <p key={path} className="warn">
          ? <MissingLink path={path} session={derived.session} sessionCase={derived.sessionCase} />.
        </p>
      ))}
      <Metrics answer={answer} />
    </section>
  );
}

/** The tracings without which there is no stenosis, as paths of `missing`; read off the verdicts of S11 and S17. */
function missingTracings(answer: PlanAnswer, anyReference: boolean): readonly string[] {
  if (answer.metrics.diameterStenosisPct !== null) return [];
  const lesion = statusOf(answer, 'S11') === 'met' ? [] : ['lumens.lesion'];
  const reference = lesion.length === 0 || !anyReference || statusOf(answer, 'S17') === 'not-met';
  return reference ? [...lesion, 'lumens.reference'] : lesion;
}

/** The planner's verdict on one rule. */
function statusOf(answer: PlanAnswer, id: string): PlanAnswer['rules'][number]['status'] | null {
  return answer.rules.find((rule) => rule.id === id)?.status ?? null;
}

/** The planner's numbers, each with the name of its metric. */
export function Metrics({ answer }: { readonly answer: PlanAnswer }) {
  const { mldMm, rvdMm, areaStenosisPct, lesionVariationPct } = answer.metrics;
  const stenosis = shownStenosis(answer.metrics);
  const digits = diameterDigits(stenosis);
  return (
    <div className="card stack">
      {stenosis !== null && <Stenosis answer={answer} stenosis={stenosis} />}
      <table className="readings">
        <caption className="unseen">Metrics of the plan</caption>
        <tbody>
          <Metric name="MLD" definition="min diameter of the lesion" testId="mld">
            {mldMm === null ? null : quantity(mldMm, 'mm', digits)}
          </Metric>
          <Metric name="RVD" definition="mean diameter of the external iliac reference" testId="rvd">
            {rvdMm === null ? null : quantity(rvdMm, 'mm', digits)}
          </Metric>
          <Metric name="Area stenosis" definition="shown, never a gate" testId="area-stenosis">
            {areaStenosisPct === null ? null : quantity(areaStenosisPct, '%')}
          </Metric>
          <Metric name="Variation of MLD" definition="between the states of the lesion" testId="variation">
            {lesionVariationPct === null ? null : quantity(lesionVariationPct, '%')}
          </Metric>
        </tbody>
      </table>
    </div>
  );
}

function Metric(props: {
  readonly name: string;
  readonly definition: string;
  readonly testId: string;
  readonly children: string | null;
}) {
  return (
    <tr>
      <th scope="row">
        <span style={{ color: 'var(--text)' }}>{props.name}</span> <span className="small">{props.definition}</span>
      </th>
      <td className="number" data-testid={props.testId}>
        {props.children ?? 'unknown'}
      </td>
    </tr>
  );
}

function Stenosis({ answer, stenosis }: { readonly answer: PlanAnswer; readonly stenosis: number }) {
  const text = stenosisText(stenosis);
  const at = Math.max(0, Math.min(100, stenosis));
  return (
    <div>
      <p className="row apart">
        <span>
          <span className="big number" data-testid="stenosis">
            {text}
          </span>{' '}
          diameter stenosis
        </span>
        <Verdict answer={answer} />
      </p>
      <div
        className="stenosis"
        role="img"
        aria-label={`Diameter stenosis ${text} on a scale to 100 %, with the line at ${DIAMETER_STENOSIS_PCT} %`}
      >
        <div className="filled" style={{ width: `${at}%` }} />
        <div className="gate" style={{ left: `${DIAMETER_STENOSIS_PCT}%` }}>
          <span>{DIAMETER_STENOSIS_PCT} %</span>
        </div>
      </div>
      <p className="small muted">
        100 · (RVD − MLD) / RVD; confirmed when strictly more than {DIAMETER_STENOSIS_PCT} %.
      </p>
    </div>
  );
}

function Verdict({ answer }: { readonly answer: PlanAnswer }) {
  switch (statusOf(answer, 'S15')) {
    case 'met':
      return <span className="badge good">✓ more than {DIAMETER_STENOSIS_PCT} %</span>;
    case 'not-met':
      return <span className="badge bad">✕ not more than {DIAMETER_STENOSIS_PCT} %</span>;
    default:
      return <span className="badge warn">? no verdict without millimetres</span>;
  }
}
