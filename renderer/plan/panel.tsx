import type { PlanAnswer } from '../../core/plan/answer.ts';
import { headlineOf } from '../../core/plan/headline.ts';
import { ruleOf } from '../../core/plan/rules/rule-text.ts';
import { WARNINGS } from '../../core/plan/words.ts';
import { CatalogueSection } from '../catalogue/panel.tsx';
import { CommandButton } from '../commands/command-button.tsx';
import { LeftOut } from '../outlines/table.tsx';
import type { Derived } from '../state/derived.ts';
import { productsIn, useDerived } from '../state/derived.ts';
import { VenogramBeside } from '../venogram/panel.tsx';
import { AdmissibleDiameters } from './admissible-diameters.tsx';
import { Caveats } from './caveats.tsx';
import { Devices } from './devices.tsx';
import { HowSure } from './interval.tsx';
import { MetricsNow } from './metrics.tsx';
import { LeftToDo } from './missing.tsx';
import { OtherDefinitions } from './other-definitions.tsx';
import { Rules } from './rules.tsx';
import './plan.css';

/** The plan of the session on the screen: headline, numbers, stents, what is missing, warnings, and every rule with its verdict. */
export function PlanPanel() {
  const derived = useDerived();
  return (
    <>
      <p className="provenance" data-testid="provenance">
        Not a medical device. {ruleOf('S42').sentence}
      </p>
      {derived === null ? (
        <p className="section muted">Open a study to plan.</p>
      ) : derived.answer.ok ? (
        <Answer derived={derived} answer={derived.answer.value} />
      ) : (
        <>
          <p className="section bad" role="alert">
            ✕ No plan: {derived.answer.problem}
          </p>
          <CatalogueSection />
        </>
      )}
    </>
  );
}

const SIGNS = { good: '✓', bad: '✕', warn: '!' } as const;

function Answer({ derived, answer }: { readonly derived: Derived; readonly answer: PlanAnswer }) {
  const { tone, text, because } = headlineOf(
    answer,
    productsIn(derived),
    derived.facts?.sizing ?? null,
    derived.way?.left.length,
  );
  const [deciding, ...others] = because;
  return (
    <>
      <section className="section stack" aria-label="Plan">
        <div role="status">
          <h2 className={`big ${tone}`} data-testid="plan-headline">
            {answer.outcome === 'BLOCKED' ? '?' : SIGNS[tone]} {text}
          </h2>
        </div>
        {deciding !== undefined && <p data-testid="plan-because">{deciding}</p>}
        {others.map((sentence) => (
          <p key={sentence} className="small">
            Also: {sentence}
          </p>
        ))}
        <Caveats derived={derived} />
        <AdmissibleDiameters answer={answer} />
        <LeftToDo derived={derived} />
        <div className="row">
          <CommandButton id="report.copy">Copy summary</CommandButton>
          <CommandButton id="report.copyFindings">Copy findings only</CommandButton>
        </div>
      </section>
      <Devices derived={derived} answer={answer} />
      <CatalogueSection />
      <section className="section stack" aria-labelledby="metrics-title">
        <h2 id="metrics-title">Measurements behind the plan</h2>
        <MetricsNow />
        {derived.facts !== null && <OtherDefinitions facts={derived.facts} session={derived.session} />}
        <LeftOut />
      </section>
      <VenogramBeside />
      <HowSure derived={derived} answer={answer} />
      <Sentences title="Warnings" sentences={furtherWarnings(derived, answer)} />
      <Sentences
        title={answer.outcome === 'APPROPRIATE' ? 'After stenting' : 'Next steps'}
        sentences={answer.followUp.map((id) => ruleOf(id).sentence)}
      />
      <Rules answer={answer} derived={derived} />
    </>
  );
}

/** The warnings that do not stand beside the headline already. */
function furtherWarnings({ caveats }: Derived, { warnings }: PlanAnswer): readonly string[] {
  return warnings
    .filter((code) => !caveats.some(({ warning }) => warning === code))
    .map((code) => `! ${WARNINGS[code]}`);
}

function Sentences({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <section className="section" aria-label={title}>
      <h2>{title}</h2>
      <ul className="stack">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
