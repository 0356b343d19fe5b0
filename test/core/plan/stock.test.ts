import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanCase, Product } from '../../../core/plan/case.ts';
import { checkPlanCase } from '../../../core/plan/case.ts';
import { BUILT_IN_CATALOGUE, BUILT_IN_PRODUCTS, productsOf } from '../../../core/plan/catalogue.ts';
import { readCatalogue, writeCatalogue } from '../../../core/plan/catalogue-file.ts';
import { reasonsAgainst } from '../../../core/plan/devices.ts';
import { factsOf } from '../../../core/plan/facts.ts';
import { headlineOf } from '../../../core/plan/headline.ts';
import { plan } from '../../../core/plan/plan.ts';
import { workedCase } from '../../../core/plan/rules/worked.ts';
import { differingProducts } from '../../../core/plan/stock/catalogue-difference.ts';
import { admissibleLengths } from '../../../core/plan/stock/needed-size.ts';
import type { Target } from '../../../core/plan/target.ts';
import { randomCase } from './random-case.ts';

const base = workedCase({});

/** The base case (RVD 12.8, the stent ends in 64 to 112) with some built-in products out of stock. */
function lacking(...ids: readonly string[]): PlanCase {
  const products = BUILT_IN_PRODUCTS.map((product) =>
    ids.includes(product.id) ? { ...product, inStock: false } : product,
  );
  return { ...base, catalogue: { products } };
}

const proposed = (planCase: PlanCase) =>
  plan(planCase).devices.map(({ product, diameterMm, lengthMm }) => `${product} ${diameterMm} × ${lengthMm}`);
const headlineFor = (planCase: PlanCase) => headlineOf(plan(planCase), productsOf(planCase), factsOf(planCase).sizing);

test('a product that is out of stock is never proposed and listed with that reason; one that is in stock is as one of which nothing is said', () => {
  expect(proposed(lacking('abre'))).toEqual(proposed(base).filter((size) => !size.startsWith('abre')));
  const reasons = plan(lacking('abre')).rejected.filter(({ product }) => product === 'abre');
  // 16 mm is the preferred diameter: all its lengths are told. Of 14 mm those that would fit.
  expect(reasons.map(({ diameterMm, lengthMm, because }) => [diameterMm, lengthMm, because])).toEqual([
    [16, 60, ['S29', 'not-in-stock']],
    [16, 80, ['not-in-stock']],
    [16, 100, ['not-in-stock']],
    [16, 120, ['S29', 'not-in-stock']],
    [16, 150, ['S29', 'not-in-stock']],
    [14, 80, ['not-in-stock']],
    [14, 100, ['not-in-stock']],
  ]);
  const stocked = BUILT_IN_PRODUCTS.map((product) => ({ ...product, inStock: true }));
  expect(plan({ ...base, catalogue: { products: stocked } })).toEqual(plan(base));
});

test('a size that somebody asks about is refused while its product is out of stock', () => {
  const requested = { product: 'vici', diameterMm: 16, lengthMm: 90 };
  expect(plan({ ...lacking('vici'), requested }).rejected[0]?.because).toEqual(['not-in-stock', 'recalled']);
});

test('with nothing in stock the headline says in amber what is needed, how many products have sizes, and which would fit', () => {
  const planCase = lacking('abre', 'venovo', 'zilver-vena');
  expect(plan(planCase)).toMatchObject({ outcome: 'NO_DEVICE', devices: [] });
  expect(headlineFor(planCase)).toEqual({
    tone: 'warn',
    // RVD 12.8 mm and 1 to 4 mm more; from 0 to 64–112 mm.
    text: 'No stent in the catalogue fits. Needed: diameter 13.8–16.8 mm, length 64–112 mm; 3 of 10 available products have sizes, none of them in stock',
    because: [
      expect.stringContaining('No available diameter fits'),
      'Abre, Venovo, Zilver Vena would fit but are not in stock.',
    ],
  });
});

test('a product out of stock plans as if the catalogue did not name it, but for what is said against its sizes', () => {
  fc.assert(
    fc.property(randomCase, fc.nat(), (planCase, nth) => {
      const products = productsOf(planCase);
      const gone = products[nth % products.length];
      const others = products.filter((product) => product !== gone);
      fc.pre(others.length > 0);
      const without = plan({ ...planCase, catalogue: { products: others } });
      const out = plan({
        ...planCase,
        catalogue: { products: products.map((each) => (each === gone ? { ...each, inStock: false } : each)) },
      });
      const told = out.rejected.filter(({ because }) => !because.includes('not-in-stock'));
      const asked = (size: { readonly product: string }) => size.product === planCase.requested?.product;
      expect({ ...out, rejected: told.filter((size) => !asked(size)) }).toEqual({
        ...without,
        rejected: without.rejected.filter((size) => !asked(size)),
      });
    }),
    { numRuns: 300 },
  );
});

test('the lengths that are needed are those that no rule on lengths speaks against', () => {
  const tenths = fc.integer({ min: -50, max: 2000 }).map((value) => value / 10);
  const margin = fc.integer({ min: 0, max: 100 }).map((value) => value / 10);
  const target: fc.Arbitrary<Target> = fc.record({
    rvdMm: fc.constant(13),
    proximalLandingMm: margin,
    lesionStartMm: tenths,
    lesionEndMm: tenths,
    straightEivStartMm: tenths,
    straightEivEndMm: tenths,
    minEivEngagementMm: margin,
    proximalMarginMm: margin,
    distalMarginMm: margin,
    foreshorteningPct: fc.integer({ min: 0, max: 20 }),
    minOverlapMm: fc.constant(null),
  });
  fc.assert(
    fc.property(target, (each) => {
      const lengths = Array.from({ length: 4000 }, (_, tenth) => tenth / 10);
      const fitting = lengths.filter(
        (lengthMm) => reasonsAgainst({ diameterMm: 15, lengthMm }, null, each).length === 0,
      );
      const [least, most] = [fitting.at(0), fitting.at(-1)];
      expect(admissibleLengths(each)).toEqual(least === undefined ? null : { least, most });
    }),
    { numRuns: 200 },
  );
});

test('stock is written to a catalogue file and read from it; anything but yes or no is refused', () => {
  const products = BUILT_IN_CATALOGUE.products.map((row) => ({ ...row, inStock: row.id !== 'abre' }));
  const catalogue = { ...BUILT_IN_CATALOGUE, products };
  expect(readCatalogue(writeCatalogue(catalogue), 'a.json')).toEqual({ ok: true, value: catalogue });
  const product: Product = { id: 'x', diametersMm: [14], lengthsMm: [60], status: 'available', verified: false };
  const wrong = checkPlanCase({
    format: 'ivus-plan-case/1',
    catalogue: { products: [{ ...product, inStock: 'sold out' }] },
  });
  expect(wrong).toEqual({ ok: false, problem: 'catalogue.products[0].inStock: must be true or false' });
});

test('two catalogues differ by the products that are not alike, whatever their order; that one is in stock goes without saying', () => {
  const { products } = BUILT_IN_CATALOGUE;
  const [zilver, venovo, ...others] = products;
  if (zilver === undefined || venovo === undefined) throw new Error('the built-in catalogue has rows');
  const other = { ...BUILT_IN_CATALOGUE, products: [...others, venovo, { ...zilver, inStock: true }] };
  expect(differingProducts(BUILT_IN_CATALOGUE, other)).toEqual([]);
  const changed = { ...other, products: [...others, { ...venovo, inStock: false }, { ...zilver, id: 'z', name: '' }] };
  expect(differingProducts(BUILT_IN_CATALOGUE, changed)).toEqual(['Zilver Vena', 'Venovo', 'z']);
});
