import type { Judgement } from '../answer.ts';
import type { Facts } from '../facts.ts';
import type { CompleteFindings } from '../findings.ts';
import { massCharacterised, massPresent } from '../mass.ts';
import { ARTERY_BESIDE_MASS } from '../words.ts';
import { judged } from './wording.ts';

/** Says that there is no mass or that nobody knows; null when there is one. */
export function withoutMass({ mass }: CompleteFindings): Judgement | null {
  if (mass.present === 'no') return judged('not-applicable', 'No iliac mass.');
  return mass.present === 'unknown' ? judged('unknown', 'Iliac mass: unknown.') : null;
}

/** S18: what compresses the vein is decided. */
export function judgeCompressionCause({ findings }: Facts): Judgement {
  const without = withoutMass(findings);
  if (without !== null) return without;
  const { compressionCause } = findings.mass;
  if (compressionCause === 'unknown')
    return judged('unknown', 'A mass is present; what compresses the vein is undecided.');
  return judged('met', compressionCause === 'mass' ? 'The mass is judged to compress the vein.' : ARTERY_BESIDE_MASS);
}

/** S19: the mass is characterised by contrast CT or MRI. */
export function judgeCharacterised({ findings }: Facts): Judgement {
  const without = withoutMass(findings);
  if (without !== null) return without;
  if (massCharacterised(findings)) {
    const scan = findings.mass.characterisedBy === 'contrast-ct' ? 'CT' : 'MRI';
    return judged('met', `The mass was characterised by contrast ${scan}.`);
  }
  return findings.mass.characterisedBy === 'none'
    ? judged('not-met', 'The mass was not imaged with contrast.')
    : judged('unknown', 'Contrast imaging of the mass: unknown.');
}

const KINDS: Readonly<Record<CompleteFindings['mass']['kind'], string>> = {
  tumour: 'tumour',
  lymphadenopathy: 'lymphadenopathy',
  abscess: 'abscess',
  haematoma: 'haematoma',
  disc: 'bulging disc',
  bursitis: 'iliopsoas bursitis',
  other: 'other',
  unknown: 'unknown',
};

/** The kind of a mass as a sentence. */
export function kindText(kind: CompleteFindings['mass']['kind']): string {
  return `Kind of mass: ${KINDS[kind]}.`;
}

/** S20, S21, S22: text about a mass of certain kinds. */
export function tellIfMassIs(kinds: readonly CompleteFindings['mass']['kind'][]): (facts: Facts) => Judgement {
  return ({ findings }) =>
    massPresent(findings) && kinds.includes(findings.mass.kind)
      ? judged('information', kindText(findings.mass.kind))
      : judged('not-applicable', `No ${kinds.map((kind) => KINDS[kind]).join(' or ')} is known.`);
}
