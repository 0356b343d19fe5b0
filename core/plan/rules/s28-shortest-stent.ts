import { judgeLength } from '../judging/stent.ts';
import { SHORTEST_STENT_MM } from '../target.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';
import { stent } from './worked.ts';

/** The shortest stent that may be used. */
export const s28ShortestStent: Rule = {
  id: 'S28',
  kind: 'technical',
  sentence: `Each stent must be at least ${SHORTEST_STENT_MM} mm long (nominal length, ${SHORTEST_STENT_MM} mm included). The source article attributes 82.6 % of migrations to shorter stents (unverified).`,
  source: sourceArticle(1, 2),
  threshold: { comparison: 'at least', value: SHORTEST_STENT_MM, unit: 'mm' },
  judge: judgeLength,
  cases: [
    { given: {}, status: 'met' },
    {
      given: {
        products: [stent(16, 60)],
      },
      status: 'met',
    },
    {
      given: {
        products: [stent(16, 59.999)],
      },
      status: 'not-met',
    },
    {
      given: {
        products: [stent(18, 100)],
      },
      status: 'not-applicable',
    },
    { given: { findings: { venography: 'unknown' } }, status: 'not-applicable' },
  ],
};
