import type { PlanAnswer, RuleId } from '../../core/plan/answer.ts';
import type { SectionId } from '../../core/plan/questions.ts';
import { ruleOf } from '../../core/plan/rules/rule-text.ts';

/** The rules whose text belongs to a section once they apply: treatment of thrombosis, of a mass, what a mass may be. */
const TEXTS: Readonly<Partial<Record<SectionId, readonly RuleId[]>>> = {
  dvt: ['S05', 'S06', 'S07'],
  pelvis: ['S20', 'S21', 'S22', 'S35', 'S36', 'S37'],
};

/** What the rules say to do at a section that leads away from a stent; nothing where none of them applies. */
export function Guidance({ section, answer }: { readonly section: SectionId; readonly answer: PlanAnswer }) {
  const applying = (TEXTS[section] ?? []).filter((id) => applies(id, answer));
  if (applying.length === 0) return null;
  return (
    <ul className="card stack" data-testid={`guidance-${section}`}>
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
