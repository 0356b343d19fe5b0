import { judgeSide } from '../judging/complaints.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** Left-sided swelling fits NIVL. */
export const s10LeftSidedSwelling: Rule = {
  id: 'S10',
  kind: 'context',
  sentence:
    'Left-sided swelling fits NIVL well: the right iliac artery crosses the left iliac vein. The source article puts 85 % of pregnancy-related cases on the left (unverified).',
  source: sourceArticle(1),
  judge: judgeSide,
  cases: [
    { given: {}, status: 'information' },
    { given: { findings: { side: 'right' } }, status: 'not-applicable' },
    { given: { findings: { side: 'bilateral' } }, status: 'not-applicable' },
    { given: { findings: { side: 'unknown' } }, status: 'unknown' },
  ],
};
