import { normalNumbers, type Random } from './random.ts';
import { BEAMS, blank, type Polar, SAMPLES } from './speckle.ts';

const PATCHES_AROUND = 24;
const PATCHES_ALONG = 16;

/** Coarse, seamless light and dark patches of fat and fibre in dB, of the given standard deviation at their centres. */
function patchesDb(random: Random, deviationDb: number): Polar {
  const knots = normalNumbers(random, PATCHES_AROUND * PATCHES_ALONG, deviationDb);
  const knot = (row: number, column: number): number =>
    knots[(row % PATCHES_AROUND) * PATCHES_ALONG + (column % PATCHES_ALONG)] ?? 0;
  return blank().map((_, index) => {
    const row = (Math.floor(index / SAMPLES) * PATCHES_AROUND) / BEAMS;
    const column = ((index % SAMPLES) * PATCHES_ALONG) / SAMPLES;
    const [r, c] = [Math.floor(row), Math.floor(column)];
    const near = mix(knot(r, c), knot(r, c + 1), column - c);
    const far = mix(knot(r + 1, c), knot(r + 1, c + 1), column - c);
    return mix(near, far, row - r);
  });
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** So much catheter travel renews the patches. */
const PATCHES_EVERY_MM = 12;

/** Adds to a polar picture in dB the patches at a catheter position between `firstMm` and `lastMm`; they change as it moves along the vein. */
export function patchesAlong(
  random: Random,
  [firstMm, lastMm]: readonly [number, number],
  deviationDb: number,
): (to: Polar, positionMm: number) => void {
  const count = Math.ceil((lastMm - firstMm) / PATCHES_EVERY_MM) + 2;
  const patches = Array.from({ length: count }, () => patchesDb(random, deviationDb));
  return (to, positionMm) => {
    const place = (positionMm - firstMm) / PATCHES_EVERY_MM;
    const before = patches[Math.floor(place)];
    const after = patches[Math.floor(place) + 1];
    if (before === undefined || after === undefined) throw new Error(`no tissue at ${positionMm} mm`);
    const share = place % 1;
    for (let index = 0; index < to.length; index++) {
      const from = before[index] ?? 0;
      to[index] = (to[index] ?? 0) + from + ((after[index] ?? 0) - from) * share;
    }
  };
}
