import { tellIfMassIs } from '../judging/mass.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** A malignant mass can compress the iliac vein. */
export const s20MalignantMass: Rule = {
  id: 'S20',
  kind: 'context',
  sentence:
    'A malignancy (lymphoma, metastasis, pelvic tumour) can compress the iliac vein and present as swelling of one leg.',
  source: sourceArticle(3),
  judge: tellIfMassIs(['tumour', 'lymphadenopathy']),
  cases: [
    { given: {}, status: 'not-applicable' },
    { given: { findings: { mass: { present: 'yes', kind: 'tumour' } } }, status: 'information' },
    { given: { findings: { mass: { present: 'yes', kind: 'lymphadenopathy' } } }, status: 'information' },
    { given: { findings: { mass: { present: 'yes', kind: 'abscess' } } }, status: 'not-applicable' },
    { given: { findings: { mass: { present: 'unknown', kind: 'tumour' } } }, status: 'not-applicable' },
  ],
};
