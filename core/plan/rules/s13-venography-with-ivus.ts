import { judgeBothRecorded } from '../judging/imaging.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** Venography and IVUS before any intervention. */
export const s13VenographyWithIvus: Rule = {
  id: 'S13',
  kind: 'gate',
  sentence: 'Venography with IVUS is mandatory before any intervention; it is the only definitive test.',
  source: sourceArticle(1, 2),
  judge: judgeBothRecorded,
  cases: [
    { given: {}, status: 'met' },
    { given: { findings: { venography: 'not-recorded' } }, status: 'not-met' },
    { given: { findings: { ivus: 'not-recorded', venography: 'unknown' } }, status: 'not-met' },
    { given: { findings: { ivus: 'unknown' } }, status: 'unknown' },
  ],
};
