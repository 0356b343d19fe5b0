import { tellIfNoPriorVte } from '../judging/after-stent.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';
import { s32NoAntithromboticConsensus } from './s32-no-antithrombotic-consensus.ts';

/** Patency reported without antithrombotic drugs. */
export const s33PatencyWithoutAntithrombotics: Rule = {
  id: 'S33',
  kind: 'context',
  sentence:
    'After stenting of NIVL without previous venous thromboembolism, high patency is reported without antithrombotic drugs.',
  source: sourceArticle(2),
  judge: tellIfNoPriorVte,
  cases: s32NoAntithromboticConsensus.cases,
};
