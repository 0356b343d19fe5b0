import { tellIfMassIs } from '../judging/mass.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** A bulging disc can compress the iliac vein. */
export const s21BulgingDisc: Rule = {
  id: 'S21',
  kind: 'context',
  sentence: 'In the elderly, a bulging degenerative disc can press the iliac vein against the artery.',
  source: sourceArticle(4),
  judge: tellIfMassIs(['disc']),
  cases: [
    { given: {}, status: 'not-applicable' },
    { given: { findings: { mass: { present: 'yes', kind: 'disc' } } }, status: 'information' },
    { given: { findings: { mass: { present: 'yes', kind: 'other' } } }, status: 'not-applicable' },
    { given: { findings: { mass: { present: 'unknown', kind: 'disc' } } }, status: 'not-applicable' },
  ],
};
