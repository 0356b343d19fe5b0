import { judgeWaveformImaged } from '../judging/dvt.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** A flat common femoral waveform calls for imaging of the pelvic veins. */
export const s04PelvicImagingForFlatWaveform: Rule = {
  id: 'S04',
  kind: 'gate',
  sentence:
    'A flat, non-phasic Doppler signal in the common femoral vein points to a more central obstruction and requires pelvic imaging.',
  source: sourceArticle(1),
  judge: judgeWaveformImaged,
  cases: [
    { given: { findings: { cfvWaveform: 'phasic' } }, status: 'not-applicable' },
    { given: { findings: { cfvWaveform: 'flat-non-phasic' } }, status: 'met' },
    { given: { findings: { cfvWaveform: 'flat-non-phasic', pelvicImaging: 'not-done' } }, status: 'not-met' },
    {
      given: { findings: { cfvWaveform: 'flat-non-phasic', pelvicImaging: 'mrv', pelvicThrombus: 'yes' } },
      status: 'met',
    },
    { given: { findings: { cfvWaveform: 'flat-non-phasic', pelvicImaging: 'unknown' } }, status: 'unknown' },
    { given: { findings: { cfvWaveform: 'flat-non-phasic', pelvicThrombus: 'unknown' } }, status: 'unknown' },
  ],
};
