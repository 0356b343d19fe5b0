import { leastOf } from '../../extremes.ts';
import type { CranialEnd, Segment } from '../document/document.ts';
import type { Landmark, LandmarkType } from './landmark-types.ts';
import { frameDirection, outOfOrder } from './landmark-types.ts';

type Known = Exclude<Segment, 'unknown'>;

/** The segments that meet at a landmark: nearer to the heart, and further away. Those that say nothing of segments are left out. */
const BESIDE: Readonly<Partial<Record<LandmarkType, readonly [above: Known, below: Known]>>> = {
  ivc: ['IVC', 'IVC'],
  confluence: ['IVC', 'CIV'],
  civ: ['CIV', 'CIV'],
  eiv: ['EIV', 'EIV'],
  'straight-eiv-start': ['EIV', 'EIV'],
  'straight-eiv-end': ['EIV', 'EIV'],
  'inguinal-ligament': ['EIV', 'CFV'],
  cfv: ['CFV', 'CFV'],
};

/** A frame of a run at which segments are known. */
interface Sign {
  readonly frame: number;
  readonly above: Known;
  readonly below: Known;
}

/**
 * The vein segment of each frame (from 0) of a run where its landmarks leave no other: on or between two that bound it, or
 * on the heart's side of the confluence. Null where they do not say, contradict each other, or lie on one frame.
 */
export function segmentAt(landmarks: readonly Landmark[], cranialEnd: CranialEnd): (frame: number) => Known | null {
  if (outOfOrder(landmarks).length > 0) return () => null;
  const signs = landmarks.flatMap(({ frame, station }): readonly Sign[] => {
    const beside = BESIDE[station];
    return beside === undefined ? [] : [{ frame, above: beside[0], below: beside[1] }];
  });
  const ways = directions(landmarks, cranialEnd);
  return (frame) => {
    const said = ways.map((direction) => segmentOn(frame, signs, direction));
    const [first = null] = said;
    return said.every((segment) => segment === first) ? first : null;
  };
}

/** Which way the frames may lead: 1 away from the heart, −1 towards it; both where nobody says. */
function directions(landmarks: readonly Landmark[], cranialEnd: CranialEnd): readonly (1 | -1)[] {
  const byLandmarks = frameDirection(landmarks);
  if (byLandmarks !== 0) return [byLandmarks];
  return cranialEnd === null ? [1, -1] : [cranialEnd === 'first' ? 1 : -1];
}

function segmentOn(frame: number, signs: readonly Sign[], direction: 1 | -1): Known | null {
  const away = ({ frame: at }: Sign) => (at - frame) * direction;
  const nearerHeart = nearest(
    signs.filter((sign) => away(sign) <= 0),
    (sign) => -away(sign),
  );
  const further = nearest(
    signs.filter((sign) => away(sign) >= 0),
    away,
  );
  if (further.length === 0) return null;
  const belowThem = nearerHeart.flatMap((sign) => (away(sign) === 0 ? [sign.above, sign.below] : [sign.below]));
  // Whatever lies on the heart's side of a place in the vena cava is vena cava.
  const [first, ...others] = [
    ...(nearerHeart.length === 0 ? ['IVC' as const] : belowThem),
    ...further.map(({ above }) => above),
  ];
  return first !== undefined && others.every((segment) => segment === first) ? first : null;
}

/** The signs at the least distance; none of none. */
function nearest(signs: readonly Sign[], distance: (sign: Sign) => number): readonly Sign[] {
  const least = leastOf(signs.map(distance));
  return signs.filter((sign) => distance(sign) === least);
}
