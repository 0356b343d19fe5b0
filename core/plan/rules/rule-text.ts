import { unreachable } from '../../result.ts';
import type { RuleId } from '../answer.ts';
import { RULES } from './registry.ts';
import type { Rule, Threshold } from './rule.ts';

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

/** What a rule says of itself, in words: the same in the window, on the command line and in a report. */
interface RuleText {
  readonly id: RuleId;
  readonly sentence: string;
  /** '' for a rule without a figure that decides. */
  readonly threshold: string;
  readonly kind: string;
  readonly source: string;
  /** How many cases worked out by hand prove it, the boundary among them. */
  readonly workedCases: number;
}

/** Every rule in words, in order. */
export function ruleTexts(): readonly RuleText[] {
  return RULES.map(({ id, sentence, threshold, kind, source, cases }) => ({
    id,
    sentence,
    threshold: threshold === undefined ? '' : thresholdText(threshold),
    kind,
    source,
    workedCases: cases.length,
  }));
}

/** Every rule as a Markdown table. */
export function rulesTable(): string {
  const rows = ruleTexts().map(({ id, sentence, threshold, kind, source, workedCases }) => [
    id,
    sentence,
    threshold === '' ? '–' : threshold,
    kind,
    source,
    String(workedCases),
  ]);
  const columns = ['Rule', 'What it says', 'Threshold', 'Kind', 'Source', 'Worked cases'];
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
