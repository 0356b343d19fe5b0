import { judgeComplaints } from '../judging/complaints.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** No stent for minimal symptoms. */
export const s25NoStentForMinimalSymptoms: Rule = {
  id: 'S25',
  kind: 'gate',
  sentence: 'Stenting is inappropriate for minimal symptoms, and as prophylaxis in people without symptoms.',
  source: sourceArticle(2),
  judge: judgeComplaints,
  cases: [
    { given: {}, status: 'met' },
    { given: { findings: { qualityOfLife: 'minimally-affected' } }, status: 'not-met' },
    { given: { findings: { qualityOfLife: 'not-affected' } }, status: 'not-met' },
    { given: { findings: { qualityOfLife: 'unknown' } }, status: 'unknown' },
  ],
};
