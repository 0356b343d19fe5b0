import { DIAMETER_STENOSIS_PCT } from '../../measure/stenosis.ts';
import { judgeStenosis } from '../judging/stenosis.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';
import { LESION, lesionOf, REFERENCE } from './worked.ts';

/** The stenosis that predicts clinical success. */
export const s15StenosisPredictingSuccess: Rule = {
  id: 'S15',
  kind: 'gate',
  sentence: `A diameter stenosis above ${DIAMETER_STENOSIS_PCT} % on IVUS best predicts the clinical success of a stent.`,
  source: sourceArticle(1, 2),
  threshold: { comparison: 'above', value: DIAMETER_STENOSIS_PCT, unit: '%' },
  judge: judgeStenosis,
  cases: [
    { given: { lumens: [...lesionOf(11, 3.89), { ...REFERENCE, long: 10, short: 10 }] }, status: 'met' },
    { given: { lumens: [...lesionOf(14, 4.68), { ...REFERENCE, long: 12.4, short: 11.6 }] }, status: 'not-met' },
    { given: { lumens: [...lesionOf(14, 4.679), { ...REFERENCE, long: 12.4, short: 11.6 }] }, status: 'met' },
    { given: { lumens: [...lesionOf(18, 11.999), { ...REFERENCE, long: 12.4, short: 11.6 }] }, status: 'not-met' },
    { given: { lumens: [...lesionOf(18, 12), { ...REFERENCE, long: 12.4, short: 11.6 }] }, status: 'unknown' },
    { given: { lumens: [...lesionOf(18, 14), REFERENCE] }, status: 'unknown' },
    { given: { lumens: [...LESION, { ...REFERENCE, unit: 'px' }] }, status: 'unknown' },
    { given: { lumens: LESION }, status: 'unknown' },
  ],
};
