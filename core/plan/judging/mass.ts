import type { Judgement } from '../answer.ts';
import type { Facts } from '../facts.ts';
import type { CompleteFindings } from '../findings.ts';
import { massCharacterised, massPresent } from '../mass.ts';
import { judged } from './wording.ts';

/** Says that there is no mass or that nobody knows; null when there is one. */
export function withoutMass({ mass }: CompleteFindings): Judgement | null {
  if (mass.present === 'no') return judged('not-applicable', 'There is no iliac mass.');
  return mass.present === 'unknown' ? judged('unknown', 'It is not known whether there is an iliac mass.') : null;
}

/** S18: what compresses the vein is decided. */
export function judgeCompressionCause({ findings }: Facts): Judgement {
  const without = withoutMass(findings);
  if (without !== null) return without;
  const { compressionCause } = findings.mass;
  if (compressionCause === 'unknown')
    return judged('unknown', 'There is a mass; what compresses the vein is not decided.');
  return judged(
    'met',
    `There is a mass; what compresses the vein is judged to be the ${compressionCause === 'mass' ? 'mass' : 'artery'}.`,
  );
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
    : judged('unknown', 'It is not known how the mass was imaged.');
}

/** S20, S21, S22: text about a mass of certain kinds. */
export function tellIfMassIs(kinds: readonly CompleteFindings['mass']['kind'][]): (facts: Facts) => Judgement {
  return ({ findings }) =>
    massPresent(findings) && kinds.includes(findings.mass.kind)
      ? judged('information', `The mass is of the kind "${findings.mass.kind}".`)
      : judged('not-applicable', `No mass of the kind ${kinds.map((kind) => `"${kind}"`).join(' or ')} is known.`);
}
