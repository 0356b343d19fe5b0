import { greatestOf, leastOf } from '../../extremes.ts';
import type { Contour } from '../../geometry/point.ts';
import { lumenReadings } from '../../measure/lumen.ts';
import type { LumenReadings } from '../../measure/readings.ts';
import { spreadOf } from '../../measure/spread.ts';
import type { Result } from '../../result.ts';
import { fail, ok } from '../../result.ts';
import { modalityOf } from '../../session/derived/modality.ts';
import type { Outline, RunRecord, Session } from '../../session/document/document.ts';
import { recordOf } from '../../session/document/run-record.ts';
import { isTraced } from '../../session/drawn/identical.ts';
import { readOutline, scaleOf } from '../../session/drawn/readings.ts';
import { alongVein } from '../../session/vein/along.ts';
import type { FrameTruth } from '../truth.ts';
import { consensusOf } from './consensus.ts';

/** One reader's work on a run. */
export interface Reader {
  readonly name: string;
  readonly session: Session;
}

/** A reader's record of the run with the accepted first tracings on it. */
export interface Reading {
  readonly name: string;
  readonly session: Session;
  readonly run: RunRecord;
  readonly outlines: readonly Outline[];
  readonly scale: { readonly x: number; readonly y: number };
}

/** Scales of two readers may differ by this share of themselves. */
const SAME_SCALE = 0.01;

/** Every reader's work on the one run that all have traced, each with a scale; or one sentence on what keeps them from a truth. */
export function readingsOf(readers: readonly Reader[]): Result<readonly Reading[]> {
  const [first] = readers;
  if (first === undefined) return fail('No session was given: a practice study needs at least one.');
  const traced = first.session.runs
    .filter((run) => modalityOf(run) === 'IVUS')
    .map((run) => ({ run, count: tracingsOn(first.session, run).length }))
    .toSorted((a, b) => b.count - a.count)[0];
  if (traced === undefined || traced.count === 0)
    return fail(`${first.name} has no accepted outline on an IVUS run: trace the frames that are to be the truth.`);
  const all: Reading[] = [];
  for (const { name, session } of readers) {
    const run = recordOf(session, traced.run.sopInstanceUid);
    if (run === null || run.digest !== traced.run.digest)
      return fail(`${name} measured a different run from ${first.name}: a consensus needs sessions of the same run.`);
    const outlines = tracingsOn(session, run);
    const [outline] = outlines;
    if (outline === undefined) return fail(`${name} has no accepted outline on this run.`);
    const { scale } = scaleOf(run, readOutline(outline, run).polygon);
    if (scale.unit !== 'mm' || !scale.sizing)
      return fail(`${name} has no scale that may be used to size a stent: calibrate the run first.`);
    all.push({ name, session, run, outlines, scale });
  }
  const scales = all.map(({ scale }) => scale.x);
  if (greatestOf(scales) > (1 + SAME_SCALE) * leastOf(scales))
    return fail('The scales of the readers differ by more than 1 %: agree on the calibration first.');
  return ok(all);
}

function tracingsOn({ outlines }: Session, { sopInstanceUid }: RunRecord): readonly Outline[] {
  return outlines.filter((one) => one.run === sopInstanceUid && one.repeatOf === null && isTraced({ outlines }, one));
}

/** A frame that readers agree on: what is true of it, and its outline in mm. */
export interface AgreedFrame {
  readonly truth: FrameTruth;
  readonly contour: Contour;
}

/** What readers agree on, frame by frame, for every frame that more than half of them traced. */
export function agreedFrames(readings: readonly Reading[]): Result<readonly AgreedFrame[]> {
  const frames = [...new Set(readings.flatMap(({ outlines }) => outlines.map(({ frame }) => frame)))];
  const agreed: AgreedFrame[] = [];
  for (const frame of frames.toSorted((a, b) => a - b)) {
    const own = readings.map((reading) => ({
      reading,
      outlines: reading.outlines.filter((outline) => outline.frame === frame),
    }));
    const twice = own.find(({ outlines }) => outlines.length > 1);
    if (twice !== undefined)
      return fail(`${twice.reading.name} has two outlines on frame ${frame + 1}: keep only the correct one.`);
    const traced = own.flatMap(({ reading, outlines: [outline] }) =>
      outline === undefined ? [] : [{ reading, outline }],
    );
    if (!isMost(traced.length, readings.length)) continue;
    const found = agreedFrame(frame, traced, meanScale(readings));
    if (!found.ok) return found;
    agreed.push(found.value);
  }
  return agreed.length === 0
    ? fail('No frame was traced by more than half of the readers: agree on the frames first.')
    : ok(agreed);
}

/** Whether a count is more than half of all. */
export function isMost(count: number, all: number): boolean {
  return 2 * count > all;
}

/** The mean of the readers' scales, mm per pixel. */
export function meanScale(readings: readonly Reading[]): { readonly x: number; readonly y: number } {
  const mean = (pick: (of: Reading['scale']) => number) => spreadOf(readings.map(({ scale }) => pick(scale))).mean;
  return { x: mean(({ x }) => x), y: mean(({ y }) => y) };
}

type TracedBy = { readonly reading: Reading; readonly outline: Outline };

function agreedFrame(
  frame: number,
  traced: readonly TracedBy[],
  scale: { readonly x: number; readonly y: number },
): Result<AgreedFrame> {
  const spoilt = traced.find(({ reading, outline }) => readOutline(outline, reading.run).problem !== null);
  if (spoilt !== undefined) {
    const { problem } = readOutline(spoilt.outline, spoilt.reading.run);
    return fail(`${spoilt.reading.name}, frame ${frame + 1}: the outline ${problem}; draw it again.`);
  }
  const segments = traced.flatMap(({ outline }) => (outline.segment === 'unknown' ? [] : outline.segment));
  if (segments.length === 0)
    return fail(`Frame ${frame + 1}: the vein segment of the outline is not set in any session; set it.`);
  const contours = traced.map(({ reading, outline }) => ({
    reader: reading.name,
    contour: readOutline(outline, reading.run).polygon.map(([x, y]): Contour[number] => [x * scale.x, y * scale.y]),
  }));
  const consensus = consensusOf(contours);
  if (!consensus.ok) return fail(`Frame ${frame + 1}, ${consensus.problem}.`);
  const { outline, radii } = consensus.value;
  const { min, max, area } = lumenReadings(outline);
  const readings = contours.map(({ contour }) => lumenReadings(contour));
  return ok({
    contour: outline,
    truth: {
      frame: frame + 1,
      timeMs: null,
      positionMm: placeOf(frame, traced),
      segment: mostOften(segments),
      state: mostOften(traced.map(({ outline: { state } }) => state)),
      areaMm2: area,
      minMm: min,
      maxMm: max,
      outlinePx: outline.map(([x, y]) => [x / scale.x, y / scale.y]),
      open: null,
      spread: { readers: traced.length, ...spreadBetween(readings), radiusMm: radii },
    },
  });
}

function spreadBetween(readings: readonly LumenReadings[]) {
  const between = (pick: (of: LumenReadings) => number) => spreadOf(readings.map(pick)).deviation;
  return {
    minMm: between(({ min }) => min),
    maxMm: between(({ max }) => max),
    meanMm: between(({ mean }) => mean),
    areaMm2: between(({ area }) => area),
  };
}

/** The mean of the places that the readers gave the frame; null as soon as one of them did not. */
function placeOf(frame: number, traced: readonly TracedBy[]): number | null {
  const unproven = { known: false, reason: 'NOT_KEPT', sentence: 'A session does not keep the pullback.' } as const;
  const places = traced.map(({ reading }) => alongVein(unproven, reading.run.places, frame));
  const known = places.flatMap((place) => (place.known ? [place.mm] : []));
  return known.length < places.length ? null : spreadOf(known).mean;
}

/** The value given most often, which may be none at all; of several, the one given first. */
export function mostOften<T>(words: readonly T[]): T {
  if (words.length === 0) throw new Error('no values to choose from');
  const count = (word: T) => words.filter((each) => each === word).length;
  return [...new Set(words)].reduce((best, word) => (count(word) > count(best) ? word : best));
}
