import { judgeSwellingImaged } from '../judging/dvt.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';
import { s03PelvicImagingForSwelling } from './s03-pelvic-imaging-for-swelling.ts';

/** The pelvis is not left unimaged. */
export const s41UnimagedPelvis: Rule = {
  id: 'S41',
  kind: 'pitfall',
  sentence: 'Do not leave the pelvis unimaged when ultrasound of the leg is negative but the whole leg stays swollen.',
  source: sourceArticle(1),
  judge: judgeSwellingImaged,
  cases: s03PelvicImagingForSwelling.cases,
};
