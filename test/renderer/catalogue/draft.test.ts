import { expect, test } from 'vitest';
import { BUILT_IN_CATALOGUE } from '../../../core/plan/catalogue.ts';
import type { CatalogueRow } from '../../../core/plan/catalogue-file.ts';
import { readCatalogue, writeCatalogue } from '../../../core/plan/catalogue-file.ts';
import type { ProductDraft } from '../../../renderer/catalogue/draft.ts';
import { copyOf, draftOf, rowFrom, typed } from '../../../renderer/catalogue/draft.ts';

const TODAY = '2026-06-30';

const full: CatalogueRow = {
  id: 'own',
  manufacturer: 'Somebody',
  name: 'Own Stent',
  design: 'open cell',
  diametersMm: [14, 15.5],
  lengthsMm: [60, 80],
  sizes: [
    [14, 60],
    [15.5, 80],
  ],
  ifuOversizeMm: [1, 3.5],
  status: 'not-indicated',
  statusFacts: 'none',
  source: 'by hand',
  ifuCitation: 'Example IFU, rev. 1',
  verified: { by: 'Dr Example', on: '2026-01-15' },
};

const read = (draft: ProductDraft) => rowFrom(draft, ['taken'], TODAY);
const problems = (words: Partial<ProductDraft>) => {
  const result = read({ ...draftOf(full), ...words });
  return 'problems' in result ? Object.keys(result.problems) : [];
};

test('a row that is opened and kept is the same row', () => {
  for (const row of [full, ...BUILT_IN_CATALOGUE.products]) expect(read(draftOf(row))).toEqual({ row });
});

test('what the form keeps, the catalogue file accepts', () => {
  const kept = read(typed(draftOf(full), 'sizes', '14x60; 16 X 100'));
  if (!('row' in kept)) throw new Error('the draft is right');
  expect(kept.row.sizes).toEqual([
    [14, 60],
    [16, 100],
  ]);
  expect(readCatalogue(writeCatalogue({ format: 'ivus-catalogue/1', products: [kept.row] }), 'a.json').ok).toBe(true);
});

test('changing a figure takes the verification away, changing a word does not', () => {
  expect(typed(draftOf(full), 'lengths', '60, 80, 100')).toMatchObject({ verifiedBy: '', verifiedOn: '' });
  expect(typed(draftOf(full), 'oversizeMost', '4')).toMatchObject({ verifiedBy: '', verifiedOn: '' });
  expect(typed(draftOf(full), 'design', 'closed cell')).toMatchObject({ verifiedBy: 'Dr Example' });
});

test('a copy has an id of its own and was checked by nobody', () => {
  expect(copyOf(full, ['own', 'own-2'])).toMatchObject({ id: 'own-3', diameters: '14, 15.5', verifiedBy: '' });
});

test('each field that cannot be kept has its sentence', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ id: ' ' })).toEqual(['id']);
  expect(problems({ id: 'taken' })).toEqual(['id']);
  expect(problems({ diameters: '14, -16' })).toEqual(['diameters']);
  expect(problems({ lengths: '60 to 80' })).toEqual(['lengths']);
  expect(problems({ sizes: '14 × 60 × 2' })).toEqual(['sizes']);
  expect(problems({ oversizeMost: '' })).toEqual(['oversizeMost']);
  expect(problems({ oversizeLeast: '-1' })).toEqual(['oversizeLeast']);
  expect(problems({ oversizeMost: '0.5' })).toEqual(['oversizeMost']);
  expect(problems({ ifuCitation: '' })).toEqual(['ifuCitation']);
  expect(problems({ verifiedBy: '' })).toEqual(['verifiedBy']);
  expect(problems({ verifiedOn: '' })).toEqual(['verifiedOn']);
  expect(problems({ verifiedOn: '15.1.2026' })).toEqual(['verifiedOn']);
  expect(problems({ verifiedOn: '2026-02-30' })).toEqual(['verifiedOn']);
  expect(problems({ verifiedOn: '2026-07-01' })).toEqual(['verifiedOn']);
  expect(problems({ diameters: '', sizes: '' })).toEqual(['verifiedBy']);
});
