import type { Catalogue, CatalogueRow } from '../catalogue-file.ts';
import { nameOf } from '../catalogue-file.ts';

/** The names of the products that two catalogues do not have alike, those of the first one first; none where only their order differs. */
export function differingProducts(one: Catalogue, other: Catalogue): readonly string[] {
  const rows = [...one.products, ...other.products];
  const differing = rows.filter(({ id }) => written(one, id) !== written(other, id));
  return [...new Map(differing.map((row) => [row.id, nameOf(row)])).values()];
}

function written({ products }: Catalogue, wanted: string): string | null {
  const row = products.find(({ id }) => id === wanted);
  return row === undefined ? null : JSON.stringify(Object.entries(stated(row)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A product that is said to be in stock is like one of which nothing is said. */
function stated({ inStock, ...row }: CatalogueRow): object {
  return inStock === false ? { ...row, inStock } : row;
}
