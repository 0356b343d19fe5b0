import { judgeComplaints } from '../judging/complaints.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';
import { s25NoStentForMinimalSymptoms } from './s25-no-stent-for-minimal-symptoms.ts';

/** Compression on imaging is not yet disease. */
export const s40CompressionIsNotDisease: Rule = {
  id: 'S40',
  kind: 'pitfall',
  sentence:
    'Compression on imaging is not yet disease: the source article reports some in up to 70 % of people without symptoms (unverified).',
  source: sourceArticle(2),
  judge: judgeComplaints,
  cases: s25NoStentForMinimalSymptoms.cases,
};
