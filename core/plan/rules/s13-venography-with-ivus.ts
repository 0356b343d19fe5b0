import { judgeBothRecorded } from '../judging/imaging.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** Venography and IVUS before any intervention. */
export const s13VenographyWithIvus: Rule = {
  id: 'S13',
  kind: 'gate',
  sentence: 'Venography together with IVUS is mandatory before any intervention; only this test is definitive.',
  source: sourceArticle(1, 2),
  judge: judgeBothRecorded,
  cases: [
    { given: {}, status: 'met' },
    { given: { findings: { venography: 'not-recorded' } }, status: 'not-met' },
    { given: { findings: { ivus: 'not-recorded', venography: 'unknown' } }, status: 'not-met' },
    { given: { findings: { ivus: 'unknown' } }, status: 'unknown' },
  ],
};
