import { expect, test } from 'vitest';
import type { PlanCase, Product, Requested } from '../../../core/plan/case.ts';
import { plan } from '../../../core/plan/plan.ts';
import type { Deviation } from '../../../core/plan/rules/worked.ts';
import { workedCase } from '../../../core/plan/rules/worked.ts';

const product = (words: Partial<Product>): Product => ({
  id: 'p',
  diametersMm: [16],
  lengthsMm: [100],
  status: 'available',
  verified: true,
  ...words,
});

const sizes = (given: Deviation): readonly string[] =>
  plan(workedCase(given)).devices.map((device) => `${device.product} ${device.diameterMm} × ${device.lengthMm}`);

/** Why a requested size is refused in the base case (RVD 12.8, landing 0, lesion 4–26, straight EIV 64–112); null when it is not. */
function refusal(requested: Requested, given: Deviation = {}): readonly string[] | null {
  const planCase: PlanCase = { ...workedCase(given), requested };
  const { rejected } = plan(planCase);
  const found = rejected.filter(
    (size) =>
      size.product === requested.product &&
      size.diameterMm === requested.diameterMm &&
      size.lengthMm === requested.lengthMm,
  );
  expect(found.length).toBeLessThan(2);
  return found[0]?.because ?? null;
}

/** The six sizes of the worked cases' own catalogue. */
const six = [product({ id: 'six', diametersMm: [14, 16], lengthsMm: [60, 100, 140] })];

const ask = (productId: string, diameterMm: number, lengthMm: number): Requested => ({
  product: productId,
  diameterMm,
  lengthMm,
});

test('a size the catalogue offers and that fits is not refused', () => {
  expect(refusal(ask('zilver-vena', 16, 100))).toBeNull();
  expect(refusal(ask('zilver-vena', 14, 100))).toBeNull();
});

test.each<readonly [Requested, readonly string[]]>([
  [ask('zilver-vena', 16, 60), ['S29']],
  [ask('zilver-vena', 16, 140), ['S29']],
  [ask('zilver-vena', 18, 100), ['S30', 'not-listed']],
  [ask('zilver-vena', 16, 40), ['S28', 'S29', 'S39', 'not-listed']],
  [ask('zilver-vena', 16, 80), ['not-listed']],
  [ask('zilver-vena', 10, 20), ['S17', 'S28', 'S29', 'S30', 'S39', 'not-listed']],
  [ask('venovo', 16, 40), ['S28', 'S29', 'S39']],
  [ask('abre', 10, 80), ['S30', 'not-listed']],
  [ask('vici', 16, 90), ['recalled']],
  [ask('vici', 16, 100), ['recalled', 'not-listed']],
  [ask('wallstent', 16, 90), ['not-indicated']],
  [ask('viabahn-fortegra', 16, 100), ['not-indicated', 'not-listed']],
  [ask('sinus-xl', 16, 100), ['not-listed']],
  [ask('nobody', 16, 100), ['not-listed']],
  [ask('nobody', 12, 100), ['S30', 'not-listed']],
])('the request %o is refused for %o', (requested, reasons) => {
  expect(refusal(requested)).toEqual(reasons);
});

test('a listed size of a product that is not indicated is refused in that word', () => {
  const products = [product({}), product({ id: 'q', status: 'not-indicated' })];
  expect(refusal(ask('q', 16, 100), { products })).toEqual(['not-indicated']);
});

test('a product outside the catalogue is judged by 1 to 4 mm alone, a listed one also by its own window', () => {
  const products = [product({ id: 'q', ifuOversizeMm: [1, 3] }), product({ id: 'r', diametersMm: [14] })];
  expect(refusal(ask('q', 16, 100), { products })).toEqual(['S30']);
  expect(refusal(ask('other', 16, 100), { products })).toEqual(['not-listed']);
});

test('a refused request changes neither headline nor proposal', () => {
  const asked = plan({ ...workedCase({}), requested: ask('vici', 30, 10) });
  const plain = plan(workedCase({}));
  expect([asked.outcome, asked.devices, asked.rules, asked.warnings]).toEqual([
    plain.outcome,
    plain.devices,
    plain.rules,
    plain.warnings,
  ]);
});

test('a request is explained only once a stent is sized', () => {
  expect(refusal(ask('vici', 30, 10), { findings: { venography: 'unknown' } })).toBeNull();
});

test('sizes that the catalogue names twice are listed once', () => {
  expect(sizes({ products: [product({ diametersMm: [16, 16], lengthsMm: [100, 100] })] })).toEqual(['p 16 × 100']);
  const twice: Product = product({
    sizes: [
      [16, 100],
      [16, 100],
    ],
  });
  expect(sizes({ products: [twice] })).toEqual(['p 16 × 100']);
});

test('exact pairs are all the sizes there are', () => {
  expect(sizes({ products: [product({ lengthsMm: [80, 100], sizes: [[14, 80]] })] })).toEqual(['p 14 × 80']);
  expect(sizes({ products: [product({ sizes: [] })] })).toEqual([]);
});

test('equal sizes: verified first, then the product id by code unit', () => {
  const products = [
    product({ id: 'b' }),
    product({ id: 'a', verified: false }),
    product({ id: 'B' }),
    product({ id: 'é' }),
  ];
  expect(sizes({ products })).toEqual(['B 16 × 100', 'b 16 × 100', 'é 16 × 100', 'a 16 × 100']);
});

test('of two diameters with one margin the smaller leads, and a diameter without a length is no candidate', () => {
  // RVD 12.8: 14.8 is 2.0 over, 15.8 is 3.0 over, both 1.0 from the edge; 15.3 would be best but is too short.
  const products = [
    product({
      sizes: [
        [15.8, 80],
        [14.8, 100],
        [14.8, 80],
        [15.3, 40],
      ],
    }),
  ];
  expect(sizes({ products })).toEqual(['p 14.8 × 80', 'p 14.8 × 100', 'p 15.8 × 80']);
});

test('margins, engagement and foreshortening move what is admissible, in whole micrometres', () => {
  const products = [product({ lengthsMm: [60, 64, 80, 100, 112, 113] })];
  const lengths = (site: Deviation['site'] = {}, axis: Deviation['axis'] = {}): readonly number[] =>
    plan(workedCase({ products, site, axis })).devices.map(({ lengthMm }) => lengthMm);
  expect(lengths()).toEqual([64, 80, 100, 112]);
  expect(lengths({ minEivEngagementMm: 16 })).toEqual([80, 100, 112]);
  expect(lengths({ minEivEngagementMm: 16.001 })).toEqual([100, 112]);
  expect(lengths({ foreshorteningPct: 20 })).toEqual([80, 100, 112, 113]);
  expect(lengths({ proximalMarginMm: 4 })).toEqual([64, 80, 100, 112]);
  expect(lengths({ proximalMarginMm: 4.001 })).toEqual([]);
  expect(lengths({ distalMarginMm: 74 })).toEqual([100, 112]);
  expect(lengths({}, { proximalLandingMm: 3 })).toEqual([64, 80, 100]);
});

test('when only coverage fails there is no device although S28 to S30 are met', () => {
  const { outcome, rules, rejected } = plan(workedCase({ site: { proximalMarginMm: 5 }, products: six }));
  expect(outcome).toBe('NO_DEVICE');
  expect(rules.filter(({ id }) => ['S28', 'S29', 'S30', 'S39'].includes(id)).map(({ status }) => status)).toEqual(
    Array(4).fill('met'),
  );
  expect(rejected.find(({ diameterMm, lengthMm }) => diameterMm === 16 && lengthMm === 100)?.because).toEqual(['S17']);
  expect(rejected.length).toBe(6);
});

const far = { axis: { lesionEndMm: 120, straightEivStartMm: 150, straightEivEndMm: 190 } } as const;

test('pairs are listed only when the site has set an overlap, each once, over products and diameters', () => {
  const pairs = (site: NonNullable<Deviation['site']>, products: readonly Product[] = six) =>
    plan(workedCase({ ...far, products, site })).pairs.map(({ lengthsMm, overlapMm, effectiveLengthMm }) => [
      ...lengthsMm,
      overlapMm,
      effectiveLengthMm,
    ]);
  expect(pairs({})).toEqual([]);
  expect(pairs({ minOverlapMm: null })).toEqual([]);
  expect(pairs({ minOverlapMm: 20 })).toEqual([
    [60, 140, 20, 180],
    [100, 100, 20, 180],
  ]);
  expect(pairs({ minOverlapMm: 0, foreshorteningPct: 10 })).toEqual([
    [60, 140, 0, 180],
    [100, 100, 0, 180],
  ]);
  expect(pairs({ minOverlapMm: 0 })).toEqual([[60, 100, 0, 160]]);
  // A 40 mm stent never takes part, and lengths of two products or two diameters are not mixed.
  expect(
    pairs({ minOverlapMm: 0 }, [product({ lengthsMm: [40, 140] }), product({ id: 'q', lengthsMm: [60] })]),
  ).toEqual([]);
  expect(
    pairs({ minOverlapMm: 0 }, [
      product({
        sizes: [
          [14, 60],
          [16, 100],
        ],
      }),
    ]),
  ).toEqual([]);
  expect(pairs({ minOverlapMm: 0 }, [product({ diametersMm: [20], lengthsMm: [60, 100] })])).toEqual([]);
});

test('what follows: texts by headline and earlier thromboembolism', () => {
  const followUp = (given: Deviation) => plan(workedCase(given)).followUp;
  const mass = { present: 'yes', compressionCause: 'mass' } as const;
  expect(followUp({})).toEqual(['S32', 'S33', 'S34']);
  expect(followUp({ findings: { priorVte: 'yes' } })).toEqual(['S34']);
  expect(followUp({ findings: { priorVte: 'unknown' } })).toEqual(['S34']);
  expect(followUp({ findings: { dvt: 'acute' } })).toEqual(['S05', 'S06', 'S07']);
  expect(followUp({ findings: { dvt: 'unknown' } })).toEqual([]);
  expect(followUp({ findings: { mass } })).toEqual(['S35', 'S37']);
  expect(
    followUp({ findings: { mass: { ...mass, kind: 'abscess', resectableNow: 'no', severeSymptoms: 'yes' } } }),
  ).toEqual(['S35', 'S36']);
  expect(followUp({ findings: { mass: { ...mass, kind: 'tumour', lifeExpectancyPermits: 'no' } } })).toEqual(['S35']);
  expect(followUp({ findings: { oedema: 'none' } })).toEqual([]);
});

test('the preferred size warns at exactly 60 mm and within 0.25 mm of the window', () => {
  const warned = (words: Partial<Product>, given: Deviation = {}) =>
    plan(workedCase({ products: [product({ ifuOversizeMm: [1, 4], ...words })], ...given })).warnings;
  const near60 = { axis: { straightEivStartMm: 50 } };
  expect(warned({})).toEqual([]);
  expect(warned({ lengthsMm: [60, 100] }, near60)).toEqual(['W-EXACTLY-60']);
  expect(warned({ lengthsMm: [60.001, 100] }, near60)).toEqual([]);
  expect(warned({ diametersMm: [14.05] })).toEqual(['W-WINDOW-EDGE']);
  expect(warned({ diametersMm: [14.051] })).toEqual([]);
  expect(warned({ diametersMm: [16.55] })).toEqual(['W-WINDOW-EDGE']);
  expect(warned({ diametersMm: [16.549] })).toEqual([]);
  expect(warned({ verified: false })).toEqual(['W-UNVERIFIED-DEVICE']);
});

test('with no catalogue of its own a case is offered Abre, Venovo and Zilver Vena: the shorter first, then by id', () => {
  // RVD 12.8: 16 mm is 0.8 from an edge of the window, 14 mm 0.2. From 0 only 80 and 100 mm end between 64 and 112 mm.
  expect(sizes({})).toEqual([
    ...['abre 16 × 80', 'venovo 16 × 80', 'abre 16 × 100', 'venovo 16 × 100', 'zilver-vena 16 × 100'],
    ...['abre 14 × 80', 'venovo 14 × 80', 'abre 14 × 100', 'venovo 14 × 100', 'zilver-vena 14 × 100'],
  ]);
  expect(plan(workedCase({})).warnings).toEqual(['W-IFU-NOT-LOADED', 'W-UNVERIFIED-DEVICE']);
});
