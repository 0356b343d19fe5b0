import { diameterStenosis } from '../../measure/stenosis.ts';
import type { Judgement } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { judgeComplaints } from './complaints.ts';
import { counted, judged, mm, NO_REFERENCE, percent, plain } from './wording.ts';

/** S11: treatment is decided on IVUS, never on CT venography alone. */
export function judgeDecidingModality({ primary }: Facts): Judgement {
  if (primary === null) return judged('unknown', 'No lesion is chosen to decide.');
  return primary.modality === 'IVUS'
    ? judged('met', 'The lesion is measured on IVUS.')
    : judged('not-met', `The lesion is measured on ${primary.modality}; only IVUS decides.`);
}

/** S12: compression seen on CT has to match the complaints. */
export function judgeCtAgainstComplaints(facts: Facts): Judgement {
  const seen = facts.lumens.some(({ role, modality }) => role === 'lesion' && modality === 'CT');
  return seen ? judgeComplaints(facts) : judged('not-applicable', 'No lesion is traced on CT.');
}

/** S13: venography and IVUS are both recorded. */
export function judgeBothRecorded({ findings: { venography, ivus } }: Facts): Judgement {
  const because = `Venography: ${plain(venography)}. IVUS: ${plain(ivus)}.`;
  if (venography === 'not-recorded' || ivus === 'not-recorded') return judged('not-met', because);
  return judged(venography === 'recorded' && ivus === 'recorded' ? 'met' : 'unknown', because);
}

/** S16: IVUS is recorded. */
export function judgeIvusRecorded({ findings: { ivus } }: Facts): Judgement {
  const because = `IVUS: ${plain(ivus)}.`;
  if (ivus === 'unknown') return judged('unknown', because);
  return judged(ivus === 'recorded' ? 'met' : 'not-met', because);
}

/** S17: the lesion is compared with a normal external iliac vein. */
export function judgeReference(facts: Facts): Judgement {
  const { lumens, lesion, validReferences } = facts;
  const offered = lumens.filter(({ role }) => role === 'reference').length;
  const aside = commonIliacFigures(facts);
  if (offered > 0 && validReferences.length === 0) {
    const none = offered === 1 ? 'The reference tracing is not' : `None of the ${offered} reference tracings is`;
    return judged('not-met', `${none} a normal external iliac vein on IVUS.${aside}`);
  }
  if (offered === 0) return judged('unknown', 'No reference is traced.');
  if (lesion === null)
    return judged('unknown', `A reference is traced, but no lesion on IVUS is chosen to decide.${aside}`);
  return judged(
    'met',
    `The lesion is compared with ${counted(validReferences.length, 'normal external iliac tracing', 'normal external iliac tracings')}.${aside}`,
  );
}

/** The stenosis against each common iliac reference, to be shown beside the rule and never used (A4). */
function commonIliacFigures({ lumens, lesion }: Facts): string {
  const common = lumens.filter(({ role, segment }) => role === 'reference' && segment === 'CIV');
  return common
    .filter(({ unit }) => unit === lesion?.unit)
    .map(({ readings }) => percent(diameterStenosis(readings.mean, lesion?.readings.min ?? Number.NaN)))
    .map(
      (share) => ` Against the common iliac vein the stenosis would be ${share}, but that vein is not the reference.`,
    )
    .join('');
}

/** S27: the reference diameter that the stent is sized on exists in millimetres. */
export function judgeSizingDiameter({ reference, validReferences }: Facts): Judgement {
  if (reference?.unit === 'mm') return judged('met', `Reference diameter ${mm(reference.diameter)}.`);
  return validReferences.length === 0
    ? judged('unknown', NO_REFERENCE)
    : judged('unknown', 'Not all references are in millimetres.');
}
