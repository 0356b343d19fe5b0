import { DIAMETER_STENOSIS_PCT } from '../../measure/stenosis.ts';
import type { Judgement } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { judged, mm, percent } from './wording.ts';

const NOT_NARROWER = 'The lesion is not narrower than the reference';

/** S15, S23: the diameter stenosis on IVUS is above the threshold. */
export function judgeStenosis({ lesion, reference, validReferences, stenosis }: Facts): Judgement {
  if (lesion === null) return judged('unknown', 'There is no primary lesion traced on IVUS.');
  if (validReferences.length === 0) return judged('unknown', 'There is no valid external iliac reference on IVUS.');
  if (reference === null || stenosis === null) {
    return judged('unknown', 'Lesion and references are not all in one unit.');
  }
  const share = percent(stenosis.diameterPct);
  if (!stenosis.narrower) return judged('unknown', `${NOT_NARROWER} (diameter stenosis ${share}): no verdict.`);
  if (stenosis.confirmed === null)
    return judged('unknown', `Diameter stenosis ${share} in pixels: no scale, no verdict.`);
  const figures = `MLD ${mm(lesion.readings.min)}, RVD ${mm(reference.diameter)}: diameter stenosis ${share}`;
  return stenosis.confirmed
    ? judged('met', `${figures}, above ${DIAMETER_STENOSIS_PCT} %.`)
    : judged('not-met', `${figures}, not above ${DIAMETER_STENOSIS_PCT} %.`);
}
