import { memo } from 'react';
import { DIAMETER_STENOSIS_PCT, stenosisVerdict } from '../../core/measure/stenosis.ts';
import type { PlanMetrics } from '../../core/plan/answer.ts';
import { diameterDigits, quantity, shownStenosis, stenosisText } from '../../core/plan/figures.ts';
import type { LumenFacts } from '../../core/plan/lumens.ts';
import { statesOf } from '../../core/plan/states.ts';
import type { Outline, Session } from '../../core/session/document/document.ts';
import { OutlineLink } from '../outlines/link.tsx';
import { outlinesOf, useDerived } from '../state/derived.ts';
import { useLive } from '../state/live.ts';
import { isSameList } from '../ui/same-list.ts';

/** The planner's numbers of the session on the screen, each with the name of its metric; they follow an outline that is dragged. */
export function MetricsNow() {
  const live = useLive();
  const derived = useDerived();
  if (live === null || live.metrics === null || derived === null) return null;
  return <Metrics metrics={live.metrics} sources={sourcesOf(derived.session, live.lumens)} />;
}

/** The outlines behind the numbers. */
interface Sources {
  readonly lesion: readonly Outline[];
  readonly references: readonly Outline[];
  readonly states: readonly Outline[];
}

const NO_SOURCES: Sources = { lesion: [], references: [], states: [] };

/** The planner's numbers, each with the name of its metric. */
export function Metrics(props: { readonly metrics: PlanMetrics; readonly sources?: Sources }) {
  const { metrics, sources = NO_SOURCES } = props;
  const { mldMm, rvdMm, areaStenosisPct, lesionVariationPct } = metrics;
  const stenosis = shownStenosis(metrics);
  const digits = diameterDigits(stenosis);
  const { lesion, references, states } = sources;
  return (
    <div className="card stack">
      {stenosis !== null && <Stenosis metrics={metrics} stenosis={stenosis} lesion={lesion[0]} />}
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
        {outlines.length > 1 && <FrameLinks outlines={outlines} />}
      </td>
    </tr>
  );
}

/** More outlines behind a mean than these are counted: hundreds of links nobody reads, and the table of all outlines has them. */
const MOST_LINKS = 12;

/** The outlines behind a mean; they can be hundreds, and stay as they are while one of them is dragged. */
const FrameLinks = memo(
  ({ outlines }: { readonly outlines: readonly Outline[] }) => (
    <span className="frame-links">
      {outlines.slice(0, MOST_LINKS).map((outline) => (
        <FrameLink key={outline.id} outline={outline} />
      ))}
      {outlines.length > MOST_LINKS && <span className="small"> and {outlines.length - MOST_LINKS} more</span>}
    </span>
  ),
  (before, now) => isSameList(before.outlines, now.outlines),
);

/** One of several outlines behind a mean. */
const FrameLink = memo(function FrameLink({ outline }: { readonly outline: Outline }) {
  return (
    <span className="small">
      {' '}
      <OutlineLink outline={outline}>f{outline.frame + 1}</OutlineLink>
    </span>
  );
});

/** The outlines of a session behind the numbers that its lumens give, also while one of them is dragged. */
function sourcesOf(session: Session, lumens: LumenFacts | null): Sources {
  if (lumens === null) return NO_SOURCES;
  return {
    lesion: outlinesOf(session, lumens.lesion === null ? [] : [lumens.lesion]),
    references: outlinesOf(session, lumens.validReferences),
    states: outlinesOf(
      session,
      statesOf(lumens).map(({ lumen }) => ({ id: lumen })),
    ),
  };
}

function Stenosis(props: {
  readonly metrics: PlanMetrics;
  readonly stenosis: number;
  readonly lesion: Outline | undefined;
}) {
  const { metrics, stenosis, lesion } = props;
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
        <Verdict metrics={metrics} />
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

function Verdict({ metrics }: { readonly metrics: PlanMetrics }) {
  const { mldMm, rvdMm, diameterStenosisPct } = metrics;
  const confirmed = mldMm === null || rvdMm === null ? null : stenosisVerdict(rvdMm, mldMm);
  if (confirmed === true) return <span className="badge good">✓ &gt; {DIAMETER_STENOSIS_PCT} %: confirmed</span>;
  if (confirmed === false) return <span className="badge bad">✕ ≤ {DIAMETER_STENOSIS_PCT} %: not confirmed</span>;
  const isWider = (mldMm !== null && rvdMm !== null) || (diameterStenosisPct ?? 0) <= 0;
  return (
    <span className="badge warn">
      ? no verdict{isWider ? ': lesion not narrower than reference' : ' without millimetres'}
    </span>
  );
}
