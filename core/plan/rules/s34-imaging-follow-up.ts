import { tellIfStented } from '../judging/after-stent.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';
import { stent } from './worked.ts';

/** Imaging follow-up after stenting. */
export const s34ImagingFollowUp: Rule = {
  id: 'S34',
  kind: 'follow-up',
  sentence:
    'After stenting, follow up regularly with ultrasound or CT for migration, stenosis and thrombosis. The source article gives no interval.',
  source: sourceArticle(2),
  judge: tellIfStented,
  cases: [
    { given: {}, status: 'information' },
    { given: { findings: { venography: 'unknown' } }, status: 'not-applicable' },
    {
      given: {
        products: [stent(18, 100)],
      },
      status: 'not-applicable',
    },
  ],
};
