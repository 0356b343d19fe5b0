import { tellIfDvt } from '../judging/dvt.ts';
import type { Rule } from './rule.ts';
import { seed } from './rule.ts';
import { s05 } from './s05.ts';

/** A filter only without anticoagulation. */
export const s06: Rule = {
  id: 'S06',
  kind: 'follow-up',
  sentence: 'Confirmed DVT: a vena cava filter is considered only where anticoagulation is contraindicated.',
  source: seed(1),
  judge: tellIfDvt,
  cases: s05.cases,
};
