import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contourOf } from '../../../core/geometry/flat.ts';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import type { PlanAnswer } from '../../../core/plan/answer.ts';
import type { Findings, PlanCase, Product } from '../../../core/plan/case.ts';
import { BUILT_IN_PRODUCTS } from '../../../core/plan/catalogue.ts';
import { FINDING_CHOICES, MASS_CHOICES, OTHER_CAUSE_CHOICES, OTHER_CAUSES } from '../../../core/plan/findings.ts';
import { plan } from '../../../core/plan/plan.ts';
import { workedCase } from '../../../core/plan/rules/worked.ts';
import { randomCase } from './random-case.ts';

type Move = (contour: Contour) => Contour;

/** Another way to write down the same outline: turned, moved, mirrored, begun elsewhere, run through backwards. */
const move: fc.Arbitrary<Move> = fc
  .record({
    angle: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
    across: fc.double({ min: -200, max: 200, noNaN: true }),
    down: fc.double({ min: -200, max: 200, noNaN: true }),
    mirrored: fc.boolean(),
    reversed: fc.boolean(),
    first: fc.nat(500),
  })
  .map(({ angle, across, down, mirrored, reversed, first }) => (contour) => {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const moved = contour.map(([x, y]): Point => {
      const u = mirrored ? -x : x;
      return [u * cos - y * sin + across, u * sin + y * cos + down];
    });
    const begun = moved.map((_, k): Point => moved[(k + first) % moved.length] ?? [0, 0]);
    return reversed ? begun.reverse() : begun;
  });

/** An answer without its sentences, whose digits may round the other way, and its figures apart. */
function withoutSentences({ rules, metrics, ...rest }: PlanAnswer) {
  return { ...rest, rules: rules.map(({ id, status }) => [id, status]) };
}

test('turning, moving, mirroring, re-starting or reversing the outlines changes nothing', () => {
  fc.assert(
    fc.property(randomCase, fc.array(move, { minLength: 7, maxLength: 7 }), (planCase, moves) => {
      const lumens = planCase.lumens?.map((lumen, i) => ({
        ...lumen,
        contour: [...(moves[i % moves.length]?.(contourOf(lumen.contour)) ?? [])],
      }));
      const before = plan(planCase);
      const after = plan({ ...planCase, ...(lumens === undefined ? {} : { lumens }) });
      expect(withoutSentences(after)).toEqual(withoutSentences(before));
      for (const [name, value] of Object.entries(before.metrics)) {
        const other: unknown = Object.entries(after.metrics).find(([key]) => key === name)?.[1];
        if (typeof value === 'number') expect(Math.abs(value - Number(other ?? Number.NaN))).toBeLessThan(1e-9);
        else expect(other).toBe(value);
      }
    }),
    { numRuns: 1500 },
  );
});

/** Every question with its answers, by path; the last answer of each is "unknown". */
const QUESTIONS: readonly (readonly [path: readonly string[], choices: readonly string[]])[] = [
  ...Object.entries(FINDING_CHOICES).map(([name, choices]) => [[name], choices] as const),
  ...Object.entries(MASS_CHOICES).map(([name, choices]) => [['mass', name], choices] as const),
  ...OTHER_CAUSES.map((name) => [['otherCauses', name], OTHER_CAUSE_CHOICES] as const),
];

function answerAt(findings: Findings | undefined, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], findings);
}

/** The case with one answer put in; undefined takes it out. */
function answered(planCase: PlanCase, [first, second]: readonly string[], answer: string | undefined): PlanCase {
  const findings: Record<string, unknown> = structuredClone(planCase.findings ?? {});
  const into = second === undefined ? findings : ((findings[first ?? ''] ?? {}) as Record<string, unknown>);
  into[second ?? first ?? ''] = answer;
  if (second !== undefined) findings[first ?? ''] = into;
  return { ...planCase, findings: JSON.parse(JSON.stringify(findings)) as Findings };
}

const SETTLED = ['DIVERT_DVT', 'DIVERT_MASS', 'OUT_OF_SCOPE', 'INAPPROPRIATE', 'NOT_CONFIRMED'];

test('answering what was unknown never turns a diverted, inappropriate or unconfirmed plan into a device', () => {
  let settled = 0;
  fc.assert(
    fc.property(randomCase, fc.infiniteStream(fc.nat(10)), (planCase, picks) => {
      if (!SETTLED.includes(plan(planCase).outcome)) return;
      settled += 1;
      let fuller = planCase;
      for (const [path, choices] of QUESTIONS) {
        const unknown = [undefined, choices.at(-1)].includes(answerAt(fuller.findings, path) as string | undefined);
        const pick = picks.next().value;
        if (unknown) fuller = answered(fuller, path, choices[pick % choices.length]);
        expect(plan(fuller).devices).toEqual([]);
      }
    }),
    { numRuns: 1200 },
  );
  expect(settled).toBeGreaterThan(100);
});

/** Answers without which no stent may be shown, whatever else is known. */
const GATES: readonly (readonly string[])[] = [
  ...['dvt', 'duplexExtent', 'cfvWaveform', 'wholeLegSwelling', 'oedema', 'qualityOfLife', 'postThrombotic'],
  ...['venography', 'ivus', 'lesionBehaviour'],
].map((name) => [name]);
const MORE_GATES = [...GATES, ['mass', 'present'], ...OTHER_CAUSES.map((name) => ['otherCauses', name])];

/** The case with one thing that a gate needs taken away. */
function withoutGate(planCase: PlanCase, pick: number): PlanCase {
  const lumens = planCase.lumens ?? [];
  const axisKeys = Object.keys(planCase.axis ?? {});
  const ways: readonly (() => PlanCase)[] = [
    ...MORE_GATES.map((path) => () => answered(planCase, path, undefined)),
    ...axisKeys.map((key) => () => ({
      ...planCase,
      axis: Object.fromEntries(Object.entries(planCase.axis ?? {}).filter(([name]) => name !== key)),
    })),
    () => ({ ...planCase, lumens: lumens.filter(({ role }) => role !== 'lesion') }),
    () => ({ ...planCase, lumens: lumens.filter(({ role }) => role !== 'reference') }),
    () => ({ ...planCase, lumens: lumens.map((lumen) => ({ ...lumen, normal: false })) }),
    () => ({ ...planCase, lumens: lumens.map((lumen) => ({ ...lumen, unit: 'px' as const })) }),
    () => ({ ...planCase, lumens: lumens.map((lumen) => ({ ...lumen, state: 'unspecified' as const })) }),
    () => ({ ...planCase, lumens: lumens.map((lumen) => ({ ...lumen, modality: 'CT' as const })) }),
  ];
  return ways[pick % ways.length]?.() ?? planCase;
}

test('a case with anything unknown that a gate needs shows no device, no refused size and no pair', () => {
  let proposed = 0;
  fc.assert(
    fc.property(randomCase, fc.nat(1000), (planCase, pick) => {
      if (plan(planCase).devices.length > 0) proposed += 1;
      const { outcome, devices, rejected, pairs } = plan(withoutGate(planCase, pick));
      expect(['APPROPRIATE', 'NO_DEVICE']).not.toContain(outcome);
      expect([devices, rejected, pairs]).toEqual([[], [], []]);
    }),
    { numRuns: 6000 },
  );
  expect(proposed).toBeGreaterThan(100);
});

test('each gate taken away from the base case, one by one, blocks it', () => {
  const base = workedCase({});
  expect(plan(base).outcome).toBe('APPROPRIATE');
  const outcomes = Array.from({ length: 29 }, (_, pick) => plan(withoutGate(base, pick)).outcome);
  expect(new Set(outcomes)).toEqual(new Set(['BLOCKED']));
});

function shuffled<T>(items: readonly T[], by: readonly number[]): T[] {
  return items
    .map((item, i) => [by[i % by.length] ?? 0, item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

test('the order of the catalogue, of its diameters, lengths and sizes changes nothing', () => {
  const orders = fc.array(fc.nat(1000), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(randomCase, orders, (planCase, by) => {
      const mixed = (product: Product): Product => ({
        ...product,
        diametersMm: shuffled(product.diametersMm, by),
        lengthsMm: shuffled(product.lengthsMm, by),
        ...(product.sizes === undefined ? {} : { sizes: shuffled(product.sizes, by) }),
      });
      const products = planCase.catalogue?.products ?? [...BUILT_IN_PRODUCTS];
      const other = { ...planCase, catalogue: { products: shuffled(products.map(mixed), by) } };
      expect(plan(other)).toEqual(plan(planCase));
    }),
    { numRuns: 1500 },
  );
});

test('of two products with the same sizes the verified one is preferred, else the one whose id comes first', () => {
  const product = (id: string, verified: boolean): Product => ({
    id,
    diametersMm: [16],
    lengthsMm: [100],
    status: 'available',
    verified,
  });
  const preferred = (...products: Product[]) =>
    plan(workedCase({ products })).devices.map((device) => [device.product, device.preferred]);
  for (const [one, other] of [
    [product('b', false), product('a', false)],
    [product('a', false), product('b', false)],
  ] as const) {
    expect(preferred(one, other)).toEqual([
      ['a', true],
      ['b', false],
    ]);
  }
  expect(preferred(product('a', false), product('b', true))).toEqual([
    ['b', true],
    ['a', false],
  ]);
  expect(preferred(product('a', true), product('Z', true)).map(([id]) => id)).toEqual(['Z', 'a']);
});
