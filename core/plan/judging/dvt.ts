import type { Judgement } from '../answer.ts';
import { hasDvt, missingForDvt, pelvisImaged } from '../dvt.ts';
import type { Facts } from '../facts.ts';
import type { CompleteFindings } from '../findings.ts';
import { judged } from './wording.ts';

/** S01: acute deep vein thrombosis is excluded. */
export function judgeDvtExcluded({ findings }: Facts): Judgement {
  if (findings.pelvicThrombus === 'yes') return judged('not-met', 'Pelvic imaging showed thrombus.');
  switch (findings.dvt) {
    case 'acute':
      return judged('not-met', 'Acute DVT was found.');
    case 'excluded':
      return judged('met', 'Acute DVT was excluded.');
    case 'unknown':
      return judged('unknown', 'Acute DVT: unknown.');
  }
}

/** S02: the duplex covers the veins from the common femoral vein to the calf. */
export function judgeDuplexExtent({ findings: { duplexExtent } }: Facts): Judgement {
  if (duplexExtent === 'unknown') return judged('unknown', 'Extent of the duplex: unknown.');
  return duplexExtent === 'cfv-to-calf'
    ? judged('met', 'The duplex covered the leg from the common femoral vein to the calf.')
    : judged(
        'not-met',
        duplexExtent === 'partial' ? 'The duplex covered only part of the leg.' : 'No duplex was done.',
      );
}

/** S05, S06, S07: text that belongs to a confirmed DVT. */
export function tellIfDvt({ findings }: Facts): Judgement {
  return hasDvt(findings)
    ? judged('information', 'DVT is confirmed. For information only; no dose is given.')
    : judged('not-applicable', 'DVT is not confirmed.');
}

/** S08: with the DVT question settled, the differential is NIVL or extrinsic compression. */
export function judgeDifferential({ findings }: Facts): Judgement {
  if (hasDvt(findings)) return judged('not-met', 'DVT is confirmed, so the NIVL pathway does not apply.');
  const open = missingForDvt(findings);
  if (open.length === 0) return judged('met', 'The DVT question is settled.');
  return judged('unknown', `The DVT question is still open: ${open.map((path) => OPEN[path] ?? path).join(', ')}.`);
}

/** What may keep the DVT question open, by its path. */
const OPEN: Readonly<Record<string, string>> = {
  'findings.dvt': 'compression ultrasound',
  'findings.duplexExtent': 'duplex of the whole leg',
  'findings.cfvWaveform': 'common femoral waveform',
  'findings.wholeLegSwelling': 'whole-leg swelling',
  'findings.pelvicImaging': 'CT or MR venography of the pelvis',
  'findings.pelvicThrombus': 'result of the pelvic imaging',
};

/** S03, S41: whole-leg swelling asks for imaging of the pelvis. */
export function judgeSwellingImaged({ findings }: Facts): Judgement {
  if (findings.wholeLegSwelling === 'no') return judged('not-applicable', 'No whole-leg swelling.');
  if (findings.wholeLegSwelling === 'unknown') return judged('unknown', 'Whole-leg swelling: unknown.');
  return judgePelvis(findings, 'Whole-leg swelling persists');
}

/** S04: a flat waveform in the common femoral vein asks for imaging of the pelvis. */
export function judgeWaveformImaged({ findings }: Facts): Judgement {
  if (findings.cfvWaveform === 'phasic') return judged('not-applicable', 'The common femoral waveform is phasic.');
  if (findings.cfvWaveform === 'unknown') return judged('unknown', 'Common femoral waveform: unknown.');
  return judgePelvis(findings, 'The common femoral waveform is flat');
}

function judgePelvis(findings: CompleteFindings, reason: string): Judgement {
  if (findings.pelvicImaging === 'not-done') return judged('not-met', `${reason}, but the pelvis was not imaged.`);
  if (!pelvisImaged(findings)) return judged('unknown', `${reason}; pelvic imaging: unknown.`);
  const name = findings.pelvicImaging === 'ctv' ? 'CT venography' : 'MR venography';
  if (findings.pelvicThrombus === 'unknown') return judged('unknown', `${reason}; result of ${name}: unknown.`);
  return judged('met', `${reason}; the pelvis was imaged by ${name}.`);
}
