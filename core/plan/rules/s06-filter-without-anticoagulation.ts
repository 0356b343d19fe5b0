import { tellIfDvt } from '../judging/dvt.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';
import { s05HeparinForDvt } from './s05-heparin-for-dvt.ts';

/** A vena cava filter only where anticoagulation is contraindicated. */
export const s06FilterWithoutAnticoagulation: Rule = {
  id: 'S06',
  kind: 'follow-up',
  sentence: 'Confirmed DVT: consider a vena cava filter only if anticoagulation is contraindicated.',
  source: sourceArticle(1),
  judge: tellIfDvt,
  cases: s05HeparinForDvt.cases,
};
