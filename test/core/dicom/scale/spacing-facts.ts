import type { SpacingFacts } from '../../../../core/dicom/run.ts';
import type { Calibration } from '../../../../core/dicom/scale/calibration.ts';

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
/** The SOP class of angiograms. */
const XA_IMAGE = '1.2.840.10008.5.1.4.1.1.12.1';

/** What the header of an ultrasound run of 600 × 400 without any scale says, and more; an angiogram has a class of its own. */
export const spacingFacts = (more: Partial<SpacingFacts>): SpacingFacts => ({
  ...nothing,
  ...(more.modality === 'XA' ? { sopClassUid: XA_IMAGE } : {}),
  ...more,
});

/** What the header of an IVUS run says whose one ultrasound region covers the picture with pixels of 0.1 mm. */
export function squarePixels(columns: number, rows: number): SpacingFacts {
  const region = {
    spatialFormat: 1,
    dataType: 1,
    flags: 0,
    box: { x0: 0, y0: 0, x1: columns - 1, y1: rows - 1 },
    unitsX: 3,
    unitsY: 3,
    deltaX: 0.01,
    deltaY: 0.01,
  };
  return spacingFacts({ modality: 'IVUS', rows, columns, regions: [region] });
}

/** State and scale, or the reason that there is none. */
export function judged(calibration: Calibration): readonly unknown[] {
  return calibration.known
    ? [calibration.state, calibration.mmPerPixelX, calibration.mmPerPixelY]
    : [calibration.reason];
}
