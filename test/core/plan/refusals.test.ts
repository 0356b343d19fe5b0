import { expect, test } from 'vitest';
import type { Point } from '../../../core/geometry/point.ts';
import { checkMadeCase, parsePlanCase } from '../../../core/plan/case.ts';
import { ellipse } from '../geometry/shapes.ts';

const round = ellipse(14, 12, 16);
const lumen = { id: 'L1', role: 'lesion', segment: 'CIV', modality: 'IVUS', unit: 'mm', contour: round };
const product = { id: 'p', diametersMm: [14], lengthsMm: [60], status: 'available', verified: true };

/** A case with some of its keys set; the key order of the document is kept. */
const withKeys = (keys: object): object => ({ format: 'ivus-plan-case/1', ...keys });
const withLumen = (words: object): object => withKeys({ lumens: [{ ...lumen, ...words }] });
const withContour = (contour: unknown): object => withLumen({ contour });
const withProduct = (words: object): object => withKeys({ catalogue: { products: [{ ...product, ...words }] } });
const without = (whole: object, key: string): object =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key));
const replaced = (index: number, ...points: readonly unknown[]): unknown[] => [
  ...round.slice(0, index),
  ...points,
  ...round.slice(index + 1),
];

test.each<readonly [string, object]>([
  ['an empty case', withKeys({})],
  ['every part empty', withKeys({ id: '', findings: { otherCauses: {}, mass: {} }, lumens: [], axis: {}, site: {} })],
  ['a lumen with the fewest keys', withLumen({})],
  ['a contour of 16 vertices, clockwise', withContour([...round].reverse())],
  ['no overlap, said or not', withKeys({ site: { minOverlapMm: null } })],
  ['a foreshortening just below 100 %', withKeys({ site: { foreshorteningPct: 99.9 } })],
  ['a negative landing: it blocks, it is not refused', withKeys({ axis: { proximalLandingMm: -3 } })],
  ['minus zero margins', withKeys({ site: { proximalMarginMm: -0 } })],
  ['an oversize window of one figure, at zero', withProduct({ ifuOversizeMm: [0, 0] })],
  ['a product without sizes', withProduct({ diametersMm: [], lengthsMm: [], sizes: [] })],
  ['primary said to be false on a reference', withLumen({ role: 'reference', primary: false })],
  ['an id of blanks', withLumen({ id: ' ' })],
])('accepted: %s', (_, document) => {
  expect(parsePlanCase(JSON.stringify(document))).toEqual({ ok: true, value: JSON.parse(JSON.stringify(document)) });
});

test.each<readonly [path: string, document: unknown]>([
  ['document', []],
  ['document', null],
  ['document', 'ivus-plan-case/1'],
  ['format', {}],
  ['format', { format: 'ivus-plan-case/2' }],
  ['format', { format: null }],
  ['findngs', withKeys({ findngs: {} })],
  ['findings.Side', withKeys({ findings: { Side: 'left' } })],
  ['findings', withKeys({ findings: [] })],
  ['findings', withKeys({ findings: null })],
  ['findings.side', withKeys({ findings: { side: 'LEFT' } })],
  ['findings.side', withKeys({ findings: { side: null } })],
  ['findings.dvt', withKeys({ findings: { dvt: true } })],
  ['findings.lesionBehaviour', withKeys({ findings: { lesionBehaviour: 'unknown' } })],
  ['findings.fixedDespiteVariation', withKeys({ findings: { fixedDespiteVariation: 1 } })],
  ['findings.otherCauses.heartFailure', withKeys({ findings: { otherCauses: { heartFailure: 'yes' } } })],
  ['findings.otherCauses.anaemia', withKeys({ findings: { otherCauses: { anaemia: 'present' } } })],
  ['findings.mass.present', withKeys({ findings: { mass: { present: 'maybe' } } })],
  ['findings.mass.size', withKeys({ findings: { mass: { size: 3 } } })],
  ['id', withKeys({ id: 7 })],
  ['lumens', withKeys({ lumens: {} })],
  ['lumens[0]', withKeys({ lumens: [null] })],
  ['lumens[0].colour', withLumen({ colour: 'red' })],
  ...['id', 'role', 'segment', 'modality', 'unit', 'contour'].map(
    (key) => [`lumens[0].${key}`, withKeys({ lumens: [without(lumen, key)] })] as const,
  ),
  ['lumens[0].id', withLumen({ id: '' })],
  ['lumens[0].unit', withLumen({ unit: 'cm' })],
  ['lumens[0].normal', withLumen({ normal: 'true' })],
  ['lumens[0].state', withLumen({ state: null })],
  ['lumens[1].id', withKeys({ lumens: [lumen, { ...lumen, role: 'other' }] })],
  [
    'lumens[1].primary',
    withKeys({
      lumens: [
        { ...lumen, primary: true },
        { ...lumen, id: 'L2', primary: true },
      ],
    }),
  ],
  ['lumens[0].primary', withLumen({ role: 'reference', primary: true })],
  ['lumens[0].primary', withLumen({ role: 'other', primary: true })],
  ['lumens[0].contour', withContour(ellipse(14, 12, 15))],
  ['lumens[0].contour', withContour(null)],
  ['lumens[0].contour', withContour({})],
  ['lumens[0].contour[3]', withContour(replaced(3, null))],
  ['lumens[0].contour[3]', withContour(replaced(3, [1]))],
  ['lumens[0].contour[3]', withContour(replaced(3, [1, 2, 3]))],
  ['lumens[0].contour[3]', withContour(replaced(3, ['1', 2]))],
  ['lumens[0].contour[3]', withContour(replaced(3, [null, 2]))],
  ['lumens[0].contour', withContour(replaced(4, round[3]))],
  ['lumens[0].contour', withContour([...round, round[0]])],
  ['lumens[0].contour', withContour(replaced(4, round[12]))],
  [
    'lumens[0].contour',
    withContour([...round.slice(0, 6), round[9], round[8], round[7], round[6], ...round.slice(10)]),
  ],
  ['lumens[0].contour', withContour(replaced(4, round[4], [0, 7], [0, 6.5]))],
  ['lumens[0].contour', withContour(Array.from({ length: 16 }, (_, k) => [k, 2 * k]))],
  ['lumens[0].contour', withContour(round.map(([x, y]: Point): Point => [x * 1e-200, y * 1e-200]))],
  ['axis.methods', withKeys({ axis: { methods: 'ruler' } })],
  ['axis.method', withKeys({ axis: { method: 'eye' } })],
  ['axis.lesionStartMm', withKeys({ axis: { lesionStartMm: '4' } })],
  ['axis.lesionStartMm', withKeys({ axis: { lesionStartMm: null } })],
  ...['minEivEngagementMm', 'proximalMarginMm', 'distalMarginMm', 'foreshorteningPct', 'minOverlapMm'].map(
    (key) => [`site.${key}`, withKeys({ site: { [key]: -0.001 } })] as const,
  ),
  ['site.distalMarginMm', withKeys({ site: { distalMarginMm: null } })],
  ['site.foreshorteningPct', withKeys({ site: { foreshorteningPct: 100 } })],
  ...['product', 'diameterMm', 'lengthMm'].map(
    (key) =>
      [
        `requested.${key}`,
        withKeys({ requested: without({ product: 'p', diameterMm: 14, lengthMm: 60 }, key) }),
      ] as const,
  ),
  ['requested.lengthMm', withKeys({ requested: { product: 'p', diameterMm: 14, lengthMm: 0 } })],
  ['requested.diameterMm', withKeys({ requested: { product: 'p', diameterMm: -14, lengthMm: 60 } })],
  ['requested.colour', withKeys({ requested: { product: 'p', diameterMm: 14, lengthMm: 60, colour: 1 } })],
  ['requested', withKeys({ requested: null })],
  ['catalogue.products', withKeys({ catalogue: {} })],
  ['catalogue.products', withKeys({ catalogue: { products: [] } })],
  ['catalogue.version', withKeys({ catalogue: { products: [product], version: 1 } })],
  ...['id', 'diametersMm', 'lengthsMm', 'status', 'verified'].map(
    (key) => [`catalogue.products[0].${key}`, withKeys({ catalogue: { products: [without(product, key)] } })] as const,
  ),
  ['catalogue.products[0].id', withProduct({ id: '' })],
  ['catalogue.products[1].id', withKeys({ catalogue: { products: [product, product] } })],
  ['catalogue.products[0].diametersMm[1]', withProduct({ diametersMm: [14, 0] })],
  ['catalogue.products[0].lengthsMm[0]', withProduct({ lengthsMm: [-60] })],
  ['catalogue.products[0].sizes[0]', withProduct({ sizes: [[14, 60, 1]] })],
  ['catalogue.products[0].sizes[0]', withProduct({ sizes: [14] })],
  [
    'catalogue.products[0].sizes[1][0]',
    withProduct({
      sizes: [
        [14, 60],
        [0, 60],
      ],
    }),
  ],
  ['catalogue.products[0].ifuOversizeMm', withProduct({ ifuOversizeMm: [3, 2] })],
  ['catalogue.products[0].ifuOversizeMm', withProduct({ ifuOversizeMm: [-1, 2] })],
  ['catalogue.products[0].ifuOversizeMm', withProduct({ ifuOversizeMm: null })],
  ['catalogue.products[0].status', withProduct({ status: 'sold out' })],
  ['catalogue.products[0].verified', withProduct({ verified: 1 })],
  ['catalogue.products[0].price', withProduct({ price: 1 })],
])('refused at %s', (path, document) => {
  const answer = parsePlanCase(JSON.stringify(document));
  expect(answer).toEqual({ ok: false, problem: expect.stringMatching(/^[^ ]+: [^ ].+$/u) });
  expect(answer.ok ? '' : answer.problem.split(': ')[0]).toBe(path);
});

test.each([
  ['', 'document'],
  ['{"format":', 'document'],
  ['{"format":"ivus-plan-case/1","axis":{"lesionEndMm":NaN}}', 'document'],
  ['{"format":"ivus-plan-case/1","axis":{"lesionEndMm":Infinity}}', 'document'],
  ['{"format":"ivus-plan-case/1","axis":{"lesionEndMm":1e999}}', 'axis.lesionEndMm'],
  ['{"format":"ivus-plan-case/1","__proto__":{}}', '__proto__'],
  ['{"format":"ivus-plan-case/1","findings":{"__proto__":{"dvt":"acute"}}}', 'findings.__proto__'],
  ['{"format":"ivus-plan-case/1","findings":{"constructor":1}}', 'findings.constructor'],
])('the text %s is refused at %s', (text, path) => {
  const answer = parsePlanCase(text);
  expect(answer.ok ? '' : answer.problem.split(': ')[0]).toBe(path);
});

test('a vertex of 1e999 is refused', () => {
  const text = JSON.stringify(withContour(replaced(3, [77, 2]))).replace('[77,2]', '[1e999,2]');
  expect(parsePlanCase(text)).toMatchObject({ ok: false, problem: expect.stringMatching(/^lumens\[0\]\.contour/u) });
});

test.each<readonly [reason: string | null, lumens: readonly object[]]>([
  [null, []],
  [null, [lumen, { ...lumen, id: 'L2', role: 'reference', normal: true }]],
  ['lumens[1].id: "L1" is used twice', [lumen, { ...lumen }]],
  [
    'lumens[1].primary: only one lesion can be primary',
    [
      { ...lumen, primary: true },
      { ...lumen, id: 'L2', primary: true },
    ],
  ],
  ['lumens[0].primary: only a lesion can be primary', [{ ...lumen, role: 'other', primary: true }]],
  [
    'lumens[1].contour: has 15 vertices, at least 16 are needed',
    [lumen, { ...lumen, id: 'L2', contour: round.slice(1) }],
  ],
])('a case that is put together again and again is refused as one that is read: %s', (reason, lumens) => {
  for (const _ of ['looked at', 'looked at before']) {
    const checked = checkMadeCase({ format: 'ivus-plan-case/1', lumens });
    expect(checked).toEqual(
      reason === null ? { ok: true, value: { format: 'ivus-plan-case/1', lumens } } : { ok: false, problem: reason },
    );
  }
});
