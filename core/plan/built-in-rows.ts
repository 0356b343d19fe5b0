import type { CatalogueRow } from './catalogue-file.ts';

const NO_FIGURES = 'No sizing figures could be established from public sources.';

/** A product with what is known of it; a row that names no sizes is there for the operator to complete. */
function row(
  id: string,
  manufacturer: string,
  name: string,
  known: Partial<Omit<CatalogueRow, 'id' | 'manufacturer' | 'name'>>,
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
    ...known,
  };
}

/** The exact sizes of a product whose diameters do not all come in every length: the lengths of each diameter. */
function pairsOf(lengths: Readonly<Record<number, readonly number[]>>): [number, number][] {
  return Object.entries(lengths).flatMap(([diameter, each]) =>
    each.map((length): [number, number] => [Number(diameter), length]),
  );
}

/**
 * What public sources establish of each product, with the source in words. No row has been checked against the
 * manufacturer's instructions, and no manufacturer's oversize window could be read.
 */
export const BUILT_IN_ROWS: readonly CatalogueRow[] = [
  row('zilver-vena', 'Cook', 'Zilver Vena', {
    design: 'Open cell; 7 F; catheter 80 or 120 cm, 0.035 in wire',
    diametersMm: [14, 16],
    lengthsMm: [60, 100, 140],
    statusFacts: 'CE mark 2010; FDA approval 2020.',
    source:
      'Sizes: Giannoukas, venousnews.com (public review), and the University of Iowa price list of 2019, which agree. Northwell North Shore (2026) also lists 12 mm in 60, 100 and 140 mm; one hospital only, so not entered. Not the instructions.',
  }),
  row('venovo', 'BD', 'Venovo', {
    design: 'Open cell, nitinol; 8 F (10, 12 mm), 9 F (14 mm), 10 F (16, 20 mm); catheter 80 or 120 cm',
    diametersMm: [10, 12, 14, 16, 18, 20],
    lengthsMm: [40, 60, 80, 100, 120, 140, 160],
    statusFacts:
      'FDA approval 2019; safety notices of 13 January and 12 May 2021 (all sizes and lots within expiry): the proximal end may not release from the delivery system.',
    source:
      'Sizes: Palomar Health price list of 2020, all 42 by catalogue number VENUM/VENUL; 32 of them also in other hospital price lists published under US law (they show that a hospital bills the item, not that the range is complete or still sold); not the instructions.',
  }),
  row('abre', 'Medtronic', 'Abre', {
    design: 'Open cell, nitinol, three offset links; 9 F, 0.035 in wire, catheter 90 cm',
    sizes: pairsOf({
      10: [60, 120],
      12: [60, 80, 100],
      14: [60, 80, 100, 120, 150],
      16: [60, 80, 100, 120, 150],
      18: [60, 80, 100, 120, 150],
      20: [60, 80, 100, 120, 150],
    }),
    statusFacts: 'CE mark 2017; FDA approval October 2020, for symptomatic iliofemoral venous outflow obstruction.',
    source:
      'Sizes: only those seen, in price lists of 2026 (Northwell, Tampa General, Massachusetts General, Cleveland Clinic, Wellstar) and one catalogue number; the range may be wider. Hospital price lists show that an item is billed; not the instructions.',
  }),
  row('vici', 'Boston Scientific', 'VICI', {
    design: 'Closed cell, nitinol; 9 F, catheter 100 cm',
    diametersMm: [12, 14, 16],
    lengthsMm: [60, 90, 120],
    status: 'recalled',
    statusFacts:
      'FDA Class I recall for migration: 31,798 units sold 21 September 2018 to 9 April 2021, 17 complaints, no deaths. Still listed in some price lists of 2026.',
    source:
      'Recall: FDA notice, started 12 April 2021 (vascularnews.com, healio.com). Sizes: Antelope Valley (2020) and UCSF (2019, 2020) price lists, by catalogue number; not the instructions.',
  }),
  row('wallstent', 'Boston Scientific', 'Wallstent', {
    design: 'Braided, closed cell; its length depends on how far it expands; 11 F for 20 x 80 mm, catheter 75 cm',
    sizes: pairsOf({
      10: [68, 94],
      12: [40, 60, 90],
      14: [20, 40, 60, 90],
      16: [20, 40, 60, 90],
      18: [40, 60, 90],
      20: [40, 55, 80],
    }),
    status: 'not-indicated',
    statusFacts:
      'Had no venous indication in 2019. The FDA database of 2026 lists its approval P980033 under the code shared by the dedicated iliofemoral stents (QAN) and as central venous stent (QKJ); the label itself was not read.',
    source:
      "Sizes: those named venous in price lists of 2026 (Northwell, Wellstar, Brigham and Women's, MUSC). Lists of 2019 and 2020 add 22 and 24 mm without that name. Labelled lengths hold only at a stated expansion. Not the instructions.",
  }),
  row('sinus-xl', 'optimed', 'sinus-XL', {
    design: 'Closed cell',
    source:
      'Public sources give ranges without steps, so no sizes are entered: 16 to 36 mm, 30 to 100 mm long (Giannoukas, venousnews.com).',
  }),
  row('sinus-xl-flex', 'optimed', 'sinus-XL Flex', {
    source: `${NO_FIGURES} Named as an extension stent in the TOPOS study (PMID 38525891).`,
  }),
  row('sinus-venous', 'optimed', 'sinus-Venous', {
    design: 'Independent rings',
  }),
  row('sinus-obliquus', 'optimed', 'sinus-Obliquus', {
    design: 'Oblique end',
    source: `${NO_FIGURES} Studied in TOPOS, eight European centres, 2016 to 2020 (PMID 38525891).`,
  }),
  row('duo', 'Philips', 'Duo (Hybrid and Extend)', {
    design: 'Hybrid: zones of different strength',
    statusFacts: 'FDA approved; first use 11 June 2024.',
  }),
  row('beyond', 'Bentley', 'BeYond', {}),
  row('blueflow', 'plus medica', 'blueflow', {}),
  row('viabahn-fortegra', 'Gore', 'VIABAHN FORTEGRA', {
    design: 'Nitinol wire frame with a fluoropolymer lattice; 0.035 in wire',
    status: 'not-indicated',
    statusFacts:
      'FDA approval 19 December 2025 for symptomatic obstruction of the inferior vena cava with or without iliofemoral veins; an iliac lesion alone is outside that.',
    source:
      'Public sources give ranges without steps, so no sizes are entered: 10 to 28 mm, 50 to 150 mm long (fda.innolitics.com, P250017).',
  }),
];
