import { grouped } from '../grouped.ts';
import { remembered } from '../remembered.ts';
import type { Millimetres } from '../units.ts';
import { micrometres } from '../units.ts';
import type { ProposedDevice, RefusalReason } from './answer.ts';
import type { Product } from './case.ts';
import type { Target } from './target.ts';
import {
  coversLesion,
  deployedLength,
  distalEnd,
  isAllowedOversize,
  isLongEnough,
  landsStraight,
  oversize,
  windowMargin,
} from './target.ts';

/** One size of a product. */
export interface Size {
  readonly product: Product;
  readonly diameterMm: Millimetres;
  readonly lengthMm: Millimetres;
}

/** A size of an available product with the rules that speak against it; none when it is admissible. */
export interface JudgedSize extends Size {
  readonly against: readonly RefusalReason[];
}

/** The sizes a product comes in, each once: its `sizes` where given, else every diameter in every length. */
export const sizesOf = remembered((product: Product): readonly Size[] => {
  const { diametersMm, lengthsMm } = product;
  const pairs =
    product.sizes ?? diametersMm.flatMap((diameter) => lengthsMm.map((length) => [diameter, length] as const));
  const each = new Map(
    pairs.map(([diameterMm, lengthMm]) => [`${diameterMm} × ${lengthMm}`, { diameterMm, lengthMm }]),
  );
  return [...each.values()].map((size) => ({ product, ...size }));
});

/** Every size of the products that may be proposed, judged, in the order in which sizes are preferred. */
export function judgeSizes(products: readonly Product[], target: Target): readonly JudgedSize[] {
  return judged(proposable(products), target);
}

/** The same of the products that could be proposed if they were in stock; each has that reason against it. */
export function judgeOutOfStock(products: readonly Product[], target: Target): readonly JudgedSize[] {
  return judged(lacking(products), target).map((size) => ({ ...size, against: [...size.against, 'not-in-stock'] }));
}

/** Whether sizes of a product are proposed at all: it is available and in stock. */
export function mayBeProposed({ status, inStock }: Pick<Product, 'status' | 'inStock'>): boolean {
  return status === 'available' && inStock !== false;
}

/** The sizes of the products in question by their diameter, in the order in which those of one margin are preferred; worked out once for each list of products. */
function inPreference(isAsked: (product: Product) => boolean): (products: readonly Product[]) => readonly SameWidth[] {
  return remembered((products) => {
    const sizes = products
      .filter(isAsked)
      .flatMap((product) => sizesOf(product))
      .sort(preference);
    return [...grouped(sizes, ({ diameterMm }) => diameterMm)].map(([diameterMm, same]) => ({ diameterMm, same }));
  });
}

/** The sizes of one diameter. */
interface SameWidth {
  readonly diameterMm: Millimetres;
  readonly same: readonly Size[];
}

const proposable = inPreference(mayBeProposed);
const lacking = inPreference(({ status, inStock }) => status === 'available' && inStock === false);

function judged(widths: readonly SameWidth[], target: Target): readonly JudgedSize[] {
  const reachOf = reachesIn(target);
  return widths
    .map(({ diameterMm, same }) => ({ over: oversize(diameterMm, target), same }))
    .sort((a, b) => windowMargin(b.over) - windowMargin(a.over))
    .flatMap(({ over, same }) =>
      same.map(({ product, diameterMm, lengthMm }) => ({
        product,
        diameterMm,
        lengthMm,
        against: reasons(reachOf(lengthMm), isAllowedOversize(over, product.ifuOversizeMm ?? null)),
      })),
    );
}

/** What a length is worth, whatever the diameter. */
interface Reach {
  readonly covers: boolean;
  readonly lands: boolean;
  readonly long: boolean;
}

function reachOf(lengthMm: Millimetres, target: Target): Reach {
  const end = distalEnd(micrometres(deployedLength(lengthMm, target)), target);
  return { covers: coversLesion(end, target), lands: landsStraight(end, target), long: isLongEnough(lengthMm) };
}

/** The same, worked out once for each length. */
function reachesIn(target: Target): (lengthMm: Millimetres) => Reach {
  const known = new Map<Millimetres, Reach>();
  return (lengthMm) => {
    const reach = known.get(lengthMm) ?? reachOf(lengthMm, target);
    known.set(lengthMm, reach);
    return reach;
  };
}

/** Every rule that speaks against a size, by id; `ifu` is the manufacturer's own oversize window where known. */
export function reasonsAgainst(
  { diameterMm, lengthMm }: { readonly diameterMm: Millimetres; readonly lengthMm: Millimetres },
  ifu: readonly [number, number] | null,
  target: Target,
): readonly RefusalReason[] {
  return reasons(reachOf(lengthMm, target), isAllowedOversize(oversize(diameterMm, target), ifu));
}

function reasons({ covers, lands, long }: Reach, fits: boolean): readonly RefusalReason[] {
  const against: RefusalReason[] = [];
  if (!covers) against.push('S17');
  if (!long) against.push('S28');
  if (!lands) against.push('S29');
  if (!fits) against.push('S30');
  if (!long) against.push('S39');
  return against;
}

/** The admissible sizes as they are proposed, the preferred one first; their figures are those that were compared, to the micrometre. */
export function proposedDevices(sizes: readonly JudgedSize[], target: Target): readonly ProposedDevice[] {
  return sizes
    .filter(({ against }) => against.length === 0)
    .map(({ product, diameterMm, lengthMm }, rank) => {
      const over = oversize(diameterMm, target);
      const end = distalEnd(micrometres(deployedLength(lengthMm, target)), target);
      return {
        product: product.id,
        diameterMm,
        lengthMm,
        oversizeMm: over / 1000,
        oversizePct: (100 * over) / micrometres(target.rvdMm),
        engagementMm: (end - micrometres(target.straightEivStartMm)) / 1000,
        preferred: rank === 0,
      };
    });
}

/** Of two sizes with the same margin inside the window: the smaller diameter, the shorter length, verified first, product id by code unit (D9). */
function preference(a: Size, b: Size): number {
  return (
    a.diameterMm - b.diameterMm ||
    a.lengthMm - b.lengthMm ||
    Number(b.product.verified) - Number(a.product.verified) ||
    (a.product.id < b.product.id ? -1 : 1)
  );
}
