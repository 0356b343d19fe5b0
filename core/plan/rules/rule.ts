import type { Judgement, RuleId, RuleStatus } from '../answer.ts';
import type { Facts } from '../facts.ts';
import type { Deviation } from './worked.ts';

/** What a rule is for: a gate decides, a measurement defines, a technical rule sizes, the others tell. */
type RuleKind = 'gate' | 'measurement' | 'technical' | 'follow-up' | 'pitfall' | 'context';

/** A figure that decides, with its strictness: `above` excludes it, `at least` and `within` include it. */
export type Threshold =
  | { readonly comparison: 'above' | 'at least'; readonly value: number; readonly unit: '%' | 'mm' }
  | { readonly comparison: 'within'; readonly least: number; readonly most: number; readonly unit: 'mm' };

/** One case worked out by hand: how it differs from the base case and what the rule must then say. */
interface WorkedCase {
  readonly given: Deviation;
  readonly status: RuleStatus;
}

/** One sentence of the guidance: what it says, where it comes from, how it judges a case, and cases that prove it. */
export interface Rule {
  readonly id: RuleId;
  readonly kind: RuleKind;
  readonly sentence: string;
  readonly source: string;
  readonly threshold?: Threshold;
  readonly judge: (facts: Facts) => Judgement;
  readonly cases: readonly WorkedCase[];
}

/** What is known of a reference that the source article prints as a bare number. */
const PROBABLY: Readonly<Record<number, string>> = {
  2: 'ref 2 probably the VIVA/AVF/AVLS consensus of 2024',
};

/** The source of a rule: the reference numbers that the source article prints and never resolves, with what is known of them. */
export function sourceArticle(...references: readonly number[]): string {
  if (references.length === 0) return 'source article, no reference printed';
  const known = references.flatMap((reference) => PROBABLY[reference] ?? []);
  return `source article, ref ${references.join(', ')} (${['unresolved', ...known].join('; ')})`;
}
