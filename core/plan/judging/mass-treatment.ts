import type { Judgement } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { massCompresses, massMalignant } from '../mass.ts';
import { ARTERY_BESIDE_MASS } from '../words.ts';
import { kindText, withoutMass } from './mass.ts';
import { judged } from './wording.ts';

/** S35: a characterised mass compresses the vein, so the mass is treated. */
export function judgeMassTreatment({ findings }: Facts): Judgement {
  const without = withoutMass(findings);
  if (without !== null) return without;
  if (findings.mass.compressionCause === 'arterial') {
    return judged('not-applicable', ARTERY_BESIDE_MASS);
  }
  return massCompresses(findings)
    ? judged('met', 'A mass characterised with contrast imaging compresses the vein.')
    : judged(
        'unknown',
        'A mass is present, but it is not characterised with contrast or what compresses the vein is undecided.',
      );
}

const NO_COMPRESSING_MASS = judged('not-applicable', 'No mass is known to compress the vein.');

/** S36: a temporising stent may be considered, with the mass not resectable now and severe symptoms — both. */
export function judgeTemporisingStent(facts: Facts): Judgement {
  if (judgeMassTreatment(facts).status !== 'met') return NO_COMPRESSING_MASS;
  const { resectableNow, severeSymptoms } = facts.findings.mass;
  const because = `Resectable now: ${resectableNow}. Severe symptoms: ${severeSymptoms}.`;
  if (resectableNow === 'yes' || severeSymptoms === 'no') return judged('not-met', because);
  return judged(resectableNow === 'no' && severeSymptoms === 'yes' ? 'met' : 'unknown', because);
}

/** S37: with malignant compression, oncology is involved and a palliative stent depends on life expectancy. */
export function judgePalliation(facts: Facts): Judgement {
  if (judgeMassTreatment(facts).status !== 'met') return NO_COMPRESSING_MASS;
  const { kind, lifeExpectancyPermits } = facts.findings.mass;
  if (kind === 'unknown') return judged('unknown', 'Kind of mass: unknown.');
  if (!massMalignant(facts.findings)) return judged('not-applicable', kindText(kind));
  const because = `${kindText(kind)} Life expectancy permits a palliative stent: ${lifeExpectancyPermits}.`;
  if (lifeExpectancyPermits === 'unknown') return judged('unknown', because);
  return judged(lifeExpectancyPermits === 'yes' ? 'met' : 'not-met', because);
}
