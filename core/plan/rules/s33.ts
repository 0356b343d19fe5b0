import { tellIfNoPriorVte } from '../judging/after-stent.ts';
import type { Rule } from './rule.ts';
import { seed } from './rule.ts';
import { s32 } from './s32.ts';

/** Patency without antithrombotic drugs. */
export const s33: Rule = {
  id: 'S33',
  kind: 'context',
  sentence:
    'After stenting of a NIVL without earlier venous thromboembolism, high patency is reported without antithrombotic drugs.',
  source: seed(2),
  judge: tellIfNoPriorVte,
  cases: s32.cases,
};
