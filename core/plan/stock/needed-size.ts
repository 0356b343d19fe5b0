import type { Millimetres } from '../../units.ts';
import { micrometres } from '../../units.ts';
import type { Product } from '../case.ts';
import { mayBeProposed, sizesOf } from '../devices.ts';
import type { Sizing } from '../facts.ts';
import type { Target } from '../target.ts';
import {
  admissibleDiameters,
  coversLesion,
  deployedLength,
  distalEnd,
  isLongEnough,
  landsStraight,
  SHORTEST_STENT_MM,
} from '../target.ts';

/** Lengths between two ends, closed, in steps of 0.1 mm that lie inside. */
interface Span {
  readonly least: Millimetres;
  readonly most: Millimetres;
}

/** The nominal lengths of a single stent that covers the lesion and ends in the straight external iliac vein (S17, S28, S29); null where there is none. */
export function admissibleLengths(target: Target): Span | null {
  const { straightEivStartMm, straightEivEndMm, minEivEngagementMm, lesionEndMm, distalMarginMm } = target;
  const nominal = (end: Millimetres): Millimetres =>
    (end - target.proximalLandingMm) / (1 - target.foreshorteningPct / 100);
  const first = nominal(Math.max(straightEivStartMm + minEivEngagementMm, lesionEndMm + distalMarginMm));
  const fits = (length: Millimetres): boolean => {
    const end = distalEnd(micrometres(deployedLength(length, target)), target);
    return isLongEnough(length) && coversLesion(end, target) && landsStraight(end, target);
  };
  // A tenth more on both sides: the rules compare whole micrometres, and they have the last word.
  const from = Math.floor(Math.max(first, SHORTEST_STENT_MM) * 10) - 1;
  const to = Math.ceil(nominal(straightEivEndMm) * 10) + 1;
  const near = (tenth: number) => [tenth, tenth + 1, tenth + 2].map((each) => each / 10);
  const least = near(from).find(fits);
  const most = near(to - 2).findLast(fits);
  return least === undefined || most === undefined ? null : { least, most };
}

/** What a stent would have to measure, in words: "Needed: diameter 13.8–16.8 mm, length 64–112 mm". */
export function neededText({ target }: Sizing): string {
  const lengths = admissibleLengths(target);
  const length = lengths === null ? 'no single length reaches' : `length ${spanText(lengths)}`;
  return `Needed: diameter ${spanText(admissibleDiameters(target.rvdMm))}, ${length}`;
}

/** How many of the products that are not ruled out have sizes, and whether they are in stock: "3 of 10 available products have sizes, 2 of them in stock". */
export function withSizesText(products: readonly Product[]): string {
  const available = products.filter(({ status }) => status === 'available');
  const sized = available.filter((product) => sizesOf(product).length > 0);
  const stocked = sized.filter(mayBeProposed);
  const of = `${available.length} available ${available.length === 1 ? 'product' : 'products'}`;
  const have = `${sized.length === 0 ? 'none' : sized.length} of ${of} ${sized.length === 1 ? 'has' : 'have'} sizes`;
  if (stocked.length === sized.length) return have;
  return `${have}, ${stocked.length === 0 ? 'none' : stocked.length} of them in stock`;
}

/** The products of which a size would fit, were they in stock, in a sentence; none where there are none. */
export function outOfStockSentences({ outOfStock }: Sizing): readonly string[] {
  const fitting = outOfStock.filter(({ against }) => against.length === 1);
  const names = [...new Set(fitting.map(({ product }) => product.name ?? product.id))];
  if (names.length === 0) return [];
  return [`${names.join(', ')} would fit but ${names.length === 1 ? 'is' : 'are'} not in stock.`];
}

function spanText({ least, most }: Span): string {
  return least === most ? `${least} mm` : `${least}–${most} mm`;
}
