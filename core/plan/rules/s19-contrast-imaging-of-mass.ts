import { judgeCharacterised } from '../judging/mass.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** A mass is characterised with contrast. */
export const s19ContrastImagingOfMass: Rule = {
  id: 'S19',
  kind: 'gate',
  sentence: 'CT or MRI with contrast is essential to characterise an iliac mass.',
  source: sourceArticle(3),
  judge: judgeCharacterised,
  cases: [
    { given: {}, status: 'not-applicable' },
    { given: { findings: { mass: { present: 'yes' } } }, status: 'met' },
    { given: { findings: { mass: { present: 'yes', characterisedBy: 'contrast-mri' } } }, status: 'met' },
    { given: { findings: { mass: { present: 'yes', characterisedBy: 'none' } } }, status: 'not-met' },
    { given: { findings: { mass: { present: 'yes', characterisedBy: 'unknown' } } }, status: 'unknown' },
    { given: { findings: { mass: { present: 'unknown' } } }, status: 'unknown' },
  ],
};
