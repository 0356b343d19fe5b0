import type { Micrometres, Millimetres } from '../units.ts';
import { micrometres } from '../units.ts';
import type { StentPair } from './answer.ts';
import type { JudgedSize } from './devices.ts';
import type { Target } from './target.ts';
import { coversLesion, deployedLength, distalEnd, isLongEnough, landsStraight } from './target.ts';

/**
 * The two-stent options of one product and one admissible diameter that together land and cover, each pair of lengths once,
 * ordered by length (D13); none unless the site has set an overlap.
 */
export function stentPairs(sizes: readonly JudgedSize[], target: Target): readonly StentPair[] {
  const { minOverlapMm } = target;
  if (minOverlapMm === null) return [];
  const fitting = sizes.filter(({ against, lengthMm }) => !against.includes('S30') && isLongEnough(lengthMm));
  const pairs = fitting.flatMap((one) =>
    fitting
      .filter(({ product, diameterMm }) => product === one.product && diameterMm === one.diameterMm)
      .filter(({ lengthMm }) => one.lengthMm <= lengthMm)
      .filter((other) => reaches(effectiveLength(one, other, minOverlapMm, target), target))
      .map((other) => pairOf(one, other, minOverlapMm, target)),
  );
  const each = new Map(pairs.map((pair) => [pair.lengthsMm.join(' + '), pair]));
  return [...each.values()].sort(({ lengthsMm: [a1, a2] }, { lengthsMm: [b1, b2] }) => a1 - b1 || a2 - b2);
}

function pairOf(one: JudgedSize, other: JudgedSize, overlapMm: Millimetres, target: Target): StentPair {
  return {
    lengthsMm: [one.lengthMm, other.lengthMm],
    overlapMm,
    effectiveLengthMm: effectiveLength(one, other, overlapMm, target) / 1000,
  };
}

function effectiveLength(one: JudgedSize, other: JudgedSize, overlapMm: Millimetres, target: Target): Micrometres {
  const deployed = ({ lengthMm }: JudgedSize): Micrometres => micrometres(deployedLength(lengthMm, target));
  return deployed(one) + deployed(other) - micrometres(overlapMm);
}

function reaches(effective: Micrometres, target: Target): boolean {
  const end = distalEnd(effective, target);
  return landsStraight(end, target) && coversLesion(end, target);
}
