import type { RuleId } from '../../core/plan/answer.ts';
import { RULES } from '../../core/plan/rules/registry.ts';
import type { Rule, Threshold } from '../../core/plan/rules/rule.ts';
import { unreachable } from '../../core/result.ts';

const BY_ID = new Map<string, Rule>(RULES.map((rule) => [rule.id, rule]));

/** A rule of the registry by its id; throws on an id that is none. */
export function ruleOf(id: RuleId): Rule {
  const rule = BY_ID.get(id);
  if (rule === undefined) throw new Error(`there is no rule ${id}`);
  return rule;
}

/** A rule's figure with its strictness, in words. */
export function thresholdText(threshold: Threshold): string {
  switch (threshold.comparison) {
    case 'above':
      return `strictly more than ${threshold.value} ${threshold.unit}`;
    case 'at least':
      return `${threshold.value} ${threshold.unit} or more`;
    case 'within':
      return `${threshold.least} to ${threshold.most} ${threshold.unit}, both included`;
    default:
      return unreachable(threshold);
  }
}
