import { judgeLaterality } from '../judging/complaints.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** Bilateral oedema points to a systemic cause. */
export const s38BilateralOedema: Rule = {
  id: 'S38',
  kind: 'pitfall',
  sentence: 'NIVL rarely causes bilateral oedema: suspect a systemic cause.',
  source: sourceArticle(2),
  judge: judgeLaterality,
  cases: [
    { given: {}, status: 'met' },
    { given: { findings: { oedema: 'bilateral-symmetric' } }, status: 'not-met' },
    { given: { findings: { oedema: 'bilateral-asymmetric' } }, status: 'information' },
    { given: { findings: { oedema: 'none' } }, status: 'not-applicable' },
    { given: { findings: { oedema: 'unknown' } }, status: 'unknown' },
  ],
};
