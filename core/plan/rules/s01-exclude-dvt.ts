import { judgeDvtExcluded } from '../judging/dvt.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** Acute DVT is excluded first. */
export const s01ExcludeDvt: Rule = {
  id: 'S01',
  kind: 'gate',
  sentence:
    'Before anything else, exclude acute deep vein thrombosis with compression ultrasound of the whole leg; anticoagulate a DVT urgently.',
  source: sourceArticle(1),
  judge: judgeDvtExcluded,
  cases: [
    { given: {}, status: 'met' },
    { given: { findings: { dvt: 'acute' } }, status: 'not-met' },
    { given: { findings: { pelvicThrombus: 'yes' } }, status: 'not-met' },
    { given: { findings: { dvt: 'unknown' } }, status: 'unknown' },
  ],
};
