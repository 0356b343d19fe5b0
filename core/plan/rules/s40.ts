import { judgeComplaints } from '../judging/complaints.ts';
import type { Rule } from './rule.ts';
import { seed } from './rule.ts';
import { s25 } from './s25.ts';

/** Anatomy is not disease. */
export const s40: Rule = {
  id: 'S40',
  kind: 'pitfall',
  sentence:
    'Compression on a picture is not yet disease: the seed finds some in up to 70 % of people without symptoms (unverified).',
  source: seed(2),
  judge: judgeComplaints,
  cases: s25.cases,
};
