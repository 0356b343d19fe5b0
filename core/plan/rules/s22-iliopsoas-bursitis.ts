import { tellIfMassIs } from '../judging/mass.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** Iliopsoas bursitis can compress the iliac vein. */
export const s22IliopsoasBursitis: Rule = {
  id: 'S22',
  kind: 'context',
  sentence: 'Iliopsoas bursitis, especially after hip replacement, can compress the iliac vein.',
  source: sourceArticle(5),
  judge: tellIfMassIs(['bursitis']),
  cases: [
    { given: {}, status: 'not-applicable' },
    { given: { findings: { mass: { present: 'yes', kind: 'bursitis' } } }, status: 'information' },
    { given: { findings: { mass: { present: 'yes', kind: 'disc' } } }, status: 'not-applicable' },
    { given: { findings: { mass: { present: 'unknown', kind: 'bursitis' } } }, status: 'not-applicable' },
  ],
};
