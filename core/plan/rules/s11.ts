import { judgeDecidingModality } from '../judging/imaging.ts';
import type { Rule } from './rule.ts';
import { seed } from './rule.ts';
import { REFERENCE } from './worked.ts';

/** CT alone decides nothing. */
export const s11: Rule = {
  id: 'S11',
  kind: 'gate',
  sentence: 'Treatment is never decided on CT venography alone: it shows compression but does not predict symptoms.',
  source: seed(1, 2),
  judge: judgeDecidingModality,
  cases: [
    { given: {}, status: 'met' },
    { given: { lumens: [{ role: 'lesion', modality: 'CT', long: 18, short: 4.2 }, REFERENCE] }, status: 'not-met' },
    { given: { lumens: [REFERENCE] }, status: 'unknown' },
  ],
};
