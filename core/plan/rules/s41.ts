import { judgeSwellingImaged } from '../judging/dvt.ts';
import type { Rule } from './rule.ts';
import { seed } from './rule.ts';
import { s03 } from './s03.ts';

/** The unimaged pelvis. */
export const s41: Rule = {
  id: 'S41',
  kind: 'pitfall',
  sentence: 'Do not leave the pelvis unimaged when ultrasound of the leg is negative but the whole leg stays swollen.',
  source: seed(1),
  judge: judgeSwellingImaged,
  cases: s03.cases,
};
