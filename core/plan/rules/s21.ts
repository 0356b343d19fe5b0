import { tellIfMassIs } from '../judging/mass.ts';
import type { Rule } from './rule.ts';
import { seed } from './rule.ts';

/** A bulging disc. */
export const s21: Rule = {
  id: 'S21',
  kind: 'context',
  sentence: 'In the elderly, a bulging degenerate disc can press the iliac vein against the artery.',
  source: seed(4),
  judge: tellIfMassIs(['disc']),
  cases: [
    { given: {}, status: 'not-applicable' },
    { given: { findings: { mass: { present: 'yes', kind: 'disc' } } }, status: 'information' },
    { given: { findings: { mass: { present: 'yes', kind: 'other' } } }, status: 'not-applicable' },
    { given: { findings: { mass: { present: 'unknown', kind: 'disc' } } }, status: 'not-applicable' },
  ],
};
