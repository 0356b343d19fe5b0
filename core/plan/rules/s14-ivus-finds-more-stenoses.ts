import { judged } from '../judging/wording.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** IVUS finds more stenoses than venography. */
export const s14IvusFindsMoreStenoses: Rule = {
  id: 'S14',
  kind: 'context',
  sentence:
    'IVUS finds 30 % more stenoses of 50 % or more than venography alone (figure from the source article, unverified). A statistic, not a gate.',
  source: sourceArticle(2),
  judge: () => judged('information', 'For information only; nothing is decided on it.'),
  cases: [{ given: {}, status: 'information' }],
};
