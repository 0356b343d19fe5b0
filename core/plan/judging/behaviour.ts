import type { Judgement } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { FEWEST_STATES, variationExplained } from '../missing.ts';
import { counted, judged, percent } from './wording.ts';

/** S31: the lesion is fixed, shown in at least two states. */
export function judgeFixed({ findings, states }: Facts): Judgement {
  const { lesionBehaviour } = findings;
  if (lesionBehaviour === 'dynamic') return judged('not-met', 'The operator judged the lesion dynamic.');
  if (lesionBehaviour === 'not-assessed') return judged('unknown', 'Fixed or dynamic: not answered.');
  const count = states.names.length;
  if (count < FEWEST_STATES) {
    return judged(
      'unknown',
      `The lesion is traced in ${counted(count, 'named state', 'named states')}; at least ${FEWEST_STATES} are needed.`,
    );
  }
  const variation = states.variationPct === null ? '' : `, MLD variation ${percent(states.variationPct)}`;
  const traced = `The operator judged the lesion fixed; traced in ${count} states${variation}`;
  if (!states.verdictFlips) return judged('met', `${traced}.`);
  return variationExplained(findings)
    ? judged(
        'met',
        `${traced}; the verdict differs between states; reason given: ${findings.fixedDespiteVariation.trim()}`,
      )
    : judged('unknown', `${traced}; the verdict differs between states and no reason is given.`);
}
