import { judgeTemporisingStent } from '../judging/mass-treatment.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** A stent to gain time while the mass cannot be resected. */
export const s36TemporisingStent: Rule = {
  id: 'S36',
  kind: 'follow-up',
  sentence:
    'A stent may be considered to gain time when the mass cannot be resected now and symptoms are severe. The source article gives no sizing rule for it.',
  source: sourceArticle(3),
  judge: judgeTemporisingStent,
  cases: [
    { given: {}, status: 'not-applicable' },
    {
      given: {
        findings: { mass: { present: 'yes', compressionCause: 'mass', resectableNow: 'no', severeSymptoms: 'yes' } },
      },
      status: 'met',
    },
    {
      given: { findings: { mass: { present: 'yes', compressionCause: 'mass', resectableNow: 'yes' } } },
      status: 'not-met',
    },
    {
      given: { findings: { mass: { present: 'yes', compressionCause: 'mass', severeSymptoms: 'no' } } },
      status: 'not-met',
    },
    {
      given: { findings: { mass: { present: 'yes', compressionCause: 'mass', severeSymptoms: 'yes' } } },
      status: 'unknown',
    },
  ],
};
