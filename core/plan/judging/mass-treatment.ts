import type { Judgement } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { massCompresses, massMalignant } from '../mass.ts';
import { withoutMass } from './mass.ts';
import { judged, plain } from './wording.ts';

/** S35: a characterised mass compresses the vein, so the mass is treated. */
export function judgeMassTreatment({ findings }: Facts): Judgement {
  const without = withoutMass(findings);
  if (without !== null) return without;
  if (findings.mass.compressionCause === 'arterial') {
    return judged('not-applicable', 'There is a mass, but the compression is judged arterial.');
  }
  return massCompresses(findings)
    ? judged('met', 'A mass characterised with contrast compresses the vein.')
    : judged('unknown', 'There is a mass that is not characterised with contrast or whose effect is not decided.');
}

/** S36: a temporising stent may be considered, with the mass not resectable now and severe symptoms — both. */
export function judgeTemporisingStent(facts: Facts): Judgement {
  if (judgeMassTreatment(facts).status !== 'met')
    return judged('not-applicable', 'No mass is known to compress the vein.');
  const { resectableNow, severeSymptoms } = facts.findings.mass;
  const because = `Resectable now: ${resectableNow}. Severe symptoms: ${severeSymptoms}.`;
  if (resectableNow === 'yes' || severeSymptoms === 'no') return judged('not-met', because);
  return judged(resectableNow === 'no' && severeSymptoms === 'yes' ? 'met' : 'unknown', because);
}

/** S37: with malignant compression, oncology is involved and a palliative stent depends on life expectancy. */
export function judgePalliation(facts: Facts): Judgement {
  if (judgeMassTreatment(facts).status !== 'met')
    return judged('not-applicable', 'No mass is known to compress the vein.');
  const { kind, lifeExpectancyPermits } = facts.findings.mass;
  if (kind === 'unknown') return judged('unknown', 'The kind of the mass is not known.');
  if (!massMalignant(facts.findings)) return judged('not-applicable', `The mass is of the kind "${plain(kind)}".`);
  const because = `Kind: ${kind}. Life expectancy permits a palliative stent: ${lifeExpectancyPermits}.`;
  if (lifeExpectancyPermits === 'unknown') return judged('unknown', because);
  return judged(lifeExpectancyPermits === 'yes' ? 'met' : 'not-met', because);
}
