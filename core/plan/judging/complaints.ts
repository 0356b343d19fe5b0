import type { Judgement } from '../answer.ts';
import type { Facts } from '../facts.ts';
import type { CompleteFindings } from '../findings.ts';
import { OTHER_CAUSES } from '../findings.ts';
import { complaintsMinor, hasOtherCause, oedemaSpeaksAgainst } from '../pathway-end.ts';
import { judged, plain } from './wording.ts';

/** S25, S40: the complaints, not the picture, justify treatment. */
export function judgeComplaints({ findings }: Facts): Judgement {
  if (complaintsMinor(findings)) {
    return judged('not-met', `Quality of life is ${plain(findings.qualityOfLife)}.`);
  }
  return findings.qualityOfLife === 'unknown'
    ? judged('unknown', 'Effect on quality of life: unknown.')
    : judged('met', 'Quality of life is significantly affected.');
}

/** S09: all six other causes of oedema are excluded. */
export function judgeOtherCauses({ findings }: Facts): Judgement {
  if (hasOtherCause(findings)) return judged('not-met', `Another cause is present: ${causes(findings, 'present')}.`);
  const open = causes(findings, 'unknown');
  if (open !== '') return judged('unknown', `Not yet excluded: ${open}.`);
  return judged('met', `All ${OTHER_CAUSES.length} other causes are excluded.`);
}

/** S24: asymmetric oedema, quality of life significantly affected, other causes excluded — all three. */
export function judgeIndication(facts: Facts): Judgement {
  const { findings } = facts;
  const complaints = judgeComplaints(facts);
  const others = judgeOtherCauses(facts);
  const because = `Oedema: ${plain(findings.oedema)}. ${complaints.because} ${others.because}`;
  if (oedemaSpeaksAgainst(findings) || complaints.status === 'not-met' || others.status === 'not-met') {
    return judged('not-met', because);
  }
  const known = findings.oedema !== 'unknown' && complaints.status === 'met' && others.status === 'met';
  return judged(known ? 'met' : 'unknown', because);
}

/** S10: the anatomy behind NIVL is left-sided. */
export function judgeSide({ findings: { side } }: Facts): Judgement {
  if (side === 'unknown') return judged('unknown', 'Side: unknown.');
  return judged(side === 'left' ? 'information' : 'not-applicable', `Side: ${side}.`);
}

/** S26: oedema of the genitals supports the indication. */
export function judgeGenitalOedema({ findings: { genitalOedema } }: Facts): Judgement {
  if (genitalOedema === 'unknown') return judged('unknown', 'Genital oedema: unknown.');
  return genitalOedema === 'yes'
    ? judged('met', 'Genital oedema is present.')
    : judged('not-applicable', 'No genital oedema.');
}

/** S38: bilateral oedema is not put down to the iliac vein. */
export function judgeLaterality({ findings }: Facts): Judgement {
  switch (findings.oedema) {
    case 'none':
      return judged('not-applicable', 'No oedema.');
    case 'bilateral-symmetric':
      return judged('not-met', 'Oedema is bilateral and symmetric: look for a systemic cause.');
    case 'asymmetric':
      return judged('met', 'Oedema is asymmetric.');
    case 'bilateral-asymmetric':
      return judged('information', 'Oedema is bilateral but asymmetric: consider a systemic cause as well.');
    case 'unknown':
      return judged('unknown', 'Side and symmetry of the oedema: unknown.');
  }
}

const CAUSE_NAMES: Readonly<Record<(typeof OTHER_CAUSES)[number], string>> = {
  heartFailure: 'heart failure',
  renalDisease: 'renal disease',
  liverDisease: 'liver disease',
  hypoproteinaemia: 'hypoproteinaemia',
  medications: 'medications',
  primaryLymphoedema: 'primary lymphoedema',
};

function causes({ otherCauses }: CompleteFindings, answer: 'present' | 'unknown'): string {
  return OTHER_CAUSES.filter((cause) => otherCauses[cause] === answer)
    .map((cause) => CAUSE_NAMES[cause])
    .join(', ');
}
