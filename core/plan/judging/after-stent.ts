import type { Judgement } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { judged } from './wording.ts';

/** S32, S33: text for a stented patient who never had a venous thromboembolism. */
export function tellIfNoPriorVte({ outcome, findings: { priorVte } }: Facts): Judgement {
  if (outcome !== 'APPROPRIATE') return NO_STENT;
  switch (priorVte) {
    case 'yes':
      return judged('not-applicable', 'The patient has had venous thromboembolism.');
    case 'no':
      return judged('information', 'The patient has never had venous thromboembolism.');
    case 'unknown':
      return judged('unknown', 'Previous venous thromboembolism: unknown.');
  }
}

/** S34: text for every stented patient. */
export function tellIfStented({ outcome }: Facts): Judgement {
  return outcome === 'APPROPRIATE' ? judged('information', 'A stent is proposed.') : NO_STENT;
}

const NO_STENT = judged('not-applicable', 'No stent is proposed.');
