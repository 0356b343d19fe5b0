import type { SpacingFacts } from '../run.ts';
import { type Calibration, fiducialScale, geometryScale, knownScale, noScale } from './scale.ts';

/** What the SOP classes of angiography and fluoroscopy begin with. */
export const ANGIOGRAPHY = '1.2.840.10008.5.1.4.1.1.12.';

/** Angiography and fluoroscopy, by modality or by SOP class. */
export function isXray({ modality, sopClassUid }: SpacingFacts): boolean {
  return modality === 'XA' || modality === 'RF' || sopClassUid.startsWith(ANGIOGRAPHY);
}

/** Magnifications outside these do not occur between a patient and a detector. */
const MAGNIFICATION = { least: 1, most: 2 };

/** Millimetres per pixel of an angiogram: only a calibration on an object may size a stent, everything from geometry is an estimate. */
export function calibrateXray(spacing: SpacingFacts): Calibration {
  const { pixelSpacing, imagerPixelSpacing, calibrationType } = spacing;
  if (pixelSpacing === null) return atIsocentre(spacing);
  if (spacing.fromFunctionalGroups || calibrationType === 'GEOMETRY') return geometryScale(pixelSpacing);
  if (calibrationType === 'FIDUCIAL') return fiducialScale(spacing, pixelSpacing);
  // Equal to the detector's own: nobody corrected it for the magnification.
  if (imagerPixelSpacing !== null && pixelSpacing.every((value, i) => close(value, imagerPixelSpacing[i])))
    return atIsocentre(spacing);
  return knownScale('CALIBRATED_UNKNOWN', pixelSpacing[0], pixelSpacing[1], 'Pixel Spacing of unstated origin', {
    needsConfirmation: true,
    warnings: [
      'The file does not state how its Pixel Spacing was calibrated: check it against an object of known size in the picture.',
    ],
  });
}

function atIsocentre(spacing: SpacingFacts): Calibration {
  const { imagerPixelSpacing: detector } = spacing;
  if (detector === null) {
    const [vertical, horizontal] = spacing.aspectRatio ?? [1, 1];
    return noScale(
      'UNCALIBRATED',
      'The file does not state its pixel size: calibrate on an object of known size.',
      vertical / horizontal,
    );
  }
  if (spacing.matrix !== 'original') {
    const sentence =
      'The picture was derived from another one, so the pixel size at the detector may not apply to it: calibrate on an object of known size.';
    return noScale('UNCALIBRATED', sentence, detector[0] / detector[1]);
  }
  const factor = magnification(spacing);
  if (factor === null) {
    const sentence =
      'The file gives the pixel size at the detector but no usable magnification: calibrate on an object of known size.';
    return noScale('UNCALIBRATED', sentence, detector[0] / detector[1]);
  }
  return knownScale(
    'ESTIMATED_ISOCENTRE',
    detector[0] / factor,
    detector[1] / factor,
    `detector pixel size, corrected for magnification × ${factor.toFixed(3)}`,
    {
      sizing: false,
      warnings: ['The scale holds only at the centre of rotation: about 7 % off for a vessel 5 cm nearer or farther.'],
    },
  );
}

function magnification({ magnification: stated, sourceToDetector, sourceToPatient }: SpacingFacts): number | null {
  const factor =
    stated ?? (sourceToDetector !== null && sourceToPatient !== null ? sourceToDetector / sourceToPatient : Number.NaN);
  return factor >= MAGNIFICATION.least && factor <= MAGNIFICATION.most ? factor : null;
}

function close(a: number, b: number | undefined): boolean {
  return b !== undefined && Math.abs(a - b) <= 1e-6 * Math.max(a, b);
}
