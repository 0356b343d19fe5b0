import { judgeSwellingImaged } from '../judging/dvt.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** Persistent swelling of the whole leg calls for imaging of the pelvic veins. */
export const s03PelvicImagingForSwelling: Rule = {
  id: 'S03',
  kind: 'gate',
  sentence:
    'When compression ultrasound of the leg is negative but the whole leg stays swollen, the iliac and pelvic veins must be imaged by CT or MR venography.',
  source: sourceArticle(1),
  judge: judgeSwellingImaged,
  cases: [
    { given: { findings: { wholeLegSwelling: 'no' } }, status: 'not-applicable' },
    { given: { findings: { wholeLegSwelling: 'yes' } }, status: 'met' },
    { given: { findings: { wholeLegSwelling: 'yes', pelvicImaging: 'not-done' } }, status: 'not-met' },
    { given: { findings: { wholeLegSwelling: 'yes', pelvicImaging: 'mrv', pelvicThrombus: 'yes' } }, status: 'met' },
    { given: { findings: { wholeLegSwelling: 'yes', pelvicImaging: 'unknown' } }, status: 'unknown' },
    { given: { findings: { wholeLegSwelling: 'yes', pelvicThrombus: 'unknown' } }, status: 'unknown' },
  ],
};
