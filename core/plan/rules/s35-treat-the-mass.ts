import { judgeMassTreatment } from '../judging/mass-treatment.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** A mass that compresses the vein is treated. */
export const s35TreatTheMass: Rule = {
  id: 'S35',
  kind: 'gate',
  sentence:
    'When a mass compresses the vein, treat the mass: oncology for malignancy, drainage of an abscess, excision of a benign mass.',
  source: sourceArticle(3, 5),
  judge: judgeMassTreatment,
  cases: [
    { given: {}, status: 'not-applicable' },
    { given: { findings: { mass: { present: 'yes', compressionCause: 'mass' } } }, status: 'met' },
    { given: { findings: { mass: { present: 'yes', compressionCause: 'arterial' } } }, status: 'not-applicable' },
    {
      given: { findings: { mass: { present: 'yes', compressionCause: 'mass', characterisedBy: 'none' } } },
      status: 'unknown',
    },
    { given: { findings: { mass: { present: 'yes' } } }, status: 'unknown' },
    { given: { findings: { mass: { present: 'unknown' } } }, status: 'unknown' },
  ],
};
