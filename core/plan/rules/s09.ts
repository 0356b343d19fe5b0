import { judgeOtherCauses } from '../judging/complaints.ts';
import type { Rule } from './rule.ts';
import { seed } from './rule.ts';

/** The six other causes of oedema. */
export const s09: Rule = {
  id: 'S09',
  kind: 'gate',
  sentence:
    'Before work-up for NIVL, exclude heart failure, renal disease, liver disease, hypoproteinaemia, medications and primary lymphoedema.',
  source: seed(2),
  judge: judgeOtherCauses,
  cases: [
    { given: {}, status: 'met' },
    { given: { findings: { otherCauses: { heartFailure: 'present' } } }, status: 'not-met' },
    { given: { findings: { otherCauses: { medications: 'unknown' } } }, status: 'unknown' },
    { given: { findings: { otherCauses: { medications: 'unknown', liverDisease: 'present' } } }, status: 'not-met' },
  ],
};
