import type { Box, SpacingFacts } from '../run.ts';

/** Where a scale comes from; the names of the states are those of the calibration tables in the design notes. */
export type CalibrationState =
  | 'USER'
  | 'CALIBRATED_USER'
  | 'REGION'
  | 'PIXEL_SPACING'
  | 'NONSTANDARD_PIXEL_SPACING'
  | 'CALIBRATED_FIDUCIAL'
  | 'CALIBRATED_UNKNOWN'
  | 'ESTIMATED_CATHETER'
  | 'ESTIMATED_GEOMETRY'
  | 'ESTIMATED_ISOCENTRE';

/** Why there are no millimetres. */
export type NoScale =
  | 'NO_SPACING'
  | 'RELATIVE_ONLY'
  | 'UNCALIBRATED'
  | 'AMBIGUOUS_REGIONS'
  | 'OUTSIDE_REGION'
  | 'UNITS_NOT_CM'
  | 'DELTA_ZERO_OR_NAN'
  | 'REGION_BOUNDS_INVALID'
  | 'NOT_2D'
  | 'POLAR_IMAGE'
  | 'MISSING_MODULE'
  | 'DERIVED_RESAMPLED_WITHOUT_SPACING';

/** A scale that the file proves, with its source and its reach. */
export interface KnownScale {
  readonly known: true;
  readonly state: CalibrationState;
  readonly mmPerPixelX: number;
  readonly mmPerPixelY: number;
  /** For the operator's eyes, as in "ultrasound region 1". */
  readonly from: string;
  /** The part of the picture where the scale holds; null: everywhere. For several equal regions, the smallest box around them. */
  readonly within: Box | null;
  /** Whether a stent may be sized from it. */
  readonly sizing: boolean;
  /** Whether the operator must accept it once before any millimetre is shown. */
  readonly needsConfirmation: boolean;
  readonly warnings: readonly string[];
}

/** No scale: the reason, a sentence for the operator, and the pixel's height over its width where that is known (ratios stay valid). */
export interface UnknownScale {
  readonly known: false;
  readonly reason: NoScale;
  readonly sentence: string;
  readonly relativeAspect: number | null;
}

export type Calibration = KnownScale | UnknownScale;

/** Pixel Spacing calibrated on an object of known size. */
export function fiducialScale(spacing: SpacingFacts, [vertical, horizontal]: readonly [number, number]): KnownScale {
  const text = spacing.calibrationDescription;
  return knownScale(
    'CALIBRATED_FIDUCIAL',
    vertical,
    horizontal,
    `Pixel Spacing, calibrated on an object${text === '' ? '' : `: ${text}`}`,
    {},
  );
}

/** Pixel Spacing computed from an assumed depth. */
export function geometryScale([vertical, horizontal]: readonly [number, number]): KnownScale {
  return knownScale('ESTIMATED_GEOMETRY', vertical, horizontal, 'Pixel Spacing, estimated from the geometry', {
    sizing: false,
    warnings: ['The scale holds only at the depth that the machine assumed.'],
  });
}

/** A known scale with the usual case (everywhere, may size, nothing to confirm) filled in. */
export function knownScale(
  state: CalibrationState,
  mmPerPixelY: number,
  mmPerPixelX: number,
  from: string,
  other: Partial<Pick<KnownScale, 'within' | 'sizing' | 'needsConfirmation' | 'warnings'>>,
): KnownScale {
  const warnings = [...(other.warnings ?? []), ...unequal(mmPerPixelX, mmPerPixelY)];
  return {
    known: true,
    state,
    mmPerPixelX,
    mmPerPixelY,
    from,
    within: null,
    sizing: true,
    needsConfirmation: false,
    ...other,
    warnings,
  };
}

/** Width of the picture (mm) that an IVUS catheter can see, and that X-ray detectors show; outside it the scale is questioned, not refused. Bounds are this program's own. */
const FIELDS_OF_VIEW: Readonly<Record<string, { readonly least: number; readonly most: number; readonly of: string }>> =
  {
    IVUS: { least: 5, most: 100, of: 'IVUS' },
    XA: { least: 40, most: 500, of: 'X-ray' },
    RF: { least: 40, most: 500, of: 'X-ray' },
  };
/** Millimetres per pixel that no picture of a vein has; bounds are this program's own. */
const PER_PIXEL = { least: 0.001, most: 5 };

/** The questions that a strange scale raises: a pixel of a size that no picture has, or a strange width of the picture; or nothing. */
export function implausible(mmPerPixelX: number, { modality, columns }: SpacingFacts): readonly string[] {
  if (mmPerPixelX < PER_PIXEL.least || mmPerPixelX > PER_PIXEL.most)
    return [`No picture of a vein has ${Number(mmPerPixelX.toPrecision(3))} mm per pixel: check the scale.`];
  const width = columns * mmPerPixelX;
  const field = FIELDS_OF_VIEW[modality];
  return field !== undefined && (width < field.least || width > field.most)
    ? [`The picture would be ${width.toFixed(1)} mm wide, unusual for ${field.of}: check the scale.`]
    : [];
}

function unequal(x: number, y: number): readonly string[] {
  return Math.abs(x - y) > 0.02 * Math.max(x, y)
    ? [`Pixels are not square: ${x.toFixed(4)} mm wide, ${y.toFixed(4)} mm high.`]
    : [];
}

/** No scale, with its reason. */
export function noScale(reason: NoScale, sentence: string, relativeAspect: number | null): UnknownScale {
  return { known: false, reason, sentence, relativeAspect };
}
