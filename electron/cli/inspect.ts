import { parseArgs } from 'node:util';
import type { ByteRange } from '../../core/dicom/pixels/pixel-index.ts';
import { readFrame } from '../../core/dicom/pixels/pixels.ts';
import { remarksOn } from '../../core/dicom/remarks.ts';
import type { Box, Run } from '../../core/dicom/run.ts';
import { calibrate } from '../../core/dicom/scale/calibration.ts';
import type { NoScale } from '../../core/dicom/scale/scale.ts';
import { examine, type HeaderFacts, NO_FACTS } from '../../core/dicom/study.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { withListedFiles } from '../directories.ts';
import { openFileSource } from '../file-source.ts';
import { type Found, toldApart } from './apart.ts';
import { command } from './command.ts';
import { filesBelow } from './files-below.ts';
import { DONE, REFUSED } from './io.ts';

const HELP = `ivus inspect PATH… [--json] [--only opens | --only refused]
Shows what each file is and whether it opens. Folders are searched with their subfolders; how many of their files open
is said at the end (with --json on stderr). --only opens, or --only refused, leaves the other files out. With --json,
"needsConfirmation" marks a scale that the window uses only after it was confirmed.`;

/** What \`ivus inspect --json\` says of one file. */
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
  /** Sentences on what in the file is unreadable, contradictory or left out. */
  readonly warnings: readonly string[];
  /** Whether the file asks for a subtraction, and why it cannot be done. */
  readonly subtraction: 'none' | 'possible' | { readonly impossible: string };
}

/** Reports every file named or found below the folders named; refuses a path that cannot be reached. */
export const run = command('inspect', HELP, wishOf, async ({ paths, json, only }, io) => {
  const found = await filesBelow(paths);
  if (!found.ok) {
    io.err(found.problem);
    return REFUSED;
  }
  const listed = await withListedFiles(found.value.files);
  const examined: Found<Report>[] = [];
  for (const file of listed.files) examined.push(await report(file));
  const { reports, sentences } = await toldApart(examined);
  const shown = reports.filter(({ opens }) => only === null || opens === (only === 'opens'));
  if (json) io.out(`[\n${shown.map((one) => JSON.stringify(one)).join(',\n')}\n]`);
  else if (shown.length > 0) io.out(shown.map(line).join('\n'));
  for (const problem of [...(json ? [] : sentences), ...listed.problems]) io.err(problem);
  const summary = `${reports.filter(({ opens }) => opens).length} of ${reports.length} open`;
  if (found.value.searched) (json ? io.err : io.out)(summary);
  return DONE;
});

interface Wish {
  readonly paths: readonly string[];
  readonly json: boolean;
  /** Which files are shown; null: all. */
  readonly only: 'opens' | 'refused' | null;
}

function wishOf(args: string[]): Result<Wish> {
  const options = { json: { type: 'boolean', default: false }, only: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const { json, only = null } = values;
  if (only !== null && only !== 'opens' && only !== 'refused') return fail('--only takes "opens" or "refused"');
  return positionals.length === 0 ? fail('name at least one file or folder') : ok({ paths: positionals, json, only });
}

async function report(file: string): Promise<Found<Report>> {
  const source = await openFileSource(file);
  if (!source.ok) return { report: { ...unknown(file, source.problem), ...NO_FACTS }, identity: null };
  try {
    const { facts, run: opened } = await examine(source.value);
    if (!opened.ok) return { report: { ...unknown(file, opened.problem), ...facts }, identity: null };
    const { identity } = opened.value;
    const first = await readFrame(source.value, opened.value, firstPicture(opened.value));
    if (!first.ok) return { report: { ...unknown(file, first.problem), ...facts }, identity };
    return { report: { file, opens: true, reason: null, ...facts, ...findings(opened.value) }, identity };
  } finally {
    await source.value.close();
  }
}

/** The first frame (from 0) that the file holds data for. */
function firstPicture({ pixels }: Run): number {
  const filled = pixels.kind === 'encapsulated' ? pixels.frames.findIndex((frame) => frame.some(holdsBytes)) : 0;
  return Math.max(0, filled);
}

function holdsBytes({ length }: ByteRange): boolean {
  return length > 0;
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

function line(one: Report): string {
  if (!one.opens) return `${one.file}: refused: ${one.reason}`;
  const scale =
    one.calibration === null
      ? `no scale (${one.calibrationReason === null ? 'not stated' : NO_SCALE[one.calibrationReason]})`
      : `${one.calibration.mmPerPixelX} × ${one.calibration.mmPerPixelY} mm per pixel (${one.calibration.from}${one.calibration.needsConfirmation ? ', to be confirmed' : ''})`;
  const shape = `${one.columns} × ${one.rows}, ${one.frames} ${one.frames === 1 ? 'frame' : 'frames'}`;
  return `${one.file}: ${one.modality ?? 'modality not stated'}, ${one.photometric}, ${shape}, ${scale}`;
}
