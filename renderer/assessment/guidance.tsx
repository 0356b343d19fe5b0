import type { PlanAnswer, RuleId } from '../../core/plan/answer.ts';
import type { StepId } from '../../core/plan/questions.ts';
import { ruleOf } from '../../core/plan/rules/rule-text.ts';

/** The rules whose text belongs to a step once they apply: treatment of thrombosis, of a mass, what a mass may be. */
const TEXTS: Readonly<Partial<Record<StepId, readonly RuleId[]>>> = {
  dvt: ['S05', 'S06', 'S07'],
  mass: ['S20', 'S21', 'S22', 'S35', 'S36', 'S37'],
};

/** What the rules say to do at a step that leads away from a stent; nothing where none of them applies. */
export function Guidance({ step, answer }: { readonly step: StepId; readonly answer: PlanAnswer }) {
  const applying = (TEXTS[step] ?? []).filter((id) => applies(id, answer));
  if (applying.length === 0) return null;
  return (
    <ul className="card stack" data-testid={`guidance-${step}`}>
      {applying.map((id) => (
        <li key={id}>{ruleOf(id).sentence}</li>
      ))}
    </ul>
  );
}

/** It follows from the plan, or it tells something of this case. */
function applies(id: RuleId, { followUp, rules }: PlanAnswer): boolean {
  return followUp.includes(id) || rules.some((rule) => rule.id === id && rule.status === 'information');
}
