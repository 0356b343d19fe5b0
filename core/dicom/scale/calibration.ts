import type { Polygon } from '../../geometry/flat.ts';
import type { SpacingFacts } from '../run.ts';
import { calibrateRegions } from './calibration-regions.ts';
import { calibrateXray, isXray } from './calibration-xray.ts';
import { type Calibration, type CalibrationState, fiducialScale, geometryScale, knownScale, noScale } from './scale.ts';

export type { Calibration } from './scale.ts';

/** Intravascular OCT for processing: its rows are angles, not a picture of the vessel. */
const POLAR = '1.2.840.10008.5.1.4.1.1.14.2';
const SECONDARY_CAPTURE = '1.2.840.10008.5.1.4.1.1.7';

/**
 * Millimetres per pixel for an outline, or for the whole picture without one (then the answer that holds for every usable region).
 * Never guesses: an ultrasound region wins over Pixel Spacing, and what proves nothing gives a reason.
 */
export function calibrate(spacing: SpacingFacts, outline: Polygon | null): Calibration {
  return questioned(byFile(spacing, outline));
}

/** Sizes of a pixel (mm) that occur in medical pictures; beyond them the operator has to confirm. Bounds are this program's own. */
const PIXEL = { least: 0.001, most: 5 };

function questioned(scale: Calibration): Calibration {
  if (!scale.known) return scale;
  const { mmPerPixelX: x, mmPerPixelY: y } = scale;
  if ([x, y].every((size) => size >= PIXEL.least && size <= PIXEL.most)) return scale;
  const [wide, high] = [x, y].map((size) => Number(size.toPrecision(3)));
  const warning = `A pixel of ${wide} × ${high} mm does not occur in such pictures: check the scale before you confirm it.`;
  return { ...scale, needsConfirmation: true, warnings: [...scale.warnings, warning] };
}

/**
 * Sentences for the operator about a scale that the file seems to give and does not: regions that are there and cannot be used,
 * and the Pixel Spacing that stands beside them.
 */
export function withoutScale(spacing: SpacingFacts): readonly string[] {
  if (spacing.regions === null) return [];
  const scale = calibrate(spacing, null);
  const told = !scale.known && (spacing.pixelSpacing !== null || scale.reason === 'REGION_BOUNDS_INVALID');
  return told ? [scale.sentence] : [];
}

function byFile(spacing: SpacingFacts, outline: Polygon | null): Calibration {
  if (spacing.sopClassUid === POLAR) {
    return noScale(
      'POLAR_IMAGE',
      'This is raw polar data, not a picture of the vessel: nothing can be measured on it.',
      null,
    );
  }
  if (spacing.regions !== null) return calibrateRegions(spacing, spacing.regions, outline);
  if (isXray(spacing)) return calibrateXray(spacing);
  if (spacing.pixelSpacing !== null) return fromPixelSpacing(spacing, spacing.pixelSpacing);
  if (spacing.aspectRatio !== null) {
    const [vertical, horizontal] = spacing.aspectRatio;
    return noScale(
      'RELATIVE_ONLY',
      'The file gives the shape of its pixels but not their size: ratios are valid, millimetres are not available.',
      vertical / horizontal,
    );
  }
  if (spacing.matrix === 'resampled') {
    const sentence = 'The picture was resampled from another one, and the file does not state its new pixel size.';
    return noScale('DERIVED_RESAMPLED_WITHOUT_SPACING', sentence, 1);
  }
  // DICOM demands the aspect ratio wherever pixels are not square, so that square is what its absence says.
  return noScale('NO_SPACING', 'The file does not state its pixel size.', 1);
}

function fromPixelSpacing(spacing: SpacingFacts, [vertical, horizontal]: readonly [number, number]): Calibration {
  const scale = (state: CalibrationState, from: string) => knownScale(state, vertical, horizontal, from, {});
  const captured =
    spacing.sopClassUid.startsWith(SECONDARY_CAPTURE) || spacing.modality === 'OT' || spacing.modality === 'SC';
  if (captured) return capturedScale(spacing, [vertical, horizontal]);
  const ultrasound = ['US', 'IVUS', 'IVOCT', ''].includes(spacing.modality);
  if (!ultrasound || spacing.fromFunctionalGroups) return scale('PIXEL_SPACING', 'Pixel Spacing');
  return knownScale('NONSTANDARD_PIXEL_SPACING', vertical, horizontal, 'Pixel Spacing', {
    needsConfirmation: true,
    warnings: ['Pixel Spacing is not standard in ultrasound files: check it against the depth scale in the picture.'],
  });
}

/** A screen shot's Pixel Spacing is a scale only when its type says how it was calibrated. */
function capturedScale(spacing: SpacingFacts, [vertical, horizontal]: readonly [number, number]): Calibration {
  if (spacing.calibrationType === 'FIDUCIAL') return fiducialScale(spacing, [vertical, horizontal]);
  if (spacing.calibrationType === 'GEOMETRY') return geometryScale([vertical, horizontal]);
  const sentence = 'The Pixel Spacing of a screenshot does not state what it refers to, so it is not used as a scale.';
  return noScale('UNCALIBRATED', sentence, vertical / horizontal);
}
