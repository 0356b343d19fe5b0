import { DIAMETER_STENOSIS_PCT } from '../../measure/stenosis.ts';
import type { Judgement } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { diameterDigits, shownStenosis, stenosisText } from '../figures.ts';
import { NOT_NARROWER } from '../words.ts';
import { judged, mm, NO_REFERENCE, percent } from './wording.ts';

/** S15, S23: the diameter stenosis on IVUS is above the threshold. */
export function judgeStenosis({ lesion, reference, validReferences, stenosis }: Facts): Judgement {
  if (lesion === null) return judged('unknown', 'No lesion on IVUS is chosen to decide.');
  if (validReferences.length === 0) return judged('unknown', NO_REFERENCE);
  if (reference === null || stenosis === null) {
    return judged('unknown', 'The lesion and the references are not all in the same unit.');
  }
  const share = percent(stenosis.diameterPct);
  if (!stenosis.narrower) return judged('unknown', `${NOT_NARROWER} (diameter stenosis ${share}): no verdict.`);
  if (stenosis.confirmed === null)
    return judged('unknown', `Diameter stenosis ${share}, measured in pixels: no verdict without a scale.`);
  const [mldMm, rvdMm] = [lesion.readings.min, reference.diameter];
  const shown = shownStenosis({ mldMm, rvdMm, diameterStenosisPct: stenosis.diameterPct }) ?? stenosis.diameterPct;
  const digits = diameterDigits(shown);
  const figures = `MLD ${mm(mldMm, digits)}, RVD ${mm(rvdMm, digits)}: diameter stenosis ${stenosisText(shown)}`;
  return stenosis.confirmed
    ? judged('met', `${figures}, above ${DIAMETER_STENOSIS_PCT} %.`)
    : judged('not-met', `${figures}, not above ${DIAMETER_STENOSIS_PCT} %.`);
}
