import { judgeDuplexExtent } from '../judging/dvt.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** Duplex ultrasound covers the whole leg. */
export const s02WholeLegDuplex: Rule = {
  id: 'S02',
  kind: 'gate',
  sentence: 'Duplex ultrasound must cover the whole leg, from the common femoral vein to the calf veins.',
  source: sourceArticle(1),
  judge: judgeDuplexExtent,
  cases: [
    { given: {}, status: 'met' },
    { given: { findings: { duplexExtent: 'partial' } }, status: 'not-met' },
    { given: { findings: { duplexExtent: 'not-done' } }, status: 'not-met' },
    { given: { findings: { duplexExtent: 'unknown' } }, status: 'unknown' },
  ],
};
