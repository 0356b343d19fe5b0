import { remarksOn } from '../../core/dicom/remarks.ts';
import type { Box, Run } from '../../core/dicom/run.ts';
import { calibrate } from '../../core/dicom/scale/calibration.ts';
import type { NoScale } from '../../core/dicom/scale/scale.ts';
import type { HeaderFacts } from '../../core/dicom/study.ts';

/** What `ivus inspect --json` says of one file. */
export interface Report extends HeaderFacts {
  readonly file: string;
  /** The header is sound and the first frame decodes. */
  readonly opens: boolean;
  readonly reason: string | null;
  readonly calibration: {
    readonly state: string;
    readonly mmPerPixelX: number;
    readonly mmPerPixelY: number;
    readonly from: string;
    readonly within: Box | null;
    /** The window shows millimetres only after the operator has confirmed it. */
    readonly needsConfirmation: boolean;
  } | null;
  readonly calibrationReason: NoScale | null;
  readonly frameTimesMs: readonly number[] | null;
  readonly pullback: { readonly mmPerFrame: number } | { readonly unknown: string } | null;
  /** Where the run belongs: instance UIDs, empty where the file has none. */
  readonly study: string | null;
  readonly series: string | null;
  /** The ways to show its values that the file names. */
  readonly presets: readonly string[];
  /** How many drawings the file lays over its picture. */
  readonly overlays: number;
  /** The run of which the file is one frame; null where it is a run by itself. */
  readonly frameOf: FrameOf | null;
  /** Sentences on what in the file is unreadable, contradictory or left out. */
  readonly warnings: readonly string[];
  /** Whether the file asks for a subtraction, and why it cannot be done. */
  readonly subtraction: 'none' | 'possible' | { readonly impossible: string };
}

/** A frame of a run that is stored as single frames: the name of the run (the same in all its files), the frame's number from 1, and how many there are. */
interface FrameOf {
  readonly run: string;
  readonly frame: number;
  readonly frames: number;
  /** From the first frame; null where the files prove no time. */
  readonly timeMs: number | null;
}

/** The report on a file that opens. */
export function reportOn(run: Run, facts: HeaderFacts): Report {
  return { file: run.file, opens: true, reason: null, ...facts, ...findings(run) };
}

/** The report on a file that does not open, with what is known of it. */
export function refusalOf(file: string, reason: string, facts: HeaderFacts): Report {
  return { ...unknown(file, reason), ...facts };
}

/** Frame `k` (from 0) of a run of several files. */
export function frameOf({ identity, image, clock }: Run, k: number): FrameOf {
  const timeMs = clock.known ? (clock.timesMs[k] ?? null) : null;
  return { run: identity.sopInstanceUid, frame: k + 1, frames: image.frames, timeMs };
}

function findings(run: Run) {
  const { spacing, clock, pullback, identity, image, overlays, subtraction } = run;
  const scale = calibrate(spacing, null);
  return {
    // Those stored, which may be more than the header states.
    frames: image.frames,
    calibration: scale.known
      ? {
          state: scale.state,
          mmPerPixelX: scale.mmPerPixelX,
          mmPerPixelY: scale.mmPerPixelY,
          from: scale.from,
          within: scale.within,
          needsConfirmation: scale.needsConfirmation,
        }
      : null,
    calibrationReason: scale.known ? null : scale.reason,
    frameTimesMs: clock.known ? clock.timesMs : null,
    pullback: pullback.known ? { mmPerFrame: pullback.mmPerFrame } : { unknown: pullback.reason },
    study: identity.studyInstanceUid,
    series: identity.seriesInstanceUid,
    presets: image.presets.map(({ name }) => name),
    overlays: overlays.length,
    frameOf: null,
    warnings: remarksOn(run),
    subtraction:
      subtraction === null
        ? ('none' as const)
        : subtraction.possible
          ? ('possible' as const)
          : { impossible: subtraction.sentence },
  };
}

function unknown(file: string, reason: string) {
  return {
    file,
    opens: false,
    reason,
    calibration: null,
    calibrationReason: null,
    frameTimesMs: null,
    pullback: null,
    study: null,
    series: null,
    presets: [],
    overlays: 0,
    frameOf: null,
    warnings: [],
    subtraction: 'none' as const,
  };
}

/** Why a file gives no scale, for people; `--json` gives the code. */
const NO_SCALE: Readonly<Record<NoScale, string>> = {
  NO_SPACING: 'pixel size not stated',
  RELATIVE_ONLY: 'only the shape of the pixels is stated',
  UNCALIBRATED: 'not calibrated',
  AMBIGUOUS_REGIONS: 'ultrasound regions of different scale',
  OUTSIDE_REGION: 'outside the ultrasound region',
  UNITS_NOT_CM: 'ultrasound regions not in centimetres',
  DELTA_ZERO_OR_NAN: 'pixel size of the ultrasound region is zero or missing',
  REGION_BOUNDS_INVALID: 'ultrasound region outside the picture',
  NOT_2D: 'no ultrasound region shows tissue',
  POLAR_IMAGE: 'raw polar data',
  MISSING_MODULE: 'list of ultrasound regions is empty',
  DERIVED_RESAMPLED_WITHOUT_SPACING: 'resampled, new pixel size not stated',
};

/** One file in a line for people. */
export function line(one: Report): string {
  if (!one.opens) return `${one.file}: refused: ${one.reason}`;
  const scale =
    one.calibration === null
      ? `no scale (${one.calibrationReason === null ? 'not stated' : NO_SCALE[one.calibrationReason]})`
      : `${one.calibration.mmPerPixelX} × ${one.calibration.mmPerPixelY} mm per pixel (${one.calibration.from}${one.calibration.needsConfirmation ? ', to be confirmed' : ''})`;
  const shape = `${one.columns} × ${one.rows}, ${one.frames} ${one.frames === 1 ? 'frame' : 'frames'}`;
  return `${one.file}: ${one.modality ?? 'modality not stated'}, ${one.photometric}, ${shape}, ${scale}`;
}

/** A run of several files in a line for people. */
export function runLine({ file, image, clock }: Run): string {
  const times = clock.known ? `frame times by ${clock.from}` : 'frame times unknown';
  return `${file}: one run of ${image.frames} frames, from ${image.frames} files, ${times}`;
}
