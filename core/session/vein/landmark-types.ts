import { z } from 'zod';

/** Places along the vein that a frame can be marked as, from the heart outwards. */
export const LANDMARK_TYPES = [
  'ivc',
  'confluence',
  'proximal-landing',
  'lesion-start',
  'lesion-end',
  'civ',
  'eiv',
  'straight-eiv-start',
  'straight-eiv-end',
  'inguinal-ligament',
  'cfv',
] as const;

export type LandmarkType = (typeof LANDMARK_TYPES)[number];

/** A frame (from 0) of a run that the operator calls a place along the vein. A run has each station at most once. */
export const landmarkSchema = z.strictObject({
  id: z.string().min(1),
  run: z.string().min(1),
  frame: z.number().int().nonnegative(),
  station: z.enum(LANDMARK_TYPES),
});

export type Landmark = z.infer<typeof landmarkSchema>;

/** The first station lies nearer to the heart than the second; `strict`: they cannot be on one frame. */
interface Order {
  readonly above: LandmarkType;
  readonly below: LandmarkType;
  readonly strict: boolean;
}

const strictly = (above: LandmarkType, below: LandmarkType): Order => ({ above, below, strict: true });
const atMost = (above: LandmarkType, below: LandmarkType): Order => ({ above, below, strict: false });

/** The order of the vein, with everything that follows from it; pairs that are not in it may lie either way. */
const ORDER: readonly Order[] = closed([
  strictly('ivc', 'confluence'),
  atMost('confluence', 'proximal-landing'),
  atMost('proximal-landing', 'lesion-start'),
  strictly('lesion-start', 'lesion-end'),
  strictly('lesion-start', 'cfv'),
  strictly('confluence', 'civ'),
  strictly('civ', 'eiv'),
  strictly('civ', 'straight-eiv-start'),
  strictly('confluence', 'straight-eiv-start'),
  strictly('straight-eiv-start', 'straight-eiv-end'),
  atMost('straight-eiv-end', 'inguinal-ligament'),
  strictly('eiv', 'inguinal-ligament'),
  strictly('inguinal-ligament', 'cfv'),
]);

function closed(direct: readonly Order[]): readonly Order[] {
  const all = new Map(direct.map((order) => [`${order.above} ${order.below}`, order]));
  for (const middle of LANDMARK_TYPES) {
    const found = [...all.values()];
    for (const into of found.filter(({ below }) => below === middle)) {
      for (const from of found.filter(({ above }) => above === middle)) {
        const key = `${into.above} ${from.below}`;
        const strict = into.strict || from.strict || all.get(key)?.strict === true;
        all.set(key, { above: into.above, below: from.below, strict });
      }
    }
  }
  return [...all.values()];
}

/** Two marks of one run that cannot both be right, the first of which should lie nearer to the heart. */
export interface OutOfOrder {
  readonly above: Landmark;
  readonly below: Landmark;
  /** They are on one frame; else the run would have to turn back between them. */
  readonly sameFrame: boolean;
}

/** Both ends of an order that are marked on a run. */
interface MarkedPair {
  readonly above: Landmark;
  readonly below: Landmark;
  readonly strict: boolean;
}

function markedPairs(landmarks: readonly Landmark[]): readonly MarkedPair[] {
  const at = (station: LandmarkType) => landmarks.find((landmark) => landmark.station === station);
  return ORDER.flatMap(({ above: first, below: second, strict }) => {
    const [above, below] = [at(first), at(second)];
    return above === undefined || below === undefined ? [] : [{ above, below, strict }];
  });
}

/** Which way the marks of one run say that its frames lead, by most of their pairs: 1 away from the heart, −1 towards it, 0 where they do not say. */
export function frameDirection(landmarks: readonly Landmark[]): 1 | -1 | 0 {
  const sum = markedPairs(landmarks).reduce(
    (total, { above, below }) => total + Math.sign(below.frame - above.frame),
    0,
  );
  return sum > 0 ? 1 : sum < 0 ? -1 : 0;
}

/**
 * The marks of one run that contradict the order of the vein. A run may go either way: it goes the way that most
 * pairs of its marks say, from the heart outwards where they are even.
 */
export function outOfOrder(landmarks: readonly Landmark[]): readonly OutOfOrder[] {
  const direction = frameDirection(landmarks) || 1;
  return markedPairs(landmarks)
    .filter(({ above, below, strict }) => {
      const apart = (below.frame - above.frame) * direction;
      return apart < 0 || (strict && apart === 0);
    })
    .map(({ above, below }) => ({ above, below, sameFrame: above.frame === below.frame }));
}
