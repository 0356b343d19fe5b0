import { judgeGenitalOedema } from '../judging/complaints.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** Genital oedema supports the indication. */
export const s26GenitalOedema: Rule = {
  id: 'S26',
  kind: 'gate',
  sentence:
    'Scrotal or penile oedema indicates a significant outflow obstruction that affects quality of life. It supports the indication but does not replace asymmetry.',
  source: sourceArticle(2),
  judge: judgeGenitalOedema,
  cases: [
    { given: {}, status: 'not-applicable' },
    { given: { findings: { genitalOedema: 'yes' } }, status: 'met' },
    { given: { findings: { genitalOedema: 'unknown' } }, status: 'unknown' },
  ],
};
