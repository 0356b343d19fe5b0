import { DIAMETER_STENOSIS_PCT } from '../../measure/stenosis.ts';
import { judgeStenosis } from '../judging/stenosis.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';
import { s15StenosisPredictingSuccess } from './s15-stenosis-predicting-success.ts';

/** The stenosis that confirms NIVL. */
export const s23StenosisConfirmingNivl: Rule = {
  id: 'S23',
  kind: 'gate',
  sentence: `NIVL is confirmed when the diameter stenosis on IVUS is above ${DIAMETER_STENOSIS_PCT} %; exactly ${DIAMETER_STENOSIS_PCT} % does not confirm it.`,
  source: sourceArticle(),
  threshold: { comparison: 'above', value: DIAMETER_STENOSIS_PCT, unit: '%' },
  judge: judgeStenosis,
  cases: s15StenosisPredictingSuccess.cases,
};
