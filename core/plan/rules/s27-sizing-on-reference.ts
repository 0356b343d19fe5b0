import { judgeSizingDiameter } from '../judging/imaging.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';
import { LESION, REFERENCE } from './worked.ts';

/** The stent is sized on the reference diameter. */
export const s27SizingOnReference: Rule = {
  id: 'S27',
  kind: 'technical',
  sentence: 'Size the stent on IVUS, from the diameter of the normal reference, the external iliac vein.',
  source: sourceArticle(1, 2),
  judge: judgeSizingDiameter,
  cases: [
    { given: {}, status: 'met' },
    { given: { lumens: [REFERENCE] }, status: 'met' },
    { given: { lumens: [...LESION, { ...REFERENCE, unit: 'px' }] }, status: 'unknown' },
    { given: { lumens: LESION }, status: 'unknown' },
  ],
};
