import { judged } from '../judging/wording.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** IVUS finds more stenoses than venography. */
export const s14IvusFindsMoreStenoses: Rule = {
  id: 'S14',
  kind: 'context',
  sentence:
    'IVUS finds 30 % more stenoses of 50 % and above than venography alone (seed figure, unverified). A statistic, not a gate.',
  source: sourceArticle(2),
  judge: () => judged('information', 'A figure for orientation; nothing is decided on it.'),
  cases: [{ given: {}, status: 'information' }],
};
