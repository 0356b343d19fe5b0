import { tellIfDvt } from '../judging/dvt.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** Heparin for confirmed DVT. */
export const s05HeparinForDvt: Rule = {
  id: 'S05',
  kind: 'follow-up',
  sentence:
    'Confirmed DVT: start therapeutic low-molecular-weight heparin at once, twice daily, adjusted to body weight. This tool gives no dose.',
  source: sourceArticle(1),
  judge: tellIfDvt,
  cases: [
    { given: {}, status: 'not-applicable' },
    { given: { findings: { dvt: 'acute' } }, status: 'information' },
    { given: { findings: { pelvicThrombus: 'yes' } }, status: 'information' },
    { given: { findings: { dvt: 'unknown' } }, status: 'not-applicable' },
  ],
};
