import { diameterStenosis } from '../measure/stenosis.ts';
import type { Judging, MeasureId } from './measures.ts';

/** One measure: its name, what of the truth it is held against, its limits and why they are where they are. */
interface Measure {
  readonly label: string;
  readonly heldAgainst: string;
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
  'error propagation of the methodology (section 2.8): a reference of 14 mm and a lesion of 5 mm are 64.3 %; with 0.3 mm of error in each the worst case is 61.3 %, with 0.5 mm 59.3 %';
const EXACT_SIZES = 'size of the traced frame, from the formula of its curve (of a teacher’s study: of the consensus)';
const TRUE_OUTLINE = 'outline of the traced frame (128 points on the curve), at the true scale';

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

/** Half the distance between two marks of a marker catheter is as far off as a place read between them can be. */
const ALONG: Pick<Measure, 'judging' | 'heldAgainst' | 'reason' | 'source'> = {
  judging: figure('mm', 2, 5),
  heldAgainst: 'place along the vein, millimetres from the iliocaval confluence',
  reason:
    'chosen so that a place read to a fifth of the 10 mm between two marks of a marker catheter is good, and one that lies nearer to the right mark than to the next is acceptable',
  source: OWN_SOURCE,
};

const DECIDED = 'chosen so that only the true answer is good: a decision has no tolerance';

/** Every measure with its limits. */
export const MEASURES: Readonly<Record<MeasureId, Measure>> = {
  calibration: {
    label: 'Calibration',
    heldAgainst: 'millimetres per pixel of the picture',
    judging: figure('%', 1, 2),
    reason:
      'two scales that differ by more than 1 % count as a contradiction in this program; with 2 % a reference of 13 mm is 0.26 mm wrong, still inside the good limit of a diameter',
    source: OWN_SOURCE,
  },
  'lesion-frame': {
    label: 'Choice of the lesion frame',
    heldAgainst: 'shortest diameter of the chosen frame against that of the tightest frame, both from the truth',
    judging: size('mm', 0.12, SAFE_MM),
    reason:
      'chosen so that a loss below one pixel of a 60 mm field in 512 pixels (0.117 mm), which cannot be seen, is good; acceptable up to 0.3 mm, which does not turn the gate',
    source: PROPAGATION,
  },
  'reference-place': {
    label: 'Place of the reference frame',
    heldAgainst: 'the straight, normal external iliac vein, along the vein',
    judging: figure('mm', 0, 5),
    reason:
      'inside the valid stretch is good; acceptable within half the 10 mm between two marks of a marker catheter, as near as a place can be read',
    source: OWN_SOURCE,
  },
  'reference-frame': {
    label: 'Choice of the reference frame',
    heldAgainst: 'reference diameter of the chosen frame against that of the reference frame, both from the truth',
    judging: size('mm', SAFE_MM, TURNING_MM),
    reason: 'up to 0.3 mm the choice does not turn the gate; beyond 0.5 mm it can',
    source: PROPAGATION,
  },
  'breath-state': {
    label: 'State of the breath',
    heldAgainst: 'state in which the traced frame was taken',
    judging: decision,
    reason: 'the right state is good, a frame between the two states is acceptable, the opposite one is off',
    source: OWN_SOURCE,
  },
  'outline-min': {
    label: 'Shortest diameter',
    heldAgainst: EXACT_SIZES,
    judging: size('mm', SAFE_MM, TURNING_MM),
    reason: 'up to 0.3 mm in both diameters the verdict stays; beyond 0.5 mm the gate can turn',
    source: PROPAGATION,
  },
  'outline-max': {
    label: 'Longest diameter',
    heldAgainst: EXACT_SIZES,
    judging: size('mm', 2 * SAFE_MM, 2 * TURNING_MM),
    reason: 'counts by half, in the mean diameter of a reference, so that twice the limits of a diameter hold',
    source: PROPAGATION,
  },
  'outline-mean': {
    label: 'Mean diameter',
    heldAgainst: EXACT_SIZES,
    judging: size('mm', SAFE_MM, TURNING_MM),
    reason: 'up to 0.3 mm in both diameters the verdict stays; beyond 0.5 mm the gate can turn',
    source: PROPAGATION,
  },
  'outline-area': {
    label: 'Area',
    heldAgainst: EXACT_SIZES,
    judging: size('mm²', 7.24, 14.48),
    reason:
      'good within the repeatability of two readers, 7.24 mm²; acceptable within twice that, chosen to go with a diameter error of 0.5 mm in a normal external iliac vein (10 mm²) and vena cava (14 mm²)',
    source:
      'femoropopliteal IVUS lumen area, 40 images, two readers: repeatability between readers 7.24 mm², of one reader 1.34 mm² (figures from an abstract, in the design notes on lumen borders)',
  },
  'outline-overlap': {
    label: 'Overlap (Dice)',
    heldAgainst: TRUE_OUTLINE,
    judging: oneSided('share', 0.05, 0.07),
    reason:
      'chosen so that a flattened lumen of 17 × 4.4 mm traced as 17.3 × 4.7 mm (0.958) is good and as 17.5 × 4.9 mm (0.932) acceptable',
    source: OWN_SOURCE,
  },
  'outline-mean-distance': {
    label: 'Mean distance of the outlines',
    heldAgainst: TRUE_OUTLINE,
    judging: oneSided('mm', SAFE_MM / 2, TURNING_MM / 2),
    reason:
      'half the limits of a diameter: an outline that lies 0.15 mm off on every side is 0.3 mm off in its diameters',
    source: PROPAGATION,
  },
  'outline-max-distance': {
    label: 'Largest distance of the outlines',
    heldAgainst: TRUE_OUTLINE,
    judging: oneSided('mm', TURNING_MM, 2 * TURNING_MM),
    reason:
      'chosen so that no single place of a good outline can move a diameter by more than a diameter may be off; twice that is acceptable',
    source: OWN_SOURCE,
  },
  stenosis: {
    label: 'Diameter stenosis',
    heldAgainst: 'stenosis from the exact diameters of the tightest and of the reference frame',
    judging: figure('points', worstPoints(SAFE_MM), worstPoints(TURNING_MM)),
    reason:
      'what 0.3 and 0.5 mm of error in both diameters cost at worst, for a reference of 13 mm and a lesion of 5 mm',
    source: PROPAGATION,
  },
  gate: {
    label: 'Gate decision',
    heldAgainst: 'the planner’s verdict on the true outlines',
    judging: decision,
    reason: DECIDED,
    source: OWN_SOURCE,
  },
  variation: {
    label: 'Variation between the states',
    heldAgainst: 'shortest diameters of the lesion in both states, from the truth',
    judging: figure('points', 7, 11),
    reason: 'chosen so that 0.3 mm in a diameter of 4.4 mm (6.8 points) is good and 0.5 mm (11 points) acceptable',
    source: PROPAGATION,
  },
  behaviour: {
    label: 'Behaviour of the lesion',
    heldAgainst: 'fixed or dynamic, as the vein was made (of a teacher’s study: as it was judged)',
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
    label: 'Outcome of the plan',
    heldAgainst: 'the planner’s outcome for the true case',
    judging: decision,
    reason: DECIDED,
    source: OWN_SOURCE,
  },
  device: {
    label: 'Stent',
    heldAgainst: 'the stent that the planner prefers for the true case',
    judging: decision,
    reason: 'the preferred size is good, of another product too; another size that the true case admits is acceptable',
    source: OWN_SOURCE,
  },
  'device-landing': {
    label: 'Landing of the stent',
    heldAgainst: 'the true places along the vein and the true reference diameter, from the trainee’s proximal landing',
    judging: decision,
    reason: DECIDED,
    source: OWN_SOURCE,
  },
  finding: {
    label: 'Question of the pathway',
    heldAgainst: 'findings of the true case',
    judging: decision,
    reason: DECIDED,
    source: OWN_SOURCE,
  },
};
