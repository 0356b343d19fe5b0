import { tellIfMassIs } from '../judging/mass.ts';
import type { Rule } from './rule.ts';
import { seed } from './rule.ts';

/** Malignant masses. */
export const s20: Rule = {
  id: 'S20',
  kind: 'context',
  sentence:
    'A malignancy (lymphoma, metastasis, pelvic tumour) can compress the iliac vein and show as swelling of one leg.',
  source: seed(3),
  judge: tellIfMassIs(['tumour', 'lymphadenopathy']),
  cases: [
    { given: {}, status: 'not-applicable' },
    { given: { findings: { mass: { present: 'yes', kind: 'tumour' } } }, status: 'information' },
    { given: { findings: { mass: { present: 'yes', kind: 'lymphadenopathy' } } }, status: 'information' },
    { given: { findings: { mass: { present: 'yes', kind: 'abscess' } } }, status: 'not-applicable' },
    { given: { findings: { mass: { present: 'unknown', kind: 'tumour' } } }, status: 'not-applicable' },
  ],
};
