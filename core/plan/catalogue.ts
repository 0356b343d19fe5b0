import type { PlanCase, Product } from './case.ts';

/**
 * The built-in products. Only one is proposed, its figures from a public review and not yet checked against the IFU;
 * a recalled one is named without figures, so that a request for it is refused by name (METHODOLOGY section 3).
 */
export const BUILT_IN_PRODUCTS: readonly Product[] = [
  {
    id: 'zilver-vena',
    manufacturer: 'Cook',
    name: 'Zilver Vena',
    diametersMm: [14, 16],
    lengthsMm: [60, 100, 140],
    status: 'available',
    verified: false,
    source: 'Giannoukas, venousnews.com (public review, not the IFU)',
  },
  {
    id: 'vici',
    manufacturer: 'Boston Scientific',
    name: 'VICI',
    diametersMm: [],
    lengthsMm: [],
    status: 'recalled',
    verified: false,
    source: 'FDA Class I recall, started 12 April 2021 (vascularnews.com)',
  },
];

/** The products a case is planned with: its own catalogue, else the built-in one. */
export function productsOf(planCase: PlanCase): readonly Product[] {
  return planCase.catalogue?.products ?? BUILT_IN_PRODUCTS;
}
