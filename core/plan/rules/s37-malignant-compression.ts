import { judgePalliation } from '../judging/mass-treatment.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** Malignant compression: oncology and a palliative stent. */
export const s37MalignantCompression: Rule = {
  id: 'S37',
  kind: 'follow-up',
  sentence:
    'Malignant compression: plan systemic therapy with oncology; a palliative stent may be considered if life expectancy permits.',
  source: sourceArticle(3),
  judge: judgePalliation,
  cases: [
    { given: {}, status: 'not-applicable' },
    {
      given: {
        findings: { mass: { present: 'yes', compressionCause: 'mass', kind: 'tumour', lifeExpectancyPermits: 'yes' } },
      },
      status: 'met',
    },
    {
      given: {
        findings: {
          mass: { present: 'yes', compressionCause: 'mass', kind: 'lymphadenopathy', lifeExpectancyPermits: 'no' },
        },
      },
      status: 'not-met',
    },
    { given: { findings: { mass: { present: 'yes', compressionCause: 'mass', kind: 'tumour' } } }, status: 'unknown' },
    { given: { findings: { mass: { present: 'yes', compressionCause: 'mass' } } }, status: 'unknown' },
    {
      given: { findings: { mass: { present: 'yes', compressionCause: 'mass', kind: 'abscess' } } },
      status: 'not-applicable',
    },
  ],
};
