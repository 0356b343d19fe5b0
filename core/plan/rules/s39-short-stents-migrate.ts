import { judgeLength } from '../judging/stent.ts';
import { SHORTEST_STENT_MM } from '../target.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';
import { s28ShortestStent } from './s28-shortest-stent.ts';

/** Short stents migrate. */
export const s39ShortStentsMigrate: Rule = {
  id: 'S39',
  kind: 'pitfall',
  sentence: `Do not use stents below ${SHORTEST_STENT_MM} mm. Of their migrations, the source article puts 56 % in the heart and 24 % in the pulmonary artery, with 16.2 % mortality (unverified).`,
  source: sourceArticle(1, 2),
  threshold: { comparison: 'at least', value: SHORTEST_STENT_MM, unit: 'mm' },
  judge: judgeLength,
  cases: s28ShortestStent.cases,
};
