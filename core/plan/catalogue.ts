import type { PlanCase, Product } from './case.ts';
import type { Catalogue, CatalogueRow } from './catalogue-file.ts';
import { CATALOGUE_FORMAT, hasFigures, planningProduct } from './catalogue-file.ts';

const NO_FIGURES = 'No sizing figures could be established from public sources.';

const RANGE_ONLY = 'Public sources give ranges without steps, so no sizes are entered';

/** A product of which only the name and some facts are known: the operator completes it from the manufacturer's instructions. */
function named(
  id: string,
  manufacturer: string,
  name: string,
  words: Partial<Pick<CatalogueRow, 'design' | 'status' | 'statusFacts' | 'source'>>,
): CatalogueRow {
  return {
    id,
    manufacturer,
    name,
    design: '',
    diametersMm: [],
    lengthsMm: [],
    status: 'available',
    statusFacts: '',
    source: NO_FIGURES,
    ifuCitation: '',
    verified: null,
    ...words,
  };
}

/**
 * The built-in catalogue: what public sources establish (METHODOLOGY section 3), no row checked against a manufacturer's
 * instructions. Only one product has figures; the others are named so that the operator can complete them.
 */
export const BUILT_IN_CATALOGUE: Catalogue = {
  format: CATALOGUE_FORMAT,
  products: [
    {
      ...named('zilver-vena', 'Cook', 'Zilver Vena', {
        design: 'Open cell',
        statusFacts: 'CE mark 2010; FDA approval 2020.',
        source: 'Giannoukas, venousnews.com (public review, not the IFU)',
      }),
      diametersMm: [14, 16],
      lengthsMm: [60, 100, 140],
    },
    named('vici', 'Boston Scientific', 'VICI', {
      design: 'Closed cell',
      status: 'recalled',
      statusFacts: 'FDA Class I recall for migration: 31,798 units, 17 complaints.',
      source: 'FDA Class I recall, started 12 April 2021 (vascularnews.com)',
    }),
    named('venovo', 'BD', 'Venovo', {
      design: 'Open cell',
      statusFacts:
        'FDA approval 2019; safety notices of 13 January and 12 May 2021: the proximal end may not release from the delivery system.',
    }),
    named('abre', 'Medtronic', 'Abre', {
      design: 'Open cell, nitinol; 9 F delivery, 0.035 in wire',
      statusFacts: 'FDA approval October 2020.',
    }),
    named('wallstent', 'Boston Scientific', 'Wallstent', {
      design: 'Braided, closed cell; its length depends on how far it expands',
      status: 'not-indicated',
      statusFacts: 'Described as off-label in iliac veins; whether a later label differs was not checked.',
      source: 'Public sources contradict each other on its diameters; no sizes are entered.',
    }),
    named('sinus-xl', 'optimed', 'sinus-XL', {
      design: 'Closed cell',
      source: `${RANGE_ONLY}: 16 to 36 mm, 30 to 100 mm long (Giannoukas, venousnews.com).`,
    }),
    named('sinus-venous', 'optimed', 'sinus-Venous', { design: 'Independent rings' }),
    named('sinus-obliquus', 'optimed', 'sinus-Obliquus', {}),
    named('duo', 'Philips', 'Duo (Hybrid and Extend)', {
      design: 'Hybrid: zones of different strength',
      statusFacts: 'FDA approved; first use 11 June 2024.',
    }),
    named('beyond', 'Bentley', 'BeYond', {}),
    named('blueflow', 'plus medica', 'blueflow', {}),
    named('viabahn-fortegra', 'Gore', 'VIABAHN FORTEGRA', {
      design: 'Nitinol wire frame with a fluoropolymer lattice',
      status: 'not-indicated',
      statusFacts:
        'FDA approval 19 December 2025 for obstruction of the inferior vena cava with or without iliofemoral veins; an iliac lesion alone is outside that.',
      source: `${RANGE_ONLY}: 10 to 28 mm, 50 to 150 mm long (fda.innolitics.com, P250017).`,
    }),
  ],
};

/**
 * The products that a case without its own catalogue is planned with: those with figures, and the recalled ones so that a
 * request for one is refused by name (PLAN_CASE "Catalogue product").
 */
export const BUILT_IN_PRODUCTS: readonly Product[] = BUILT_IN_CATALOGUE.products
  .filter((row) => hasFigures(row) || row.status === 'recalled')
  .map(planningProduct);

/** The products a case is planned with: its own catalogue, else the built-in one. */
export function productsOf(planCase: PlanCase): readonly Product[] {
  return planCase.catalogue?.products ?? BUILT_IN_PRODUCTS;
}
