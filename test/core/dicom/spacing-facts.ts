import type { Calibration } from '../../../core/dicom/calibration.ts';
import type { SpacingFacts } from '../../../core/dicom/run.ts';

const nothing: SpacingFacts = {
  modality: 'US',
  sopClassUid: '1.2.840.10008.5.1.4.1.1.3.1',
  rows: 400,
  columns: 600,
  regions: null,
  pixelSpacing: null,
  fromFunctionalGroups: false,
  calibrationType: '',
  calibrationDescription: '',
  imagerPixelSpacing: null,
  magnification: null,
  sourceToDetector: null,
  sourceToPatient: null,
  matrix: 'original',
  aspectRatio: null,
};
/** What the header of an ultrasound run of 600 × 400 without any scale says, and more. */
export const spacingFacts = (more: Partial<SpacingFacts>): SpacingFacts => ({ ...nothing, ...more });
/** State and scale, or the reason that there is none. */
export function judged(calibration: Calibration): readonly unknown[] {
  return calibration.known
    ? [calibration.state, calibration.mmPerPixelX, calibration.mmPerPixelY]
    : [calibration.reason];
}
