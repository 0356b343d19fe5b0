import { judgeLaterality } from '../judging/complaints.ts';
import type { Rule } from './rule.ts';
import { seed } from './rule.ts';

/** Bilateral oedema. */
export const s38: Rule = {
  id: 'S38',
  kind: 'pitfall',
  sentence: 'Bilateral oedema is rarely caused by NIVL: suspect a systemic cause.',
  source: seed(2),
  judge: judgeLaterality,
  cases: [
    { given: {}, status: 'met' },
    { given: { findings: { oedema: 'bilateral-symmetric' } }, status: 'not-met' },
    { given: { findings: { oedema: 'bilateral-asymmetric' } }, status: 'information' },
    { given: { findings: { oedema: 'none' } }, status: 'not-applicable' },
    { given: { findings: { oedema: 'unknown' } }, status: 'unknown' },
  ],
};
