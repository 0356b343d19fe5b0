import { judgeReference } from '../judging/imaging.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';
import { LESION, REFERENCE } from './worked.ts';

/** The normal external iliac vein is the reference. */
export const s17ExternalIliacReference: Rule = {
  id: 'S17',
  kind: 'measurement',
  sentence: 'Measure the lumen at the lesion and compare it with a normal reference: the external iliac vein.',
  source: sourceArticle(1),
  judge: judgeReference,
  cases: [
    { given: {}, status: 'met' },
    { given: { lumens: [...LESION, { ...REFERENCE, segment: 'CIV' }] }, status: 'not-met' },
    { given: { lumens: [...LESION, { ...REFERENCE, normal: false }] }, status: 'not-met' },
    { given: { lumens: LESION }, status: 'unknown' },
    { given: { lumens: [REFERENCE] }, status: 'unknown' },
  ],
};
