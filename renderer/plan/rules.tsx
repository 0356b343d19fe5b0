import { useState } from 'react';
import type { PlanAnswer, RuleStatus } from '../../core/plan/answer.ts';
import { ruleOf, thresholdText } from '../../core/plan/rules/rule-text.ts';
import type { Derived } from '../state/derived.ts';
import { RuleInputs } from './rule-inputs.tsx';

const STATUSES: Readonly<Record<RuleStatus, { readonly word: string; readonly sign: string; readonly tone: string }>> =
  {
    'not-met': { word: 'not met', sign: '✕', tone: 'bad' },
    unknown: { word: 'unknown', sign: '?', tone: 'warn' },
    met: { word: 'met', sign: '✓', tone: 'good' },
    information: { word: 'for information', sign: 'i', tone: '' },
    'not-applicable': { word: 'not applicable', sign: '–', tone: 'muted' },
  };

/** Every rule with its verdict, filtered by status; each opens to its sentence, threshold, what it read, and source. */
export function Rules({ answer, derived }: { readonly answer: PlanAnswer; readonly derived?: Derived }) {
  const [status, setStatus] = useState<RuleStatus | null>(null);
  const rules = answer.rules.filter((rule) => status === null || rule.status === status);
  return (
    <section className="section stack" aria-labelledby="rules-title">
      <h2 id="rules-title">Rules</h2>
      <fieldset className="row" aria-label="Show rules by status">
        <button type="button" aria-pressed={status === null} onClick={() => setStatus(null)}>
          All {answer.rules.length}
        </button>
        {(Object.keys(STATUSES) as RuleStatus[]).map((each) => (
          <button key={each} type="button" aria-pressed={status === each} onClick={() => setStatus(each)}>
            {STATUSES[each].sign} {STATUSES[each].word} {answer.rules.filter((rule) => rule.status === each).length}
          </button>
        ))}
      </fieldset>
      {rules.length === 0 && <p className="muted">No rule has this status.</p>}
      <ul className="rules">
        {rules.map((rule) => (
          <Rule key={rule.id} rule={rule} derived={derived} />
        ))}
      </ul>
    </section>
  );
}

function Rule(props: { readonly rule: PlanAnswer['rules'][number]; readonly derived: Derived | undefined }) {
  const { id, status, because } = props.rule;
  const { sentence, threshold, source, kind } = ruleOf(id);
  const { word, sign, tone } = STATUSES[status];
  return (
    <li>
      <details data-testid={`rule-${id}`}>
        <summary>
          <strong>{id}</strong>
          <span className={tone}>
            {sign} {word}
          </span>
          <span>{because}</span>
        </summary>
        <div className="inside stack small">
          <p>{sentence}</p>
          {threshold !== undefined && <p>Threshold: {thresholdText(threshold)}</p>}
          {props.derived !== undefined && <RuleInputs id={id} derived={props.derived} />}
          <p className="muted">
            {kind} · {source}
          </p>
        </div>
      </details>
    </li>
  );
}
