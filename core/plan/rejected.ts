import type { RefusalReason, RejectedSize } from './answer.ts';
import type { Product, Requested } from './case.ts';
import type { JudgedSize } from './devices.ts';
import { reasonsAgainst, sizesOf } from './devices.ts';
import type { Sizing } from './facts.ts';
import type { Target } from './target.ts';

/**
 * The refused sizes with all their reasons: the requested one first, then every refused length of the preferred diameter and what
 * would fit if it were in stock, or every size of the available products when none is admissible. Each size once.
 */
export function rejectedSizes(
  { sizes, outOfStock, target }: Sizing,
  requested: Requested | undefined,
  products: readonly Product[],
): readonly RejectedSize[] {
  const preferred = sizes.find(({ against }) => against.length === 0);
  const near = ({ diameterMm }: JudgedSize) => preferred === undefined || diameterMm === preferred.diameterMm;
  const refused = [
    ...sizes.filter((size) => size.against.length > 0 && near(size)),
    ...outOfStock.filter((size) => size.against.length === 1 || near(size)),
  ].map(({ product, diameterMm, lengthMm, against }) => ({
    product: product.id,
    diameterMm,
    lengthMm,
    because: against,
  }));
  const because = requested === undefined ? [] : reasonsAgainstRequest(requested, products, target);
  if (requested === undefined || because.length === 0) return refused;
  return [{ ...requested, because }, ...refused.filter((size) => !isSame(size, requested))];
}

function isSame(size: RejectedSize, { product, diameterMm, lengthMm }: Requested): boolean {
  return size.product === product && size.diameterMm === diameterMm && size.lengthMm === lengthMm;
}

/** Every reason against a requested size; a product that is not in the catalogue is judged by the oversize window alone. */
function reasonsAgainstRequest(
  requested: Requested,
  products: readonly Product[],
  target: Target,
): readonly RefusalReason[] {
  const product = products.find(({ id }) => id === requested.product);
  const listed =
    product !== undefined &&
    sizesOf(product).some((size) => size.diameterMm === requested.diameterMm && size.lengthMm === requested.lengthMm);
  const status = product === undefined || product.status === 'available' ? [] : [product.status];
  const stock = product?.inStock === false ? (['not-in-stock'] as const) : [];
  return [
    ...reasonsAgainst(requested, product?.ifuOversizeMm ?? null, target),
    ...stock,
    ...status,
    ...(listed ? [] : (['not-listed'] as const)),
  ];
}
