import { judgeLanding } from '../judging/stent.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';
import { stent } from './worked.ts';

/** A stent of 100 mm, which ends at 100 mm from the confluence. */
const HUNDRED = stent(16, 100);

/** The distal landing zone. */
export const s29LandingZone: Rule = {
  id: 'S29',
  kind: 'technical',
  sentence: 'The distal end of the stent must lie in the straight part of the external iliac vein.',
  source: sourceArticle(1, 2),
  judge: judgeLanding,
  cases: [
    { given: {}, status: 'met' },
    { given: { products: [HUNDRED], axis: { straightEivStartMm: 100 } }, status: 'met' },
    { given: { products: [HUNDRED], axis: { straightEivStartMm: 100.001 } }, status: 'not-met' },
    { given: { products: [HUNDRED], axis: { straightEivEndMm: 100 } }, status: 'met' },
    { given: { products: [HUNDRED], axis: { straightEivEndMm: 99.999 } }, status: 'not-met' },
    {
      given: {
        products: [stent(16, 40)],
      },
      status: 'not-applicable',
    },
    {
      given: {
        products: [stent(18, 100)],
      },
      status: 'not-applicable',
    },
    { given: { findings: { dvt: 'acute' } }, status: 'not-applicable' },
  ],
};
