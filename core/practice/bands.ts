import { diameterStenosis } from '../measure/stenosis.ts';
import type { Judging, MeasureId } from './measures.ts';

/** One measure: its name, what of the truth it is compared with, its limits and the reason for them. */
interface Measure {
  readonly label: string;
  readonly comparedWith: string;
  readonly judging: Judging;
  readonly reason: string;
  /** Where the reason comes from; "site choice" where nothing published was found. */
  readonly source: string;
}

/** A diameter error that leaves a stenosis of 64.3 % (14 and 5 mm) above the gate even when both diameters have it. */
const SAFE_MM = 0.3;
/** A diameter error from which on the same stenosis can fall to the other side of the gate. */
const TURNING_MM = 0.5;

const OWN_SOURCE = 'site choice';
const PROPAGATION =
  'error propagation (methodology, section 2.8): a reference of 14 mm and a lesion of 5 mm give 64.3 %; with an error of 0.3 mm in each, the worst case is 61.3 %, with 0.5 mm 59.3 %';
const EXACT_SIZES =
  'exact size on the traced frame, from the formula of its curve (in a teacher’s study: from the consensus)';
const TRUE_OUTLINE = 'true outline of the traced frame (128 points on the curve), at the true scale';

/** Points of stenosis that the same error in both diameters costs at worst, for a reference of 13 mm and a lesion of 5 mm. */
function worstPoints(errorMm: number): number {
  return Number((diameterStenosis(13, 5) - diameterStenosis(13 - errorMm, 5 + errorMm)).toFixed(1));
}

type Figure = Extract<Judging, { readonly kind: 'figure' }>;

/** The limits of a size: its error may fall on either side and is a share of it. */
const size = (unit: Figure['unit'], good: number, acceptable: number): Judging => {
  return { kind: 'figure', unit, good, acceptable, twoSided: true, ofSize: true };
};
/** The limits of a place or a percentage, whose error is no share of anything. */
const figure = (unit: Figure['unit'], good: number, acceptable: number): Judging => {
  return { kind: 'figure', unit, good, acceptable, twoSided: true, ofSize: false };
};
/** The limits of a distance or an overlap, whose error has one side only. */
const oneSided = (unit: Figure['unit'], good: number, acceptable: number): Judging => {
  return { kind: 'figure', unit, good, acceptable, twoSided: false, ofSize: false };
};
const decision: Judging = { kind: 'decision' };

const VERDICT_HOLDS = 'up to 0.3 mm in both diameters the verdict holds; beyond 0.5 mm it can change';

/** Half the distance between two markers of a marker catheter is as far off as a position read between them can be. */
const ALONG: Pick<Measure, 'judging' | 'comparedWith' | 'reason' | 'source'> = {
  judging: figure('mm', 2, 5),
  comparedWith: 'true position along the vein, in millimetres from the iliocaval confluence',
  reason:
    'a position read to a fifth of the 10 mm between two markers of a marker catheter is good; one nearer to the right marker than to the next is acceptable',
  source: OWN_SOURCE,
};

const DECIDED = 'only the true answer is good: a decision has no tolerance';

/** Every measure with its limits. */
export const MEASURES: Readonly<Record<MeasureId, Measure>> = {
  calibration: {
    label: 'Calibration',
    comparedWith: 'true millimetres per pixel',
    judging: figure('%', 1, 2),
    reason:
      'two scales that differ by more than 1 % contradict each other in this program; at 2 %, a reference of 13 mm is 0.26 mm wrong, still within the good limit for a diameter',
    source: OWN_SOURCE,
  },
  'lesion-frame': {
    label: 'Choice of the lesion frame',
    comparedWith: 'true shortest diameter of the tightest frame (of the chosen frame too, the true diameter counts)',
    judging: size('mm', 0.12, SAFE_MM),
    reason:
      'a loss below one pixel of a 60 mm field in 512 pixels (0.117 mm) cannot be seen and is good; up to 0.3 mm, which does not change the verdict, is acceptable',
    source: PROPAGATION,
  },
  'reference-place': {
    label: 'Position of the reference frame',
    comparedWith: 'extent of the straight, normal external iliac vein',
    judging: figure('mm', 0, 5),
    reason:
      'inside the valid segment is good; within half the 10 mm between two markers of a marker catheter, as close as a position can be read, is acceptable',
    source: OWN_SOURCE,
  },
  'reference-frame': {
    label: 'Choice of the reference frame',
    comparedWith: 'true diameter of the reference frame (of the chosen frame too, the true diameter counts)',
    judging: size('mm', SAFE_MM, TURNING_MM),
    reason: 'up to 0.3 mm the choice does not change the verdict; beyond 0.5 mm it can',
    source: PROPAGATION,
  },
  'breath-state': {
    label: 'Breathing state',
    comparedWith: 'true breathing state of the traced frame',
    judging: decision,
    reason: 'the right state is good, a frame between the two states is acceptable, the opposite state is off',
    source: OWN_SOURCE,
  },
  'outline-min': {
    label: 'Shortest diameter',
    comparedWith: EXACT_SIZES,
    judging: size('mm', SAFE_MM, TURNING_MM),
    reason: VERDICT_HOLDS,
    source: PROPAGATION,
  },
  'outline-max': {
    label: 'Longest diameter',
    comparedWith: EXACT_SIZES,
    judging: size('mm', 2 * SAFE_MM, 2 * TURNING_MM),
    reason: 'it counts for half of the mean diameter of a reference, so its limits are twice those of a diameter',
    source: PROPAGATION,
  },
  'outline-mean': {
    label: 'Mean diameter',
    comparedWith: EXACT_SIZES,
    judging: size('mm', SAFE_MM, TURNING_MM),
    reason: VERDICT_HOLDS,
    source: PROPAGATION,
  },
  'outline-area': {
    label: 'Area',
    comparedWith: EXACT_SIZES,
    judging: size('mm²', 7.24, 14.48),
    reason:
      'good within the repeatability between two readers, 7.24 mm²; acceptable within twice that, chosen to match a diameter error of 0.5 mm in a normal external iliac vein (10 mm²) and vena cava (14 mm²)',
    source:
      'femoropopliteal IVUS lumen area, 40 images, two readers: repeatability between readers 7.24 mm², within one reader 1.34 mm² (figures from an abstract, in the design notes on lumen borders)',
  },
  'outline-overlap': {
    label: 'Overlap (Dice)',
    comparedWith: TRUE_OUTLINE,
    judging: oneSided('share', 0.05, 0.07),
    reason:
      'chosen so that a flattened lumen of 17 × 4.4 mm traced as 17.3 × 4.7 mm (0.958) is good and as 17.5 × 4.9 mm (0.932) acceptable',
    source: OWN_SOURCE,
  },
  'outline-mean-distance': {
    label: 'Mean distance between the outlines',
    comparedWith: TRUE_OUTLINE,
    judging: oneSided('mm', SAFE_MM / 2, TURNING_MM / 2),
    reason: 'half the limits of a diameter: an outline 0.15 mm off on every side is 0.3 mm off in its diameters',
    source: PROPAGATION,
  },
  'outline-max-distance': {
    label: 'Largest distance between the outlines',
    comparedWith: TRUE_OUTLINE,
    judging: oneSided('mm', TURNING_MM, 2 * TURNING_MM),
    reason:
      'chosen so that no single point of a good outline can change a diameter by more than its acceptable error; twice that is acceptable',
    source: OWN_SOURCE,
  },
  stenosis: {
    label: 'Diameter stenosis',
    comparedWith: 'stenosis from the exact diameters of the tightest frame and the reference frame',
    judging: figure('points', worstPoints(SAFE_MM), worstPoints(TURNING_MM)),
    reason:
      'the worst effect of 0.3 and 0.5 mm of error in both diameters, for a reference of 13 mm and a lesion of 5 mm',
    source: PROPAGATION,
  },
  gate: {
    label: 'Gate decision',
    comparedWith: 'the planner’s verdict on the true outlines',
    judging: decision,
    reason: DECIDED,
    source: OWN_SOURCE,
  },
  variation: {
    label: 'Variation between the states',
    comparedWith: 'true shortest diameters of the lesion in both states',
    judging: figure('points', 7, 11),
    reason: 'chosen so that 0.3 mm in a diameter of 4.4 mm (6.8 points) is good and 0.5 mm (11 points) acceptable',
    source: PROPAGATION,
  },
  behaviour: {
    label: 'Behaviour of the lesion',
    comparedWith: 'fixed or dynamic, as simulated (in a teacher’s study: as judged)',
    judging: decision,
    reason: DECIDED,
    source: OWN_SOURCE,
  },
  'proximal-landing': { label: 'Proximal landing', ...ALONG },
  'lesion-start': { label: 'Start of the lesion', ...ALONG },
  'lesion-end': { label: 'End of the lesion', ...ALONG },
  'straight-eiv-start': { label: 'Start of the straight external iliac vein', ...ALONG },
  'straight-eiv-end': { label: 'End of the straight external iliac vein', ...ALONG },
  outcome: {
    label: 'Decision',
    comparedWith: 'the planner’s outcome on the true values',
    judging: decision,
    reason: DECIDED,
    source: OWN_SOURCE,
  },
  device: {
    label: 'Stent',
    comparedWith: 'the stent that the planner prefers on the true values',
    judging: decision,
    reason: 'the preferred size is good, from another product too; another size that fits the true vein is acceptable',
    source: OWN_SOURCE,
  },
  'device-landing': {
    label: 'Landing of the stent',
    comparedWith:
      'true positions along the vein and true reference diameter, starting from the trainee’s proximal landing',
    judging: decision,
    reason: DECIDED,
    source: OWN_SOURCE,
  },
  finding: {
    label: 'Pathway question',
    comparedWith: 'true answer',
    judging: decision,
    reason: DECIDED,
    source: OWN_SOURCE,
  },
};
