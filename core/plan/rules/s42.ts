import { judged } from '../judging/wording.ts';
import type { Rule } from './rule.ts';
import { seed } from './rule.ts';

/** Provenance of every output. */
export const s42: Rule = {
  id: 'S42',
  kind: 'context',
  sentence:
    'For education. The rules come from one article that is itself pending human review and prints no reference list: verify them against the primary literature before use.',
  source: seed(),
  judge: () => judged('information', 'Holds for every output of this tool.'),
  cases: [
    { given: {}, status: 'information' },
    { given: { findings: { dvt: 'acute' } }, status: 'information' },
  ],
};
