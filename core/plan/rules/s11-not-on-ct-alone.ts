import { judgeDecidingModality } from '../judging/imaging.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';
import { REFERENCE } from './worked.ts';

/** CT venography alone never decides treatment. */
export const s11NotOnCtAlone: Rule = {
  id: 'S11',
  kind: 'gate',
  sentence: 'Never decide treatment on CT venography alone: it shows compression but does not predict symptoms.',
  source: sourceArticle(1, 2),
  judge: judgeDecidingModality,
  cases: [
    { given: {}, status: 'met' },
    { given: { lumens: [{ role: 'lesion', modality: 'CT', long: 18, short: 4.2 }, REFERENCE] }, status: 'not-met' },
    { given: { lumens: [REFERENCE] }, status: 'unknown' },
  ],
};
