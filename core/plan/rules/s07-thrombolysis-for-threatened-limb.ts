import { tellIfDvt } from '../judging/dvt.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';
import { s05HeparinForDvt } from './s05-heparin-for-dvt.ts';

/** Thrombolysis only for a threatened limb. */
export const s07ThrombolysisForThreatenedLimb: Rule = {
  id: 'S07',
  kind: 'follow-up',
  sentence:
    'Confirmed DVT: reserve thrombolysis for limb-threatening ischaemia with severe hypotension; the source article gives a haemorrhage rate of 8 % (unverified).',
  source: sourceArticle(1),
  judge: tellIfDvt,
  cases: s05HeparinForDvt.cases,
};
