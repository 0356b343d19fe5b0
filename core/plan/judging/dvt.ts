import type { Judgement } from '../answer.ts';
import { hasDvt, missingForDvt, pelvisImaged } from '../dvt.ts';
import type { Facts } from '../facts.ts';
import type { CompleteFindings } from '../findings.ts';
import { judged, plain } from './wording.ts';

/** S01: acute deep vein thrombosis is excluded. */
export function judgeDvtExcluded({ findings }: Facts): Judgement {
  if (findings.pelvicThrombus === 'yes') return judged('not-met', 'Pelvic imaging showed thrombus.');
  switch (findings.dvt) {
    case 'acute':
      return judged('not-met', 'Acute DVT was found.');
    case 'excluded':
      return judged('met', 'Acute DVT was excluded.');
    case 'unknown':
      return judged('unknown', 'It is not known whether there is acute DVT.');
  }
}

/** S02: the duplex covers the veins from the common femoral vein to the calf. */
export function judgeDuplexExtent({ findings: { duplexExtent } }: Facts): Judgement {
  if (duplexExtent === 'unknown') return judged('unknown', 'The extent of the duplex is not known.');
  return duplexExtent === 'cfv-to-calf'
    ? judged('met', 'The duplex covers the common femoral vein to the calf.')
    : judged('not-met', `Duplex: ${plain(duplexExtent)}.`);
}

/** S05, S06, S07: text that belongs to a confirmed DVT. */
export function tellIfDvt({ findings }: Facts): Judgement {
  return hasDvt(findings)
    ? judged('information', 'DVT is confirmed; text only, no dose is proposed.')
    : judged('not-applicable', 'No DVT is confirmed.');
}

/** S08: with the DVT question settled, the differential is NIVL or extrinsic compression. */
export function judgeDifferential({ findings }: Facts): Judgement {
  if (hasDvt(findings)) return judged('not-met', 'DVT is confirmed, so the NIVL pathway does not begin.');
  const open = missingForDvt(findings);
  if (open.length === 0) return judged('met', 'The DVT question is settled.');
  return judged('unknown', `The DVT question is open: ${open.join(', ')}.`);
}

/** S03, S41: whole-leg swelling asks for imaging of the pelvis. */
export function judgeSwellingImaged({ findings }: Facts): Judgement {
  if (findings.wholeLegSwelling === 'no') return judged('not-applicable', 'There is no whole-leg swelling.');
  if (findings.wholeLegSwelling === 'unknown') return judged('unknown', 'Whole-leg swelling is not known.');
  return judgePelvis(findings, 'Whole-leg swelling persists');
}

/** S04: a flat waveform in the common femoral vein asks for imaging of the pelvis. */
export function judgeWaveformImaged({ findings }: Facts): Judgement {
  if (findings.cfvWaveform === 'phasic') return judged('not-applicable', 'The common femoral waveform is phasic.');
  if (findings.cfvWaveform === 'unknown') return judged('unknown', 'The common femoral waveform is not known.');
  return judgePelvis(findings, 'The common femoral waveform is flat');
}

function judgePelvis(findings: CompleteFindings, reason: string): Judgement {
  if (findings.pelvicImaging === 'not-done') return judged('not-met', `${reason} and the pelvis was not imaged.`);
  if (!pelvisImaged(findings)) return judged('unknown', `${reason}; pelvic imaging is not known.`);
  const name = findings.pelvicImaging.toUpperCase();
  if (findings.pelvicThrombus === 'unknown') return judged('unknown', `${reason}; the result of ${name} is not known.`);
  return judged('met', `${reason} and the pelvis was imaged by ${name}.`);
}
