import { judgeOtherCauses } from '../judging/complaints.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** The six other causes of oedema are excluded first. */
export const s09OtherCausesOfOedema: Rule = {
  id: 'S09',
  kind: 'gate',
  sentence:
    'Before working up NIVL, exclude heart failure, renal disease, liver disease, hypoproteinaemia, medications and primary lymphoedema.',
  source: sourceArticle(2),
  judge: judgeOtherCauses,
  cases: [
    { given: {}, status: 'met' },
    { given: { findings: { otherCauses: { heartFailure: 'present' } } }, status: 'not-met' },
    { given: { findings: { otherCauses: { medications: 'unknown' } } }, status: 'unknown' },
    { given: { findings: { otherCauses: { medications: 'unknown', liverDisease: 'present' } } }, status: 'not-met' },
  ],
};
