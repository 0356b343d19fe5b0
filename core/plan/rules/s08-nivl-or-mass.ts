import { judgeDifferential } from '../judging/dvt.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** NIVL or a mass, once DVT is excluded. */
export const s08NivlOrMass: Rule = {
  id: 'S08',
  kind: 'gate',
  sentence:
    'Once DVT is excluded, the differential is a non-thrombotic iliac vein lesion (NIVL) or compression by a mass.',
  source: sourceArticle(1, 2),
  judge: judgeDifferential,
  cases: [
    { given: {}, status: 'met' },
    { given: { findings: { dvt: 'acute' } }, status: 'not-met' },
    { given: { findings: { dvt: 'unknown' } }, status: 'unknown' },
    { given: { findings: { wholeLegSwelling: 'yes', pelvicImaging: 'not-done' } }, status: 'unknown' },
  ],
};
