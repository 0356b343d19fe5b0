import { judged } from '../judging/wording.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** Where every rule comes from. */
export const s42Provenance: Rule = {
  id: 'S42',
  kind: 'context',
  sentence:
    'For education only. The rules come from one article, which is itself pending human review and prints no reference list: verify them against the primary literature before use.',
  source: sourceArticle(),
  judge: () => judged('information', 'Applies to every output of this tool.'),
  cases: [
    { given: {}, status: 'information' },
    { given: { findings: { dvt: 'acute' } }, status: 'information' },
  ],
};
