import { BUILT_IN_ROWS } from './built-in-rows.ts';
import type { PlanCase, Product } from './case.ts';
import type { Catalogue } from './catalogue-file.ts';
import { CATALOGUE_FORMAT, planningProduct } from './catalogue-file.ts';

/** The built-in catalogue: what public sources establish; no row is checked against a manufacturer's instructions. */
export const BUILT_IN_CATALOGUE: Catalogue = { format: CATALOGUE_FORMAT, products: BUILT_IN_ROWS };

/** The products that a case without its own catalogue is planned with: every built-in row, so that a request for any is refused in the right words. */
export const BUILT_IN_PRODUCTS: readonly Product[] = BUILT_IN_ROWS.map(planningProduct);

/** The products a case is planned with: its own catalogue, else the built-in one. */
export function productsOf(planCase: PlanCase): readonly Product[] {
  return planCase.catalogue?.products ?? BUILT_IN_PRODUCTS;
}
