import { judgeBothRecorded } from '../judging/imaging.ts';
import type { Rule } from './rule.ts';
import { seed } from './rule.ts';

/** Venography with IVUS. */
export const s13: Rule = {
  id: 'S13',
  kind: 'gate',
  sentence: 'Venography together with IVUS is mandatory before any intervention; only this test is definitive.',
  source: seed(1, 2),
  judge: judgeBothRecorded,
  cases: [
    { given: {}, status: 'met' },
    { given: { findings: { venography: 'not-recorded' } }, status: 'not-met' },
    { given: { findings: { ivus: 'not-recorded', venography: 'unknown' } }, status: 'not-met' },
    { given: { findings: { ivus: 'unknown' } }, status: 'unknown' },
  ],
};
