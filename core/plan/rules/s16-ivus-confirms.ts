import { judgeIvusRecorded } from '../judging/imaging.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** IVUS confirms what CT or ultrasound shows. */
export const s16IvusConfirms: Rule = {
  id: 'S16',
  kind: 'gate',
  sentence: 'Do not treat findings on CT or ultrasound alone: IVUS must confirm them.',
  source: sourceArticle(2),
  judge: judgeIvusRecorded,
  cases: [
    { given: {}, status: 'met' },
    { given: { findings: { ivus: 'not-recorded' } }, status: 'not-met' },
    { given: { findings: { ivus: 'unknown' } }, status: 'unknown' },
  ],
};
