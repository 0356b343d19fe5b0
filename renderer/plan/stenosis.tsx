import { DIAMETER_STENOSIS_PCT } from '../../core/measure/stenosis.ts';
import type { PlanAnswer } from '../../core/plan/answer.ts';
import { diameterDigits, quantity, shownStenosis, stenosisText } from '../../core/plan/figures.ts';
import { statesOf } from '../../core/plan/states.ts';
import type { Outline } from '../../core/session/document/document.ts';
import { CommandButton } from '../commands/command-button.tsx';
import { OutlineLink } from '../outlines/link.tsx';
import type { Derived } from '../state/derived.ts';
import { outlinesOf, useDerived } from '../state/derived.ts';
import { decidingPair } from '../viewer/deciding.ts';
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
      <h2 id="stenosis-title">Lesion and reference</h2>
      {wanted.map((path) => (
        <p key={path} className="warn row" style={{ flexWrap: 'nowrap' }}>
          ? <MissingLink path={path} derived={derived} />
        </p>
      ))}
      <Metrics answer={answer} derived={derived} />
      {decidingPair(derived) !== null && (
        <CommandButton id="compare.deciding">Show lesion and reference side by side</CommandButton>
      )}
    </section>
  );
}

/** What the tracings lack for a verdict, as paths of `missing`; read off the warnings and the verdicts of S11 and S17. */
function missingTracings(answer: PlanAnswer, anyReference: boolean): readonly string[] {
  if (isWider(answer)) return ['lumens.lesion.narrower'];
  if (answer.metrics.diameterStenosisPct !== null) return [];
  const lesion = statusOf(answer, 'S11') === 'met' ? [] : ['lumens.lesion'];
  const reference = lesion.length === 0 || !anyReference || statusOf(answer, 'S17') === 'not-met';
  return reference ? [...lesion, 'lumens.reference'] : lesion;
}

/** Whether the lesion is not narrower than the reference, so that there is no verdict. */
function isWider({ warnings }: PlanAnswer): boolean {
  return warnings.includes('W-LESION-WIDER');
}

/** The planner's verdict on one rule. */
function statusOf(answer: PlanAnswer, id: string): PlanAnswer['rules'][number]['status'] | null {
  return answer.rules.find((rule) => rule.id === id)?.status ?? null;
}

/** The planner's numbers, each with the name of its metric. */
export function Metrics({ answer, derived }: { readonly answer: PlanAnswer; readonly derived?: Derived }) {
  const { mldMm, rvdMm, areaStenosisPct, lesionVariationPct } = answer.metrics;
  const stenosis = shownStenosis(answer.metrics);
  const digits = diameterDigits(stenosis);
  const { lesion, references, states } = sourcesOf(derived);
  return (
    <div className="card stack">
      {stenosis !== null && <Stenosis answer={answer} stenosis={stenosis} lesion={lesion[0]} />}
      <table className="readings">
        <caption className="unseen">Metrics of the plan</caption>
        <tbody>
          <Metric name="MLD" definition="min diameter of the lesion" testId="mld" outlines={lesion}>
            {mldMm === null ? null : quantity(mldMm, 'mm', digits)}
          </Metric>
          <Metric
            name="RVD"
            definition="mean diameter of the external iliac reference"
            testId="rvd"
            outlines={references}
          >
            {rvdMm === null ? null : quantity(rvdMm, 'mm', digits)}
          </Metric>
          <Metric
            name="Area stenosis"
            definition="for information, never a gate"
            testId="area-stenosis"
            outlines={[...lesion, ...references]}
          >
            {areaStenosisPct === null ? null : quantity(areaStenosisPct, '%')}
          </Metric>
          <Metric
            name="Variation of MLD"
            definition="between the states of the lesion"
            testId="variation"
            outlines={states}
          >
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
  /** The outlines that made the number. */
  readonly outlines?: readonly Outline[];
  readonly children: string | null;
}) {
  const { outlines = [] } = props;
  return (
    <tr>
      <th scope="row">
        <span style={{ color: 'var(--text)' }}>{props.name}</span> <span className="small">{props.definition}</span>
      </th>
      <td className="number" data-testid={props.testId}>
        {props.children === null ? 'unknown' : <OutlineLink outline={outlines[0]}>{props.children}</OutlineLink>}
        {outlines.length > 1 && outlines.map((outline) => <FrameLink key={outline.id} outline={outline} />)}
      </td>
    </tr>
  );
}

/** One of several outlines behind a mean. */
function FrameLink({ outline }: { readonly outline: Outline }) {
  return (
    <span className="small">
      {' '}
      <OutlineLink outline={outline}>f{outline.frame + 1}</OutlineLink>
    </span>
  );
}

/** The outlines behind the numbers. */
function sourcesOf(derived: Derived | undefined): {
  readonly lesion: readonly Outline[];
  readonly references: readonly Outline[];
  readonly states: readonly Outline[];
} {
  if (derived === undefined || derived.facts === null) return { lesion: [], references: [], states: [] };
  const { session, facts } = derived;
  return {
    lesion: outlinesOf(session, facts.lesion === null ? [] : [facts.lesion]),
    references: outlinesOf(session, facts.validReferences),
    states: outlinesOf(
      session,
      statesOf(facts).map(({ lumen }) => ({ id: lumen })),
    ),
  };
}

function Stenosis(props: {
  readonly answer: PlanAnswer;
  readonly stenosis: number;
  readonly lesion: Outline | undefined;
}) {
  const { answer, stenosis, lesion } = props;
  const text = stenosisText(stenosis);
  const at = Math.max(0, Math.min(100, stenosis));
  return (
    <div>
      <p className="row apart">
        <span>
          <span className="big number" data-testid="stenosis">
            <OutlineLink outline={lesion}>{text}</OutlineLink>
          </span>{' '}
          diameter stenosis
        </span>
        <Verdict answer={answer} />
      </p>
      <div
        className="stenosis"
        role="img"
        aria-label={`Diameter stenosis ${text} on a scale to 100 %, gate at ${DIAMETER_STENOSIS_PCT} %`}
      >
        <div className="filled" style={{ width: `${at}%` }} />
        <div className="gate" style={{ left: `${DIAMETER_STENOSIS_PCT}%` }}>
          <span>{DIAMETER_STENOSIS_PCT} %</span>
        </div>
      </div>
      <p className="small muted">
        100 · (RVD − MLD) / RVD; confirmed only when strictly above {DIAMETER_STENOSIS_PCT} %.
      </p>
    </div>
  );
}

function Verdict({ answer }: { readonly answer: PlanAnswer }) {
  switch (statusOf(answer, 'S15')) {
    case 'met':
      return <span className="badge good">✓ &gt; {DIAMETER_STENOSIS_PCT} %: confirmed</span>;
    case 'not-met':
      return <span className="badge bad">✕ ≤ {DIAMETER_STENOSIS_PCT} %: not confirmed</span>;
    default:
      return (
        <span className="badge warn">
          ? no verdict{isWider(answer) ? ': lesion not narrower than reference' : ' without millimetres'}
        </span>
      );
  }
}
