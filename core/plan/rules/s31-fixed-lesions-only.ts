import { judgeFixed } from '../judging/behaviour.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';
import type { Ellipse } from './worked.ts';
import { LESION, REFERENCE } from './worked.ts';

/** A lesion whose verdict changes between two states. */
const FLIPPING: readonly Ellipse[] = [
  { role: 'lesion', state: 'expiration', long: 16, short: 6.6 },
  { role: 'lesion', state: 'inspiration', long: 16, short: 3.5, primary: true },
  REFERENCE,
];

/** Only fixed lesions are stented. */
export const s31FixedLesionsOnly: Rule = {
  id: 'S31',
  kind: 'gate',
  sentence: 'Treat only a fixed lesion, not one that changes with breathing or position.',
  source: sourceArticle(1, 2),
  judge: judgeFixed,
  cases: [
    { given: {}, status: 'met' },
    { given: { findings: { lesionBehaviour: 'dynamic' } }, status: 'not-met' },
    { given: { findings: { lesionBehaviour: 'not-assessed' } }, status: 'unknown' },
    { given: { lumens: [...LESION.slice(0, 1), REFERENCE] }, status: 'unknown' },
    {
      given: {
        lumens: FLIPPING,
      },
      status: 'unknown',
    },
    {
      given: {
        findings: { fixedDespiteVariation: ' ' },
        lumens: FLIPPING,
      },
      status: 'unknown',
    },
    {
      given: {
        findings: { fixedDespiteVariation: 'catheter pressed against the wall' },
        lumens: FLIPPING,
      },
      status: 'met',
    },
  ],
};
