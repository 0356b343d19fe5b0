import { judgeDiameter } from '../judging/stent.ts';
import { OVERSIZE_MM } from '../target.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';
import { stent } from './worked.ts';

/** How much wider than the reference the stent is. */
export const s30OversizeWindow: Rule = {
  id: 'S30',
  kind: 'technical',
  sentence: `The stent must be ${OVERSIZE_MM.least} to ${OVERSIZE_MM.most} mm wider than the reference (both included), and within the manufacturer’s own window where that is entered.`,
  source: sourceArticle(1, 2),
  threshold: { comparison: 'within', least: OVERSIZE_MM.least, most: OVERSIZE_MM.most, unit: 'mm' },
  judge: judgeDiameter,
  cases: [
    {
      given: {
        products: [stent(13.799, 100)],
      },
      status: 'not-met',
    },
    {
      given: {
        products: [stent(13.8, 100)],
      },
      status: 'met',
    },
    {
      given: {
        products: [stent(16.8, 100)],
      },
      status: 'met',
    },
    {
      given: {
        products: [stent(16.801, 100)],
      },
      status: 'not-met',
    },
    {
      given: {
        products: [stent(16, 100, { ifuOversizeMm: [1, 3] })],
      },
      status: 'not-met',
    },
    {
      given: {
        products: [stent(16, 100, { status: 'recalled' })],
      },
      status: 'not-met',
    },
    { given: { findings: { oedema: 'none' } }, status: 'not-applicable' },
  ],
};
