import { judgeCtAgainstComplaints } from '../judging/imaging.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';
import { LESION, REFERENCE } from './worked.ts';

/** Compression on CT must match the symptoms. */
export const s12CtMustMatchSymptoms: Rule = {
  id: 'S12',
  kind: 'pitfall',
  sentence:
    'Compression on CT must match the symptoms: the source article reports more than 50 % compression of the left iliac vein in up to 24 % of people without symptoms (unverified).',
  source: sourceArticle(1),
  judge: judgeCtAgainstComplaints,
  cases: [
    { given: {}, status: 'not-applicable' },
    {
      given: { lumens: [...LESION, { role: 'lesion', modality: 'CT', long: 18, short: 5 }, REFERENCE] },
      status: 'met',
    },
    {
      given: {
        findings: { qualityOfLife: 'minimally-affected' },
        lumens: [...LESION, { role: 'lesion', modality: 'CT', long: 18, short: 5 }, REFERENCE],
      },
      status: 'not-met',
    },
    {
      given: {
        findings: { qualityOfLife: 'unknown' },
        lumens: [...LESION, { role: 'lesion', modality: 'CT', long: 18, short: 5 }, REFERENCE],
      },
      status: 'unknown',
    },
  ],
};
