import { judgeIndication } from '../judging/complaints.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** The indication for a stent. */
export const s24Indication: Rule = {
  id: 'S24',
  kind: 'gate',
  sentence:
    'A stent is appropriate only for asymmetric oedema that significantly affects quality of life, with other causes excluded.',
  source: sourceArticle(2),
  judge: judgeIndication,
  cases: [
    { given: {}, status: 'met' },
    { given: { findings: { oedema: 'bilateral-asymmetric' } }, status: 'met' },
    { given: { findings: { oedema: 'bilateral-symmetric' } }, status: 'not-met' },
    { given: { findings: { oedema: 'none' } }, status: 'not-met' },
    { given: { findings: { qualityOfLife: 'not-affected' } }, status: 'not-met' },
    { given: { findings: { otherCauses: { renalDisease: 'present' } } }, status: 'not-met' },
    { given: { findings: { otherCauses: { renalDisease: 'unknown' } } }, status: 'unknown' },
    { given: { findings: { oedema: 'unknown' } }, status: 'unknown' },
  ],
};
