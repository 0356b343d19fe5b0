import { greatestOf, leastOf } from '../../core/extremes.ts';
import { type Axis, PLAN_CASE_FORMAT, type PlanCase, type PlanLumen } from '../../core/plan/case.ts';
import type { FrameTruth as CoreFrameTruth, Truth as CoreTruth } from '../../core/practice/truth.ts';
import { TRUTH_FORMAT } from '../../core/practice/truth.ts';
import { anatomyOf, outOf } from './anatomy.ts';
import type { Description } from './description.ts';
import { fieldOf, toPixels } from './field.ts';
import { outlineOf, veinAt } from './geometry.ts';
import { fileStem, uidsOf } from './identity.ts';
import { type Moment, momentsOf } from './motion.ts';
import { requestFormOf } from './request-form.ts';
import { sizesOf } from './sizes.ts';
import { venogramTruth } from './venogram-truth.ts';

type Known<T> = { readonly [Key in keyof T]: NonNullable<T[Key]> };

/** What is true of one frame, from the formula of its curve; the outline has 128 points in edge-based picture pixels. */
export interface FrameTruth extends Known<Omit<CoreFrameTruth, 'state' | 'spread'>> {
  readonly state: BreathState;
  readonly spread: null;
}

/** Where in the breath a frame lies. */
type BreathState = 'expiration' | 'inspiration' | 'between';

/** Everything true of a sample; kept apart from what a trainee sees. Of a phantom nothing is unknown but what the run does not show. */
export interface Truth extends CoreTruth {
  readonly lesion: { readonly frame: number; readonly inspirationFrame: number | null };
  readonly reference: { readonly frame: number; readonly frames: readonly number[] };
  readonly measures: Known<Omit<CoreTruth['measures'], 'lesionVariationPct'>> &
    Pick<CoreTruth['measures'], 'lesionVariationPct'>;
  readonly expected: Description['expected'];
  readonly frames: readonly FrameTruth[];
}

const OUTLINE_POINTS = 128;
/** So many that the diameters of the polygon are the ellipse's to the micrometre: a case may lie exactly on a limit. */
const CASE_POINTS = 720;
/** Within this share of a breath's swing of its turning point, a frame counts as that state. */
const AT_REST = 0.02;
const SAME_PLACE_MM = 0.5;
const SAME_SIZE_MM = 0.001;

/**
 * What is true of a described study; throws when the run never shows the lesion or the reference at end-expiration. `digest`
 * names the truth, `pictures` the files that it belongs to.
 */
export function truthOf(description: Description, digest: string, pictures = digest): Truth {
  const moments = momentsOf(description);
  const found = keyMoments(description, moments);
  const { findings, lengths } = requestFormOf(description);
  const { mmPerPixel } = fieldOf(description.picture);
  return {
    format: TRUTH_FORMAT,
    id: fileStem(description),
    teacherId: description.id,
    digest,
    source: { kind: 'phantom' },
    run: {
      sopInstanceUid: uidsOf(pictures, { modality: 'IVUS' }).instance,
      fileName: `${fileStem(description)}.dcm`,
      digest: null,
      frames: description.picture.frames,
    },
    teachingPoint: description.teachingPoint,
    trains: description.trains,
    mmPerPixel,
    pixelAspect: 1,
    segments: segmentsOf(moments),
    lesion: { frame: found.lesion.frame, inspirationFrame: found.inspiration?.frame ?? null },
    reference: { frame: found.reference.frame, frames: found.references.map(({ frame }) => frame) },
    measures: measuresOf(found),
    behaviour: description.findings.lesionBehaviour ?? 'not-assessed',
    axis: axisOf(description),
    venogram: venogramTruth(description),
    given: { findings, axis: lengths?.axis ?? {} },
    expected: description.expected,
    planCase: planCaseOf(description, found),
    frames: moments.map((moment) => frameTruth(description, moment)),
  };
}

interface KeyMoments {
  readonly lesion: Moment;
  readonly inspiration: Moment | undefined;
  readonly reference: Moment;
  readonly references: readonly Moment[];
}

function keyMoments(description: Description, moments: readonly Moment[]): KeyMoments {
  const { lesion, straightEiv } = description;
  const within = ({ startMm, endMm }: Description['lesion']): readonly Moment[] =>
    moments.filter(({ positionMm }) => positionMm >= startMm && positionMm <= endMm);
  const compressed = within(lesion);
  const references = within(straightEiv);
  const tightest = leastBy(compressed.filter(inState('expiration')), ({ section }) => sizesOf(section).minMm);
  const reference = leastBy(references.filter(inState('expiration')), ({ breath }) => breath);
  if (tightest === undefined) throw new Error('the run does not show the lesion at end-expiration');
  if (reference === undefined)
    throw new Error('the run does not show the straight external iliac vein at end-expiration');
  const samePosition = compressed.filter((moment) => equallyTight(description, moment, tightest));
  return {
    lesion: tightest,
    inspiration: leastBy(samePosition.filter(inState('inspiration')), ({ breath }) => -breath),
    reference,
    references,
  };
}

/** At the same place, or elsewhere in a stretch that is as tight at end-expiration. */
function equallyTight(description: Description, one: Moment, other: Moment): boolean {
  if (Math.abs(one.positionMm - other.positionMm) < SAME_PLACE_MM) return true;
  const [a, b] = [veinAt(description, one.positionMm).section, veinAt(description, other.positionMm).section];
  return Math.abs(a.short - b.short) < SAME_SIZE_MM && a.dent?.depth === b.dent?.depth;
}

function stateOf({ breath }: Moment): BreathState {
  if (breath <= AT_REST) return 'expiration';
  return breath >= 1 - AT_REST ? 'inspiration' : 'between';
}

function inState(state: BreathState): (moment: Moment) => boolean {
  return (moment) => stateOf(moment) === state;
}

function leastBy(moments: readonly Moment[], value: (moment: Moment) => number): Moment | undefined {
  return moments.toSorted((a, b) => value(a) - value(b)).at(0);
}

function measuresOf({ lesion, inspiration, reference }: KeyMoments): Truth['measures'] {
  const [tight, normal] = [sizesOf(lesion.section), sizesOf(reference.section)];
  const rvd = (normal.minMm + normal.maxMm) / 2;
  const states = inspiration === undefined ? null : [tight.minMm, sizesOf(inspiration.section).minMm];
  return {
    mldMm: tight.minMm,
    rvdMm: rvd,
    diameterStenosisPct: (100 * (rvd - tight.minMm)) / rvd,
    areaStenosisPct: 100 * (1 - tight.areaMm2 / normal.areaMm2),
    lesionVariationPct: states && (100 * (greatestOf(states) - leastOf(states))) / greatestOf(states),
  };
}

function axisOf({ lengthsFrom, proximalLandingMm, lesion, straightEiv }: Description): Axis {
  return {
    method: lengthsFrom,
    proximalLandingMm,
    lesionStartMm: lesion.startMm,
    lesionEndMm: lesion.endMm,
    straightEivStartMm: straightEiv.startMm,
    straightEivEndMm: straightEiv.endMm,
  };
}

function planCaseOf(description: Description, { lesion, inspiration, reference }: KeyMoments): PlanCase {
  const lumen = (
    id: string,
    moment: Moment,
    facts: Pick<PlanLumen, 'role' | 'state' | 'primary' | 'normal'>,
  ): PlanLumen => ({
    id,
    segment: moment.segment === 'confluence' ? 'CIV' : moment.segment,
    modality: 'IVUS',
    unit: 'mm',
    contour: outlineOf(moment.section, CASE_POINTS),
    ...facts,
  });
  return {
    format: PLAN_CASE_FORMAT,
    id: fileStem(description),
    findings: description.findings,
    lumens: [
      lumen('L1', lesion, { role: 'lesion', state: 'expiration', primary: true }),
      ...(inspiration === undefined ? [] : [lumen('L2', inspiration, { role: 'lesion', state: 'inspiration' })]),
      lumen('R1', reference, { role: 'reference', state: 'expiration', normal: true }),
    ],
    axis: axisOf(description),
  };
}

function frameTruth(description: Description, moment: Moment): FrameTruth {
  const field = fieldOf(description.picture);
  const outline = outlineOf(moment.section, OUTLINE_POINTS);
  const { sideVein } = anatomyOf(description, moment);
  const opening = outline.filter(([x, y]) => sideVein !== null && outOf(sideVein, x, y) < 0);
  return {
    frame: moment.frame,
    timeMs: moment.timeMs,
    positionMm: moment.positionMm,
    segment: moment.segment,
    state: stateOf(moment),
    ...sizesOf(moment.section),
    outlinePx: outline.map((point) => toPixels(field, point)),
    open: opening.length / OUTLINE_POINTS,
    spread: null,
  };
}

function segmentsOf(moments: readonly Moment[]): Truth['segments'] {
  const entered = moments.filter(({ segment }, index) => segment !== moments[index - 1]?.segment);
  return entered.map(({ segment, frame }, index) => ({
    name: segment,
    fromFrame: frame,
    toFrame: (entered[index + 1]?.frame ?? moments.length + 1) - 1,
  }));
}
