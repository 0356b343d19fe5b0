import { tellIfNoPriorVte } from '../judging/after-stent.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** No consensus on antithrombotic drugs after stenting. */
export const s32NoAntithromboticConsensus: Rule = {
  id: 'S32',
  kind: 'follow-up',
  sentence:
    'After stenting of NIVL without previous venous thromboembolism, there is no consensus for routine anticoagulants or antiplatelet drugs.',
  source: sourceArticle(2),
  judge: tellIfNoPriorVte,
  cases: [
    { given: {}, status: 'information' },
    { given: { findings: { priorVte: 'yes' } }, status: 'not-applicable' },
    { given: { findings: { priorVte: 'unknown' } }, status: 'unknown' },
    { given: { findings: { priorVte: 'unknown', venography: 'unknown' } }, status: 'not-applicable' },
  ],
};
