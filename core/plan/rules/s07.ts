import { tellIfDvt } from '../judging/dvt.ts';
import type { Rule } from './rule.ts';
import { seed } from './rule.ts';
import { s05 } from './s05.ts';

/** Thrombolysis only for a limb in danger. */
export const s07: Rule = {
  id: 'S07',
  kind: 'follow-up',
  sentence:
    'Confirmed DVT: thrombolysis is kept for limb-threatening ischaemia with severe hypotension; the seed gives a haemorrhage rate of 8 % (unverified).',
  source: seed(1),
  judge: tellIfDvt,
  cases: s05.cases,
};
