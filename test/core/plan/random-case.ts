import fc from 'fast-check';
import type { PlanCase, PlanLumen, Product } from '../../../core/plan/case.ts';
import { CASE_CHOICES } from '../../../core/plan/case.ts';
import { FINDING_CHOICES, MASS_CHOICES, OTHER_CAUSE_CHOICES, OTHER_CAUSES } from '../../../core/plan/findings.ts';
import { workedCase } from '../../../core/plan/rules/worked.ts';
import { ellipse, rectangle } from '../geometry/shapes.ts';

const base = workedCase({});

/** Mostly the base case's answer, sometimes another one or none. */
function mostly(usual: string | undefined, choices: readonly string[]): fc.Arbitrary<string | undefined> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...choices, undefined) },
  );
}

function answers(lists: Readonly<Record<string, readonly string[]>>, usual: object): fc.Arbitrary<object> {
  const own: Readonly<Record<string, string | undefined>> = { ...usual };
  return fc
    .record(Object.fromEntries(Object.entries(lists).map(([name, choices]) => [name, mostly(own[name], choices)])))
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, answer]) => answer !== undefined)));
}

const anyFindings = fc
  .tuple(
    answers(FINDING_CHOICES, base.findings ?? {}),
    answers(
      Object.fromEntries(OTHER_CAUSES.map((cause) => [cause, OTHER_CAUSE_CHOICES])),
      base.findings?.otherCauses ?? {},
    ),
    fc.oneof(
      { weight: 3, arbitrary: answers(MASS_CHOICES, { present: 'no' }) },
      answers(MASS_CHOICES, { present: 'yes', characterisedBy: 'contrast-ct', compressionCause: 'arterial' }),
      answers(MASS_CHOICES, {
        present: 'yes',
        characterisedBy: 'contrast-mri',
        compressionCause: 'mass',
        kind: 'tumour',
      }),
    ),
    fc.constantFrom({}, { fixedDespiteVariation: ' ' }, { fixedDespiteVariation: 'seen twice' }),
  )
  .map(([own, otherCauses, mass, reason]) => ({ ...own, otherCauses, mass, ...reason }));

const findings: fc.Arbitrary<object> = fc.oneof(fc.constant(base.findings ?? {}), anyFindings);

const usually = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });

const kidney = Array.from({ length: 40 }, (_, k): [number, number] => {
  const radius = k < 20 ? 6.5 : 4;
  const angle = ((k < 20 ? k : 39 - k) * 2.6) / 19;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
});

/** A peanut: 4 mm across its waist, 5.7 mm between calipers. */
const peanut = Array.from({ length: 64 }, (_, k): [number, number] => {
  const angle = (2 * Math.PI * k) / 64;
  const radius = 4 + 2 * Math.cos(2 * angle);
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
});

const lumen = (role: PlanLumen['role'], shapes: readonly PlanLumen['contour'][]): fc.Arbitrary<PlanLumen> =>
  fc.record({
    id: fc.constant(''),
    role: fc.constant(role),
    segment: role === 'reference' ? usually('EIV', 'CIV', 'CFV') : fc.constant('CIV' as const),
    modality: usually('IVUS', 'CT', 'XA'),
    unit: usually('mm', 'px'),
    state: fc.constantFrom(...CASE_CHOICES.state),
    contour: fc.constantFrom(...shapes),
    ...(role === 'reference' ? { normal: usually(true, false) } : {}),
  });

const lesionShapes = [
  ellipse(18, 4.2, 64),
  ellipse(14, 4.68),
  ellipse(16, 6.6, 64),
  ellipse(16, 3.5, 64),
  ellipse(18, 12, 256),
  ellipse(18, 11.999, 256),
  ellipse(14, 13, 64),
  rectangle(10, 3),
  peanut,
  kidney,
];
const referenceShapes = [
  ellipse(13.4, 12.2, 128),
  ellipse(12.4, 11.6, 256),
  ellipse(15, 9.6, 64),
  ellipse(10, 10, 128),
  rectangle(9, 10),
];

const lumens = fc
  .tuple(
    fc.array(lumen('lesion', lesionShapes), { maxLength: 4 }),
    fc.array(lumen('reference', referenceShapes), { maxLength: 3 }),
    fc.nat(4),
    fc.boolean(),
  )
  .map(([lesions, references, marked, first]) => {
    const named = lesions.map((one, i) => (i === marked ? { ...one, primary: true } : one));
    const all = first ? [...named, ...references] : [...references, ...named];
    return all.map((one, i) => ({ ...one, id: `L${i}` }));
  });

const place = (usual: number): fc.Arbitrary<number | undefined> =>
  fc.oneof(
    { weight: 10, arbitrary: fc.integer({ min: usual - 4, max: usual + 4 }) },
    { weight: 1, arbitrary: fc.constantFrom(undefined, -1, 0, 26, 64) },
  );

const axis = fc
  .record({
    method: usually<string | undefined>('ruler', 'unknown', undefined),
    proximalLandingMm: fc.constantFrom(0, 0, 0, 1, 2, -1, undefined),
    lesionStartMm: place(6),
    lesionEndMm: place(26),
    straightEivStartMm: place(64),
    straightEivEndMm: fc.oneof(place(112), place(66)),
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)));

const site = fc.record(
  {
    minEivEngagementMm: fc.constantFrom(0, 10, 40),
    proximalMarginMm: fc.constantFrom(0, 3),
    distalMarginMm: fc.constantFrom(0, 50),
    foreshorteningPct: fc.constantFrom(0, 3.3, 10),
    minOverlapMm: fc.constantFrom(null, 0, 20),
  },
  { requiredKeys: [] },
);

const diameter = fc.constantFrom(11, 13, 13.5, 14, 15, 16, 16.8, 18);
const length = fc.constantFrom(40, 59.9996, 60, 80, 100, 140);
const product: fc.Arbitrary<Product> = fc.record(
  {
    id: fc.constant(''),
    diametersMm: fc.array(diameter, { maxLength: 3 }),
    lengthsMm: fc.array(length, { maxLength: 4 }),
    status: usually('available', 'recalled', 'not-indicated'),
    verified: fc.boolean(),
    sizes: fc.array(fc.tuple(diameter, length), { maxLength: 4 }),
    ifuOversizeMm: fc.constantFrom<[number, number]>([0, 2], [2, 6], [1, 4]),
  },
  { requiredKeys: ['id', 'diametersMm', 'lengthsMm', 'status', 'verified'] },
);
const catalogue = fc
  .array(product, { minLength: 1, maxLength: 3 })
  .map((products) => ({ products: products.map((one, i) => ({ ...one, id: ['b', 'a', 'C'][i] ?? 'd' })) }));

/** Random valid cases: near the base case in their answers, free in their tracings, landing zones and catalogues. */
export const randomCase: fc.Arbitrary<PlanCase> = fc
  .record(
    {
      format: fc.constant('ivus-plan-case/1' as const),
      findings,
      lumens: fc.oneof({ weight: 3, arbitrary: lumens }, fc.constant(base.lumens ?? [])),
      axis: fc.oneof(axis, fc.constant(base.axis ?? {})),
      site,
      requested: fc.record({
        product: fc.constantFrom('a', 'b', 'zilver-vena', 'venovo', 'vici', 'wallstent', 'nobody'),
        diameterMm: diameter,
        lengthMm: length,
      }),
      catalogue,
    },
    { requiredKeys: ['format', 'findings', 'lumens', 'axis'] },
  )
  .map((drawn) => JSON.parse(JSON.stringify(drawn)) as PlanCase);
