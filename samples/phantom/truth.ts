import type { Contour } from '../../core/geometry/point.ts';
import { type Axis, PLAN_CASE_FORMAT, type PlanCase, type PlanLumen } from '../../core/plan/case.ts';
import type { Description } from './description.ts';
import { fieldOf, toPixels } from './field.ts';
import { areaOf, outlineOf } from './geometry.ts';
import { type Moment, momentsOf } from './motion.ts';

/** What is true of one frame, from the formula of the ellipse; the outline has 128 points in edge-based picture pixels. */
export interface FrameTruth {
  /** From 1, as DICOM numbers frames. */
  readonly frame: number;
  readonly timeMs: number;
  /** mm along the vein, 0 at the iliocaval confluence, caudal positive. */
  readonly positionMm: number;
  readonly segment: Moment['segment'];
  readonly state: BreathState;
  readonly areaMm2: number;
  readonly minMm: number;
  readonly maxMm: number;
  readonly outlinePx: Contour;
}

/** Where in the breath a frame lies. */
type BreathState = 'expiration' | 'inspiration' | 'between';

/** Everything true of a sample; kept apart from what a trainee sees. Frames are numbered from 1. */
export interface Truth {
  readonly format: 'ivus-truth/1';
  readonly id: string;
  /** The study's identity: the picture and this truth were made from the same description by the same phantom. */
  readonly digest: string;
  readonly mmPerPixel: number;
  readonly segments: readonly {
    readonly name: Moment['segment'];
    readonly fromFrame: number;
    readonly toFrame: number;
  }[];
  /** The tightest frame at end-expiration, and the same place at end-inspiration when the run shows it. */
  readonly lesion: { readonly frame: number; readonly inspirationFrame: number | null };
  /** The frame that gives the RVD (end-expiration), and every frame in the straight, normal external iliac vein. */
  readonly reference: { readonly frame: number; readonly frames: readonly number[] };
  readonly measures: {
    readonly mldMm: number;
    readonly rvdMm: number;
    readonly diameterStenosisPct: number;
    readonly areaStenosisPct: number;
    /** 100·(larger − smaller MLD)/larger over the two states, or null with one state only. */
    readonly lesionVariationPct: number | null;
  };
  readonly axis: Axis;
  readonly expected: Description['expected'];
  /** The complete case that a perfect session would hand to the planner: outlines in mm from the catheter. */
  readonly planCase: PlanCase;
  readonly frames: readonly FrameTruth[];
}

const OUTLINE_POINTS = 128;
/** Within this share of a breath's swing of its turning point, a frame counts as that state. */
const AT_REST = 0.02;
const SAME_PLACE_MM = 0.5;

/** What is true of a described study; throws when the run never shows the lesion or the reference at end-expiration. */
export function truthOf(description: Description, digest: string): Truth {
  const moments = momentsOf(description);
  const found = keyMoments(description, moments);
  const { mmPerPixel } = fieldOf(description.picture);
  return {
    format: 'ivus-truth/1',
    id: description.id,
    digest,
    mmPerPixel,
    segments: segmentsOf(moments),
    lesion: { frame: found.lesion.frame, inspirationFrame: found.inspiration?.frame ?? null },
    reference: { frame: found.reference.frame, frames: found.references.map(({ frame }) => frame) },
    measures: measuresOf(found),
    axis: axisOf(description),
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

function keyMoments({ lesion, straightEiv }: Description, moments: readonly Moment[]): KeyMoments {
  const within = ({ startMm, endMm }: Description['lesion']): readonly Moment[] =>
    moments.filter(({ positionMm }) => positionMm >= startMm && positionMm <= endMm);
  const compressed = within(lesion);
  const references = within(straightEiv);
  const tightest = leastBy(compressed.filter(inState('expiration')), ({ section }) => section.short);
  const reference = leastBy(references.filter(inState('expiration')), ({ breath }) => breath);
  if (tightest === undefined) throw new Error('the run does not show the lesion at end-expiration');
  if (reference === undefined)
    throw new Error('the run does not show the straight external iliac vein at end-expiration');
  const samePlace = compressed.filter(({ positionMm }) => Math.abs(positionMm - tightest.positionMm) < SAME_PLACE_MM);
  return {
    lesion: tightest,
    inspiration: leastBy(samePlace.filter(inState('inspiration')), ({ breath }) => -breath),
    reference,
    references,
  };
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
  const mld = 2 * lesion.section.short;
  const rvd = reference.section.long + reference.section.short;
  const states = inspiration === undefined ? null : [mld, 2 * inspiration.section.short];
  return {
    mldMm: mld,
    rvdMm: rvd,
    diameterStenosisPct: (100 * (rvd - mld)) / rvd,
    areaStenosisPct: 100 * (1 - areaOf(lesion.section) / areaOf(reference.section)),
    lesionVariationPct: states && (100 * (Math.max(...states) - Math.min(...states))) / Math.max(...states),
  };
}

function axisOf({ proximalLandingMm, lesion, straightEiv }: Description): Axis {
  return {
    method: 'marker-catheter',
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
    contour: outlineOf(moment.section, OUTLINE_POINTS),
    ...facts,
  });
  return {
    format: PLAN_CASE_FORMAT,
    id: description.id,
    findings: description.findings,
    lumens: [
      lumen('L1', lesion, { role: 'lesion', state: 'expiration', primary: true }),
      ...(inspiration === undefined ? [] : [lumen('L2', inspiration, { role: 'lesion', state: 'inspiration' })]),
      lumen('R1', reference, { role: 'reference', state: 'expiration', normal: true }),
    ],
    axis: axisOf(description),
  };
}

function frameTruth({ picture }: Description, moment: Moment): FrameTruth {
  const field = fieldOf(picture);
  return {
    frame: moment.frame,
    timeMs: moment.timeMs,
    positionMm: moment.positionMm,
    segment: moment.segment,
    state: stateOf(moment),
    areaMm2: areaOf(moment.section),
    minMm: 2 * moment.section.short,
    maxMm: 2 * moment.section.long,
    outlinePx: outlineOf(moment.section, OUTLINE_POINTS).map((point) => toPixels(field, point)),
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
